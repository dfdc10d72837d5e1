import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface DrawnPoint {
  readonly key: string;
  /** Its place among the report's points: what a pick of it says. */
  readonly place: number;
  /** Dollars for a thousand calls. */
  readonly usd: number;
  readonly ms: number;
  /** Ends of the interval, within the axis; `null` where it is not known. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
  /** Another point that it is held against costs no more, takes no longer, and is better in one of the two. */
  readonly isBeaten: boolean;
  /** The frontier on which it lies, if it is not beaten. */
  readonly line: string;
  readonly tier: string;
  readonly label: string;
  readonly cost: string;
  readonly latency: string;
}

export interface PlaneModel extends ChartModel {
  /** Cheapest first. */
  readonly points: readonly DrawnPoint[];
  /** What is not beaten, cheapest first; more than one where points are held against their own model alone. */
  readonly frontiers: readonly (readonly DrawnPoint[])[];
  readonly tiers: readonly { readonly id: string; readonly tier: string }[];
  readonly x: LogAxis;
  readonly y: LogAxis;
}
