import type { Span } from "../hour-spans.ts";

/** Labels of the batch tier as requested and as served: an aggregate row with both is a batch of its own. */
export interface BatchLabels {
  readonly requested: number;
  readonly served: number;
}

/** Whether calls and buckets both tell of a row, and which of the two counts. */
export const TOLD_TWICE = {
  no: 0,
  /** Calls, or buckets where these are preferred. */
  asPreferred: 1,
  /** Buckets in any case: of the two, they alone name a time. */
  byBuckets: 2,
} as const;

/** Where calls and buckets may tell of the same: what the query needs to know about it. */
export interface GrainOverlap {
  /** Whole UTC days: those of the question, and all that a bucket of several days reaches from there. */
  readonly days: Span;
  readonly hasLongBuckets: boolean;
  readonly synthetic: boolean;
  /** Labels of providers under more than one name, with the label that stands for them all. */
  readonly sameProvider: readonly { readonly id: number; readonly as: number }[];
  /** `null` where no row of a whole batch is stored. */
  readonly batch: BatchLabels | null;
}
