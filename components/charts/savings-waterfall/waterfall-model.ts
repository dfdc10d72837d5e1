import type { ChartModel } from "../kit/chart-model.ts";

/** One bar: a sum that stands on zero, or a step from one amount to another. */
export interface WaterfallBar {
  readonly key: string;
  readonly label: string;
  /** The tier whose step it is; `null` for sums and caches. */
  readonly tier: string | null;
  readonly kind: "sum" | "less" | "more";
  /** What was paid is measured; all else is what the same tokens would cost by price lists. */
  readonly look: "solid" | "dashed";
  /** The amount with its sign, as told. */
  readonly amount: string;
  /** What is left after it, as told. */
  readonly left: string;
  /** Lengths on screen alone, in dollars: from where, and how long. */
  readonly drawn: { readonly s0: number; readonly s1: number };
}

export interface WaterfallModel extends ChartModel {
  readonly bars: readonly WaterfallBar[];
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}
