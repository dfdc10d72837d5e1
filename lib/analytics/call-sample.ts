/**
 * A sample of calls for distributions, in columns: place i of each is one call. -1 stands for an unknown count or
 * duration; names are places in `names`, 0 for unknown.
 */
export interface CallSample {
  readonly rows: CallColumns;
  readonly names: Readonly<Record<SampledName, readonly (string | null)[]>>;
  /** Matching calls in all. */
  readonly of: number;
  /** The share of calls that was looked at, 1 where every matching call is in `rows`. */
  readonly share: number;
}

export const SAMPLED_NAMES = [
  "provider",
  "model",
  "tierRequested",
  "tierServed",
  "workload",
] as const;
export type SampledName = (typeof SAMPLED_NAMES)[number];

export interface CallColumns extends Readonly<Record<SampledName, Int32Array>> {
  readonly length: number;
  /** Seconds since 1970 UTC. */
  readonly atS: Int32Array;
  readonly latencyMs: Int32Array;
  readonly ttftMs: Int32Array;
  readonly inputTotal: Int32Array;
  readonly outputTotal: Int32Array;
  /** Places in OUTCOMES; and in ERROR_CLASSES, -1 for none. */
  readonly outcome: Int32Array;
  readonly errorClass: Int32Array;
}
