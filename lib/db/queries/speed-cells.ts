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
import { wholeDays } from "./told-twice.ts";

export interface SpeedQuestion {
  readonly filter: CellFilter;
  readonly splits: readonly SpeedSplit[];
}

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
  { filter, splits }: SpeedQuestion,
  frame: PriceFrame,
): Promise<readonly SpeedCell[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  await refreshRollups(db, frame.boundaries, wholeDays(found.span));
  const question = { family: SPEED_FAMILY, filter, splits, columns: COLUMNS, frame, found };
  const rows = await askSums(db, question);
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

const COLUMNS_OF = { latency: histogramColumns("latency"), ttft: histogramColumns("ttft") };

function histogramOf(row: SumRow, duration: Duration): Histogram {
  const histogram = new Histogram();
  for (const [bucket, column] of COLUMNS_OF[duration].entries()) {
    const count = row[column];
    if (typeof count === "number") histogram.add(bucket, count);
  }
  return histogram;
}
