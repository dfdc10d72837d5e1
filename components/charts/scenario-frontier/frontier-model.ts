import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface FrontierMark {
  readonly key: string;
  readonly label: string;
  readonly usd: number;
  readonly ms: number;
  readonly isBeaten: boolean;
  /** What was logged, or the scenario of the page: drawn apart from presets. */
  readonly kind: "today" | "scenario" | "preset";
  readonly words: string;
}

export interface FrontierModel extends ChartModel {
  readonly points: readonly FrontierMark[];
  readonly x: {
    readonly low: number;
    readonly top: number;
    readonly ticks: readonly { readonly at: number; readonly label: string }[];
  };
  readonly y: LogAxis;
}
