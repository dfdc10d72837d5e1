import { isoFromUs } from "../../lib/core/time.ts";
import type { CallDetail } from "../../lib/wire/calls.ts";
import type { LedgerLine } from "../../lib/wire/ledger.ts";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import { plainCell } from "../charts/kit/chart-model.ts";

interface ExportColumn {
  readonly label: string;
  readonly numeric?: boolean;
  readonly of: (line: LedgerLine) => string;
}

const isoDay = (us: number): string => isoFromUs(us).slice(0, 10);

const COLUMNS: readonly ExportColumn[] = [
  { label: "Tokens of", of: ({ tokenClass }) => tokenClass },
  { label: "Rated as", of: ({ ratedAs }) => ratedAs },
  { label: "Tokens", numeric: true, of: ({ tokens }) => String(tokens) },
  { label: "USD per 1M", numeric: true, of: ({ usdPerMillion }) => usdPerMillion },
  { label: "USD", numeric: true, of: ({ amount }) => amount },
  { label: "Provider", of: ({ provider }) => provider },
  { label: "Model", of: ({ model }) => model },
  { label: "Tier", of: ({ tier }) => tier },
  { label: "Context", of: ({ band }) => band },
  { label: "In force from, UTC", of: ({ fromUs }) => isoDay(fromUs) },
  { label: "Until, UTC", of: ({ toUs }) => (toUs === null ? "" : isoDay(toUs)) },
  { label: "Confidence", of: ({ confidence }) => confidence },
  { label: "Own entry", of: ({ own }) => (own ? "yes" : "") },
  {
    ...{ label: "Contract, percent off", numeric: true },
    of: ({ contract }) => contract?.percent ?? "",
  },
  { label: "Source", of: ({ source }) => source },
];

/** The steps of a call's price, whose USD sum to its cost: tokens, rate and what the rate rests on; days in UTC, the end exclusive. */
export const callPriceTable = ({ lines }: CallDetail["price"]): ChartTable => ({
  columns: COLUMNS.map(({ label, numeric = false }) => ({ label, numeric })),
  rows: lines.map((line) => COLUMNS.map(({ of }) => plainCell(of(line)))),
});
