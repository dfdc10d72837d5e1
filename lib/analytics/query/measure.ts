import type { AnswerValue } from "../../wire/answer.ts";

/** `usd`: exact decimal text; `share`: 0 to 1; `ms`: milliseconds; `ratio`: a plain number. */
export type MeasureUnit = "usd" | "count" | "tokens" | "share" | "ms" | "ratio";

export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: MeasureUnit;
  /** Which way is good; `null`: neither. */
  readonly better: "less" | "more" | null;
  /** Whether the parts of a cut sum to the whole. */
  readonly adds: boolean;
  /** The formula in words. */
  readonly how: string;
}

/** A measure of one kind of sums, with how it is read from them. */
export interface MeasureOf<S> extends Measure {
  readonly read: (sum: S) => MeasureValue;
}

export type MeasureValue = AnswerValue;

/** A value that leaves some out says how many. */
export const measured = (amount: MeasureValue["amount"], leftOut = 0): MeasureValue =>
  leftOut > 0 ? { amount, leftOut } : { amount };

/** A share of a whole; `null` where there is nothing of which it could be a share. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;
