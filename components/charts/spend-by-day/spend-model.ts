import type { BucketStep } from "../kit/calendar-buckets.ts";
import type { ChartModel } from "../kit/chart-model.ts";

export interface SpendSeries {
  readonly id: string;
  readonly name: string;
  /** The tier that picking this series means; `null` for tiers drawn together. */
  readonly tier: string | null;
  /** Whose looks it wears. */
  readonly looksLike: string;
  readonly total: string;
  readonly exactTotal: string;
  readonly share: string;
}

export interface SpendPoint {
  /** First day of the bucket. */
  readonly key: string;
  readonly label: string;
  readonly unfinished: boolean;
  /** A long stretch without records, in one place. */
  readonly isBreak: boolean;
  readonly total: string;
  readonly parts: readonly { readonly seriesId: string; readonly text: string }[];
  /** Dollars by series id, for lengths only; a series without spend in the bucket is absent. */
  readonly drawn: Readonly<Record<string, number>>;
  readonly lastDay: string;
}

export interface SpendByDayModel extends ChartModel {
  readonly step: BucketStep;
  readonly series: readonly SpendSeries[];
  readonly points: readonly SpendPoint[];
  readonly yTop: number;
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
  readonly xTicks: readonly { readonly at: string; readonly label: string }[];
}
