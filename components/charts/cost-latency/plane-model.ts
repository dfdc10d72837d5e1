import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface DrawnPoint {
  readonly key: string;
  /** Dollars for a thousand calls. */
  readonly usd: number;
  readonly ms: number;
  /** Ends of the interval, within the axis; `null` where it is not known. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
  /** The same as `ms` where no other point beats this one, else `null`. */
  readonly frontier: number | null;
  readonly tier: string;
  readonly label: string;
  readonly cost: string;
  readonly latency: string;
}

export interface PlaneModel extends ChartModel {
  /** Cheapest first. */
  readonly points: readonly DrawnPoint[];
  readonly tiers: readonly { readonly id: string; readonly tier: string }[];
  readonly x: LogAxis;
  readonly y: LogAxis;
}
