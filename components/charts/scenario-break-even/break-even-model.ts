import type { ChartModel } from "../kit/chart-model.ts";

export interface BreakEvenRow {
  /** In the units of the axis. */
  readonly at: number;
  readonly label: string;
  readonly saved: string;
  readonly drawn: { readonly s0: number };
}

interface Ticks {
  readonly low: number;
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

export interface BreakEvenModel extends ChartModel {
  readonly rows: readonly BreakEvenRow[];
  readonly x: Ticks;
  readonly y: Ticks;
  /** Where it stops saving; `null` where it does not within the axis. */
  readonly breakEven: { readonly at: number; readonly label: string } | null;
}
