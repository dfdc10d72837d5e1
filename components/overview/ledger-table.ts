import { isoFromUs } from "../../lib/core/time.ts";
import type { Ledger, LedgerLine } from "../../lib/wire/ledger.ts";
import { type ChartTable, plainCell } from "../charts/kit/chart-model.ts";

interface LedgerColumn {
  readonly label: string;
  readonly numeric?: true;
  readonly read: (line: LedgerLine) => string | number | null;
}

const COLUMNS: readonly LedgerColumn[] = [
  { label: "Provider", read: ({ provider }) => provider },
  { label: "Model", read: ({ model }) => model },
  { label: "Tier", read: ({ tier }) => tier },
  { label: "Context", read: ({ band }) => band },
  { label: "Token class", read: ({ tokenClass }) => tokenClass },
  { label: "Rated as", read: ({ ratedAs }) => ratedAs },
  { label: "Tokens", numeric: true, read: ({ tokens }) => tokens },
  { label: "USD per 1M", numeric: true, read: ({ usdPerMillion }) => usdPerMillion },
  { label: "Amount, USD", numeric: true, read: ({ amount }) => amount },
  { label: "In force from", read: ({ fromUs }) => isoFromUs(fromUs) },
  { label: "Until", read: ({ toUs }) => (toUs === null ? null : isoFromUs(toUs)) },
  { label: "Source", read: ({ source }) => source },
  { label: "Confidence", read: ({ confidence }) => confidence },
  { label: "Contract, %", numeric: true, read: ({ contract }) => contract?.percent ?? null },
];

/** The price rows behind a figure with their tokens and amounts; what is subtracted has the sign "minus". */
export function ledgerTable({ lines, minus }: Ledger): ChartTable {
  const rowOf = (sign: string) => (line: LedgerLine) =>
    [sign, ...COLUMNS.map(({ read }) => String(read(line) ?? ""))].map(plainCell);
  return {
    columns: [
      { label: "Sign", numeric: false },
      ...COLUMNS.map(({ label, numeric = false }) => ({ label, numeric })),
    ],
    rows: [...lines.map(rowOf("plus")), ...minus.map(rowOf("minus"))],
  };
}
