import type { AppliedFilters, DataOrigin } from "./overview.ts";

/** One value of a measure: money is exact decimal text in USD, durations are milliseconds, shares 0 to 1. */
export interface AnswerValue {
  /** `null`: not known, or nothing to measure. */
  readonly amount: string | number | null;
  /** Records (or operations) that should be in it and are not: they have no price, count or duration. */
  readonly leftOut?: number;
  /** A duration longer than what is told apart: it is at least this. */
  readonly isAtLeast?: true;
  /** The tier of at least half of the priced records is a guess. */
  readonly isAssumed?: true;
  /** Too few calls lie beyond this quantile for it to say much. */
  readonly isTooFew?: true;
}

export interface AnswerRow {
  /**
   * A value for each dimension: a name; the start of a time in microseconds since 1970 UTC, or the hour of the week (0 is
   * Monday's first); `null` where records do not say.
   */
  readonly at: readonly (string | number | null)[];
  /** A value for each measure, in the order asked. */
  readonly values: readonly AnswerValue[];
}

export interface AnswerRest {
  readonly rows: number;
  readonly values: readonly AnswerValue[];
}

/** Measures × dimensions under filters: what every chart, table and export is made of. */
export interface Answer {
  readonly nowUs: number;
  readonly filters: AppliedFilters;
  /** Whose records were counted. */
  readonly shown: DataOrigin;
  readonly measures: readonly {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly better: "less" | "more" | null;
    readonly adds: boolean;
    readonly how: string;
  }[];
  readonly by: readonly { readonly id: string; readonly title: string; readonly isTime: boolean }[];
  readonly rows: readonly AnswerRow[];
  /** What a limit left out, summed. */
  readonly rest: AnswerRest | null;
  /** Measures that add up are the sums over rows and rest. */
  readonly total: readonly AnswerValue[];
  /** The same of the period before, as long; `null` where it was not asked for. */
  readonly before: {
    readonly fromUs: number;
    readonly toUs: number;
    readonly total: readonly AnswerValue[];
    /** Where no cut is by time: at the places of `rows`, in their order. */
    readonly rows: readonly AnswerRow[];
    readonly rest: AnswerRest | null;
  } | null;
}
