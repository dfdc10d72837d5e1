import type { ErrorClass, Outcome } from "../core/record.ts";
import { TIME_SPLITS } from "./cost-cell.ts";
import type { Histogram } from "./histogram.ts";

/** What speed cells may be split by; the others come back `null`. */
export const SPEED_SPLITS = [
  ...TIME_SPLITS,
  "provider",
  "model",
  "tierRequested",
  "tierServed",
  "project",
  "workload",
  "apiKey",
  "endpoint",
  "outcome",
  "errorClass",
  "outputSize",
] as const;
export type SpeedSplit = (typeof SPEED_SPLITS)[number];

/** How long like calls took. Aggregate rows know nothing of it and have no part. */
export interface SpeedCell {
  /** As in `CostCell`. */
  readonly bucket: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly tierRequested: string | null;
  readonly tierServed: string | null;
  readonly project: string | null;
  readonly workload: string | null;
  readonly apiKey: string | null;
  readonly endpoint: string | null;
  readonly outcome: Outcome | null;
  readonly errorClass: ErrorClass | null;
  /** See `outputSizeOf`: calls of one class wrote about as much. */
  readonly outputSize: number | null;
  readonly calls: number;
  /** Sum over the calls whose latency is known, in milliseconds: `latency.count` of them. */
  readonly latencyMs: number;
  readonly latency: Histogram;
  readonly ttft: Histogram;
}

const LARGEST_CLASS = 20;

/** The class of an output: 0 for none or one token, else the power of two that it begins, 20 at most; `null` = unknown. */
export const outputSizeOf = (outputTotal: number | null): number | null =>
  outputTotal === null
    ? null
    : Math.min(LARGEST_CLASS, Math.floor(Math.log2(Math.max(1, outputTotal))));
