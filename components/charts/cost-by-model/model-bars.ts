import type { ChartModel } from "../kit/chart-model.ts";

export interface ModelBar {
  /** `b0`, `b1`, …: never the model's name. */
  readonly key: string;
  readonly label: string;
  /** The model to filter by; "unknown" where the source does not say. */
  readonly model: string;
  /** Told beside the name where several providers sell it; else `null`. */
  readonly seller: string | null;
  readonly asServed: string;
  readonly stays: string;
  /** What each tier would save, by the id of its part; only of parts that some bar has. */
  readonly saves: readonly { readonly id: string; readonly text: string }[];
  /** Dollars by the id of the part, for lengths only. Together they are the cost as served. */
  readonly drawn: Readonly<Record<string, number>>;
}

export interface BarPart {
  readonly id: string;
  readonly label: string;
  /** The tier that would save it; `null` is what stays. */
  readonly tier: string | null;
}

export interface CostByModelModel extends ChartModel {
  readonly parts: readonly BarPart[];
  readonly bars: readonly ModelBar[];
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}
