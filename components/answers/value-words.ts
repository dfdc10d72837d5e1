import type { Answer, AnswerValue } from "../../lib/wire/answer.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { significant, UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatDuration, formatShare, formatTokens } from "../format/quantity.ts";

export type MeasureInfo = Answer["measures"][number];

function amountWords(unit: string, amount: string | number): string {
  if (typeof amount === "string") return formatUsd(amount);
  if (unit === "share") return formatShare(amount, 1);
  if (unit === "ms") return formatDuration(amount);
  if (unit === "tokens") return formatTokens(amount);
  return unit === "ratio" ? significant(amount, 3) : formatCount(amount);
}

/** What is left out could only raise a sum. */
const isBound = ({ adds, better, id }: MeasureInfo): boolean =>
  adds && better !== "more" && id !== "available";

/** A value as it reads on screen: "≥" where what is left out could only raise it or the scale ends, "–" where unknown. */
export function valueWords(measure: MeasureInfo, value: AnswerValue | undefined): string {
  if (!value || value.amount === null) return UNKNOWN;
  const words = amountWords(measure.unit, value.amount);
  const atLeast = value.isAtLeast || (value.leftOut && isBound(measure));
  return atLeast ? `\u2265\u00a0${words}` : words;
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  usd: "without a price",
  ms: "without a known duration",
  count: "without a count",
  tokens: "without a count",
  ratio: "without an operation id",
  share: "that do not say",
};

/** The exact value, and what it leaves out, for hover and details. */
export function exactWords(measure: MeasureInfo, value: AnswerValue | undefined): string {
  if (!value) return "";
  const { amount, leftOut, isTooFew } = value;
  const exact =
    amount === null
      ? "not known"
      : typeof amount === "string"
        ? formatExactUsd(amount)
        : measure.unit === "share"
          ? `${(amount * 100).toFixed(4)}\u00a0%`
          : measure.unit === "ms"
            ? `${formatCount(amount)}\u00a0ms`
            : measure.unit === "ratio"
              ? String(amount)
              : formatCount(amount);
  const out = leftOut ? `; leaves out ${formatCount(leftOut)} ${LEFT_OUT[measure.unit]}` : "";
  return `${exact}${out}${isTooFew ? "; too few calls to say much" : ""}`;
}

export interface Change {
  /** "+12 %", or why there is none. */
  readonly words: string;
  /** Whether it is for the better; `null` where it is neither, or too small to matter. */
  readonly isGood: boolean | null;
}

const LEAST_CHANGE = 0.01;
const numberOf = (value: AnswerValue | undefined): number | null =>
  value === undefined || value.amount === null ? null : Number(value.amount);

/** How a value changed against the period before; shares change by points. */
export function changeOf(
  { unit, better }: MeasureInfo,
  now: AnswerValue | undefined,
  before: AnswerValue | undefined,
): Change {
  const [a, b] = [numberOf(now), numberOf(before)];
  if (a === null || b === null || (b === 0 && unit !== "share")) {
    return { words: "nothing to compare with", isGood: null };
  }
  const change = unit === "share" ? a - b : (a - b) / Math.abs(b);
  const size = Math.abs(change);
  const sign = change < 0 ? "\u2212" : "+";
  const least = unit === "share" ? LEAST_CHANGE / 100 : LEAST_CHANGE;
  if (size < least) return { words: "about the same", isGood: null };
  const words =
    unit === "share"
      ? `${sign}${significant(size * 100, 2)}\u00a0points`
      : `${sign}${significant(size * 100, size < 1 ? 2 : 3)}\u00a0%`;
  return { words, isGood: better === null ? null : change < 0 === (better === "less") };
}
