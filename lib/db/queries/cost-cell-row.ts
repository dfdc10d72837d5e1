import type { CostCell } from "../../analytics/cost-cell.ts";
import { ERROR_CLASSES, OUTCOMES, type Tokens } from "../../core/record.ts";
import { unknownBit } from "../token-flags.ts";

/** Dimensions that decide a price: the column of each label kind. */
export const PRICE_DIMENSIONS = {
  provider: "provider",
  model: "model",
  tierRequested: "tier_requested",
  tierServed: "tier_served",
  region: "region",
} as const;

/** A cell as the database answers it. */
export interface CellRow {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tierRequested: string | null;
  readonly tierServed: string | null;
  readonly region: string | null;
  readonly project?: string | null;
  readonly workload?: string | null;
  readonly apiKey?: string | null;
  readonly endpoint?: string | null;
  readonly grain: number;
  readonly outcome: number;
  readonly error_class: number | null;
  readonly token_flags: number;
  readonly size_class: number;
  /** Place among the groupings asked for, from 0. */
  readonly grouping: number;
  /** Number of the bucket of the time split asked for; `null` in a grouping without one. */
  readonly bucket: number | null;
  /** One of TOLD_TWICE. */
  readonly told_twice: number;
  readonly startUs: number;
  readonly records: number;
  readonly requests: number;
  readonly requests_unknown: number;
  readonly input_total: number;
  readonly input_cached: number;
  readonly input_cache_write: number;
  readonly input_cache_write_1h: number;
  readonly output_total: number;
  readonly reasoning: number;
}

/** When a cell's records lie, where that was asked for. */
export type CellTime = Pick<CostCell, "day" | "bucket">;
export const NO_TIME: CellTime = { day: null, bucket: null };

/** The row in the words of the price and of the pages. */
export function costCellOf(
  row: CellRow,
  { day, bucket }: CellTime,
  boundaries: readonly number[],
): CostCell {
  const known = (field: keyof Tokens, sum: number): number | null =>
    (row.token_flags & unknownBit(field)) === 0 ? sum : null;
  const inputTotal = known("inputTotal", row.input_total);
  const smallest = row.size_class === 0 ? 0 : (boundaries[row.size_class - 1] ?? 0);
  return {
    grain: row.grain === 0 ? "call" : "bucket",
    provider: row.provider,
    model: row.model,
    startUs: row.startUs,
    region: row.region,
    outcome: OUTCOMES[row.outcome] ?? "unknown",
    errorClass: row.error_class === null ? null : (ERROR_CLASSES[row.error_class] ?? "unknown"),
    inputTotal,
    inputCached: known("inputCached", row.input_cached),
    inputCacheWrite: known("inputCacheWrite", row.input_cache_write),
    inputCacheWrite1h: known("inputCacheWrite1h", row.input_cache_write_1h),
    outputTotal: known("outputTotal", row.output_total),
    reasoning: known("reasoning", row.reasoning),
    bandInput: inputTotal === null ? null : smallest,
    day,
    bucket,
    tierRequested: row.tierRequested,
    tierServed: row.tierServed,
    project: row.project ?? null,
    workload: row.workload ?? null,
    apiKey: row.apiKey ?? null,
    endpoint: row.endpoint ?? null,
    records: row.records,
    requests: row.requests,
    requestsUnknown: row.requests_unknown,
  };
}
