import type { ChartModel } from "./chart-model.ts";

/** One part of every bar. */
export interface LyingPart {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly look: "solid" | "dashed";
}

export interface LyingBar {
  readonly key: string;
  readonly label: string;
  /** The tier whose mark stands before the label; `null`: none. */
  readonly tier: string | null;
  /** Written behind the bar. */
  readonly end: string;
  /** The bar in words. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Lengths by part, in the units of the axis. */
  readonly drawn: Readonly<Record<string, number>>;
}

export interface LyingBarsModel extends ChartModel {
  readonly bars: readonly LyingBar[];
  readonly parts: readonly LyingPart[];
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const BAR_HEIGHT = 28;
const AXIS_HEIGHT = 24;
const FEWEST = 4;

/** Pixels for so many bars. */
export const lyingHeight = (bars: number): number =>
  AXIS_HEIGHT + Math.max(FEWEST, bars) * BAR_HEIGHT;
