import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface DistributionSeries {
  readonly id: string;
  readonly tier: string;
  readonly median: string;
}

export interface DistributionRow {
  readonly ms: number;
  readonly label: string;
  /** Percent of calls by series id. */
  readonly drawn: Readonly<Record<string, number>>;
  /** Lower and upper end of the band, by series id. */
  readonly bands: { readonly drawn: Readonly<Record<string, readonly [number, number]>> };
}

export interface DistributionModel extends ChartModel {
  readonly series: readonly DistributionSeries[];
  readonly rows: readonly DistributionRow[];
  readonly x: LogAxis;
}
