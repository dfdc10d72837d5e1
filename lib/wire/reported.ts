import type { UsdText } from "./usd-text.ts";

/** What providers reported and what is computed from usage, on the days that both tell of. */
export interface ReportedSums {
  /** Charges; credits are apart. */
  readonly reported: UsdText;
  /** At the tiers served, of the priced records. */
  readonly computed: UsdText;
  /** Computed minus reported, … */
  readonly difference: UsdText;
  /** … and as a share of what was reported; `null` where that is nothing. */
  readonly share: number | null;
}

export interface ReportedTier extends ReportedSums {
  /** "unknown" where the report, or the record, names none. */
  readonly tier: string;
}

/** Money of days (UTC) that only one side tells of. */
export interface ReportedApart {
  readonly days: number;
  readonly usd: UsdText;
}

export interface ReportedLine extends ReportedSums {
  /** `null` in a line by provider: the report names none. */
  readonly provider: string | null;
  /** UTC days with usage that the report tells of. */
  readonly days: number;
  /** Records of these days that no price is known for: nothing of them is in `computed`. */
  readonly unpricedRecords: number;
  /** Empty where the report names no tier. */
  readonly tiers: readonly ReportedTier[];
  /** The part of `reported` that names no model: fees, or a report that does not tell models apart. */
  readonly withoutModel: UsdText;
  /** Amounts below zero, on whatever day: usage at list prices knows no credits. */
  readonly credits: UsdText;
  readonly reportedApart: ReportedApart;
  readonly computedApart: ReportedApart;
  /** Rows whose time the period cuts: compared with nothing. */
  readonly cut: { readonly rows: number; readonly usd: UsdText };
}

export interface ReportedSource {
  readonly importId: number;
  readonly fileName: string;
  /** Other sources that tell of the same days in another format or other groupings: both are summed. */
  readonly overlaps: readonly number[];
}

/**
 * What providers report to have billed in the period, beside what is computed: for reconciliation, added to no other
 * figure. Sums are exact, and rounded to a trillionth of a dollar where they are told.
 */
export interface Reported extends ReportedLine {
  readonly providers: readonly ReportedLine[];
  readonly sources: readonly ReportedSource[];
  /** Rows of cost files, of any period, that were turned away because they are not in USD. */
  readonly otherCurrencyRows: number;
}
