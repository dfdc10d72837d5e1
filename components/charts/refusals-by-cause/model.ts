import type { ChartModel } from "../kit/chart-model.ts";

export interface CauseSeries {
  readonly id: string;
  readonly cause: string;
  readonly name: string;
  readonly colour: string;
  readonly hatched: boolean;
  /** Of all first attempts of the period, as told. */
  readonly share: string;
  /** Drawn beside the stack, and in no sum. */
  readonly isApart: boolean;
}

export interface CausePoint {
  readonly key: string;
  readonly label: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly unfinished: boolean;
  /** A long stretch in which nothing was recorded. */
  readonly isBreak: boolean;
  readonly total: string;
  readonly parts: readonly { readonly id: string; readonly text: string }[];
  /** Percent by series id, for lengths only. */
  readonly drawn: Readonly<Record<string, number>>;
  /** A last part of the stack without height, on which the interval stands; `null` where there is nothing. */
  readonly cap: 0 | null;
  /** Top of the stack in percent, and how far its interval reaches below and above. */
  readonly middle: number | null;
  readonly spread: readonly [number, number] | null;
}

export interface RefusalsByCauseModel extends ChartModel {
  readonly series: readonly CauseSeries[];
  readonly points: readonly CausePoint[];
  readonly drawsIntervals: boolean;
  readonly top: number;
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
  readonly xTicks: readonly { readonly at: string; readonly label: string }[];
}
