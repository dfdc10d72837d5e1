import type { ChartModel } from "../kit/chart-model.ts";

export interface HistorySeries {
  readonly id: string;
  readonly tier: string;
  /** The price in force on the chart's day; "–" where none is. */
  readonly now: string;
  /** How many lines drawn before it hold the same price somewhere: it is drawn beside them. */
  readonly lane: number;
}

export interface HistoryRow {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Dollars per million tokens by series id; `null` where the tier has no price. */
  readonly drawn: Readonly<Record<string, number | null>>;
}

export interface PriceChange {
  readonly at: number;
  readonly label: string;
  readonly prices: readonly { readonly seriesId: string; readonly text: string }[];
}

export interface PriceHistoryModel extends ChartModel {
  readonly series: readonly HistorySeries[];
  /** Two rows at every change, before and after it, so that straight lines make steps. */
  readonly rows: readonly HistoryRow[];
  readonly changes: readonly PriceChange[];
  readonly from: number;
  readonly to: number;
  /** The day for which "now" is judged. */
  readonly today: number;
  readonly xTicks: readonly { readonly at: number; readonly label: string }[];
  readonly yTop: number;
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
}
