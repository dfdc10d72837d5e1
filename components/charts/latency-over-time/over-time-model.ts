import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface TierLine {
  readonly id: string;
  readonly tier: string;
  /** Over the whole period. */
  readonly whole: string;
}

export interface TimePlace {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** "" where it only parts what lies before a gap from what lies behind it. */
  readonly label: string;
  /** First day and last, for a zoom. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Milliseconds by series id; `null` where nothing was measured. With "u" in place of "s" the stretch to a place that has not ended. */
  readonly drawn: Readonly<Record<string, number | null>>;
  /** What is drawn as a point of its own: it has no neighbours, or too few calls to say much. */
  readonly points: readonly { readonly seriesId: string; readonly isFew: boolean }[];
  readonly texts: readonly { readonly seriesId: string; readonly text: string }[];
}

export interface OverTimeModel extends ChartModel {
  readonly series: readonly TierLine[];
  /** The last place has not ended: a stretch of its own leads to it. */
  readonly hasUnfinished: boolean;
  readonly places: readonly TimePlace[];
  readonly from: number;
  readonly to: number;
  readonly xTicks: readonly { readonly at: number; readonly label: string }[];
  readonly y: LogAxis;
}
