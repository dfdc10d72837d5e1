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
  /** Place among the days asked for, from 1; `null` in a grouping without days. */
  readonly day: number | null;
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

/** The row in the words of the price and of the pages; `day` is the local day of its records. */
export function costCellOf(
  row: CellRow,
  day: string | null,
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
