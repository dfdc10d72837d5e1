import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface AnsweredRow {
  readonly ms: number;
  readonly label: string;
  /** Percent of requests by series: s0 as logged, s1 under the scenario. */
  readonly drawn: Readonly<Record<"s0" | "s1", number>>;
}

export interface AnsweredModel extends ChartModel {
  readonly rows: readonly AnsweredRow[];
  readonly x: LogAxis;
}
