import { priceFileText } from "../../lib/analytics/price-file-text.ts";
import { isoFromUs } from "../../lib/core/time.ts";
import type { PriceListing } from "../../lib/wire/prices.ts";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import { plainCell } from "../charts/kit/chart-model.ts";
import type { FoundPrice } from "./select-listings.ts";

interface ExportColumn {
  readonly label: string;
  readonly numeric?: boolean;
  readonly of: (listing: PriceListing) => string | null;
}

const isoDay = (us: number | null): string | null =>
  us === null ? null : isoFromUs(us).slice(0, 10);

const COLUMNS: readonly ExportColumn[] = [
  { label: "provider", of: ({ provider }) => provider },
  { label: "model", of: ({ model }) => model },
  { label: "tier", of: ({ tier }) => tier },
  { label: "context", of: ({ band }) => band },
  { label: "from", of: ({ fromUs }) => isoDay(fromUs) },
  { label: "until", of: ({ toUs }) => isoDay(toUs) },
  { label: "input_usd_per_1m", numeric: true, of: ({ input }) => input },
  { label: "cached_input_usd_per_1m", numeric: true, of: ({ cachedInput }) => cachedInput },
  { label: "cache_write_usd_per_1m", numeric: true, of: ({ cacheWrite }) => cacheWrite },
  { label: "cache_write_1h_usd_per_1m", numeric: true, of: ({ cacheWrite1h }) => cacheWrite1h },
  { label: "output_usd_per_1m", numeric: true, of: ({ output }) => output },
  { label: "availability", of: ({ availability }) => availability },
  { label: "date_basis", of: ({ dateBasis }) => dateBasis },
  { label: "confidence", of: ({ confidence }) => confidence },
  { label: "source", of: ({ source }) => source },
  { label: "own_entry", of: ({ own }) => (own ? "yes" : null) },
  { label: "contract_percent_off", numeric: true, of: ({ contract }) => contract?.percent ?? null },
  { label: "contract_note", of: ({ contract }) => contract?.note ?? null },
];

/** The prices found as a table of exact values: days in UTC, the end exclusive, empty where nothing is published. */
export function priceTable(found: readonly FoundPrice[]): ChartTable {
  return {
    columns: COLUMNS.map(({ label, numeric = false }) => ({ label, numeric })),
    rows: found.map(({ listing }) => COLUMNS.map(({ of }) => plainCell(of(listing) ?? ""))),
  };
}

/** The same as a price file, which can be read in again. */
export const priceJson = (found: readonly FoundPrice[], day: string): string =>
  priceFileText(
    found.map(({ listing }) => listing),
    day,
  );
