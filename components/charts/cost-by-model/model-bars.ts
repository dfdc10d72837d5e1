import type { ChartModel } from "../kit/chart-model.ts";

export interface ModelBar {
  /** `b0`, `b1`, …: never the model's name. */
  readonly key: string;
  readonly label: string;
  /** The model to filter by; "unknown" where the source does not say. */
  readonly model: string;
  readonly asServed: string;
  readonly stays: string;
  readonly byFlex: string;
  readonly byBatch: string;
  /** Dollars, for lengths only. Together they are the cost as served. */
  readonly drawn: { readonly s0: number; readonly s1: number; readonly s2: number };
}

export interface CostByModelModel extends ChartModel {
  readonly bars: readonly ModelBar[];
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}
