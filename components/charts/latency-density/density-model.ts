import type { ChartModel } from "../kit/chart-model.ts";
import type { LogAxis } from "../kit/log-axis.ts";

export interface DrawnBin {
  /** Edges, in tokens and milliseconds. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** How dark it is drawn, 0 to 1. */
  readonly weight: number;
}

export interface DensityColumn {
  /** Output tokens in the middle of the column, by ratio. */
  readonly tokens: number;
  readonly label: string;
  readonly texts: readonly {
    readonly key: string;
    readonly label: string;
    readonly text: string;
  }[];
  /** Milliseconds that a tier's line tells, by series id; `null` where the line tells nothing. */
  readonly drawn: Readonly<Record<string, number | null>>;
}

export interface DensityModel extends ChartModel {
  readonly bins: readonly DrawnBin[];
  readonly columns: readonly DensityColumn[];
  readonly series: readonly {
    readonly id: string;
    readonly tier: string;
    readonly words: string;
  }[];
  readonly x: LogAxis;
  readonly y: LogAxis;
}
