import type { ChartModel } from "../kit/chart-model.ts";

export interface AskedSeries {
  readonly id: string;
  readonly tier: string;
  readonly colour: string;
  readonly hatched: boolean;
}

export interface AskedBar {
  readonly key: string;
  /** The tier asked for. */
  readonly label: string;
  readonly total: string;
  /** Shares of the bar's records by series, 0 to 1. */
  readonly drawn: Readonly<Record<string, number>>;
  readonly parts: readonly {
    readonly id: string;
    readonly label: string;
    readonly value: string;
  }[];
}

export interface AskedModel extends ChartModel {
  readonly bars: readonly AskedBar[];
  readonly series: readonly AskedSeries[];
}
