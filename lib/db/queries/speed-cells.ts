import type { CellFilter } from "../../analytics/cost-cell.ts";
import { Histogram } from "../../analytics/histogram.ts";
import type { SpeedCell, SpeedSplit } from "../../analytics/speed-cell.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import type { Database } from "../database.ts";
import { type Duration, histogramColumns } from "../histogram-columns.ts";
import type { PriceFrame } from "../price-frame.ts";
import { SPEED_FAMILY } from "../speed-family.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askSums, type SumRow } from "./ask-sums.ts";
import { dataSpan } from "./data-span.ts";
import { numbersOf } from "./numbers-of.ts";
import { wholeDays } from "./told-twice.ts";

export interface SpeedQuestion {
  readonly filter: CellFilter;
  readonly splits: readonly SpeedSplit[];
  /** Which histograms are wanted, the others stay empty; absent: both. Counts of calls alone are quicker by far. */
  readonly durations?: readonly Duration[];
}

const COLUMNS_OF = { latency: histogramColumns("latency"), ttft: histogramColumns("ttft") };
const DURATIONS = ["latency", "ttft"] as const satisfies readonly Duration[];
const COUNTS = SPEED_FAMILY.sums.filter(({ type }) => type === "bigint");

const COLUMNS = {
  provider: { column: "provider", kind: "provider" },
  model: { column: "model", kind: "model" },
  tierRequested: { column: "tier_requested", kind: "tierRequested" },
  tierServed: { column: "tier_served", kind: "tierServed" },
  project: { column: "project", kind: "project" },
  workload: { column: "workload", kind: "workload" },
  apiKey: { column: "api_key", kind: "apiKey" },
  endpoint: { column: "endpoint", kind: "endpoint" },
  outcome: { column: "outcome", kind: null },
  errorClass: { column: "error_class", kind: null },
  outputSize: { column: "output_size", kind: null },
} as const;

/**
 * How long the calls took that the filter means, as new as the committed facts. Quick for all splits but `outputSize`
 * together with a project, workload, key or endpoint, or with days of a zone: these read every call of the range.
 */
export async function speedCells(
  db: Database,
  { filter, splits, durations = DURATIONS }: SpeedQuestion,
  frame: PriceFrame,
): Promise<readonly SpeedCell[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  await refreshRollups(db, frame.boundaries, wholeDays(found.span));
  const packed = Object.fromEntries(durations.map((duration) => [duration, COLUMNS_OF[duration]]));
  const wanted = Object.values(packed).flat();
  const rows = await askSums(db, {
    ...{ family: SPEED_FAMILY, filter, splits, columns: COLUMNS, frame, found, packed },
    sums: [...COUNTS, ...SPEED_FAMILY.sums.filter(({ column }) => wanted.includes(column))],
  });
  return rows.map(speedCellOf);
}

function speedCellOf(row: SumRow): SpeedCell {
  const text = (name: keyof typeof COLUMNS): string | null => {
    const found = row[name];
    return typeof found === "string" ? found : null;
  };
  const number = (name: string): number | null => {
    const found = row[name];
    return typeof found === "number" ? found : null;
  };
  return {
    bucket: row.bucket,
    provider: text("provider"),
    model: text("model"),
    tierRequested: text("tierRequested"),
    tierServed: text("tierServed"),
    project: text("project"),
    workload: text("workload"),
    apiKey: text("apiKey"),
    endpoint: text("endpoint"),
    outcome: OUTCOMES[number("outcome") ?? -1] ?? null,
    errorClass: ERROR_CLASSES[number("errorClass") ?? -1] ?? null,
    outputSize: number("outputSize"),
    calls: number("calls") ?? 0,
    latencyMs: number("latency_ms") ?? 0,
    latency: histogramOf(row, "latency"),
    ttft: histogramOf(row, "ttft"),
  };
}

function histogramOf(row: SumRow, duration: Duration): Histogram {
  const histogram = new Histogram();
  const text = row[duration];
  for (const [bucket, count] of numbersOf(typeof text === "string" ? text : null).entries()) {
    if (count !== null) histogram.add(bucket, count);
  }
  return histogram;
}
