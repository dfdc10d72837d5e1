import type { Answer, AnswerValue } from "../../lib/wire/answer.ts";
import { differenceUsd, formatExactUsd, formatUsd } from "../format/money.ts";
import { MINUS, significant, UNIT_SPACE, UNKNOWN } from "../format/number-text.ts";
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
  /** "+$120 (+12 %)", or why there is none. */
  readonly words: string;
  /** Both values are known, and there is a share of the one before. */
  readonly isKnown: boolean;
  /** Whether it is for the better; `null` where it is neither, or too small to matter. */
  readonly isGood: boolean | null;
}

const LEAST_CHANGE = 0.01;
const NOTHING: Change = { words: "nothing to compare with", isKnown: false, isGood: null };
const numberOf = (value: AnswerValue | undefined): number | null =>
  value === undefined || value.amount === null ? null : Number(value.amount);

/** A change in percent of what was: "+12 %", "×12" from tenfold on; `null` from nothing. */
export function percentWords(now: number, before: number): string | null {
  if (before === 0) return null;
  const change = (now - before) / Math.abs(before);
  if (before > 0 && change >= 9) return `\u00d7${significant(now / before, 2)}`;
  const size = Math.abs(change) * 100;
  return `${change < 0 ? MINUS : "+"}${significant(size, size < 100 ? 2 : 3)}${UNIT_SPACE}%`;
}

/** By how much, in the unit of the measure and without a sign; shares differ by points. */
function sizeWords({ unit }: MeasureInfo, now: AnswerValue, before: AnswerValue): string {
  if (unit === "share") {
    const points = Math.abs(Number(now.amount) - Number(before.amount)) * 100;
    return `${significant(points, 2)}${UNIT_SPACE}${points === 1 ? "point" : "points"}`;
  }
  if (unit === "usd") {
    const difference = differenceUsd(String(now.amount), String(before.amount)) ?? "0";
    return formatUsd(difference.replace("-", ""));
  }
  return amountWords(unit, Math.abs(Number(now.amount) - Number(before.amount)));
}

/** How a value changed against the period before, in its unit and in percent; shares change by points. Of few calls it is neither good nor bad. */
export function changeOf(
  measure: MeasureInfo,
  now: AnswerValue | undefined,
  before: AnswerValue | undefined,
): Change {
  const { unit, better } = measure;
  const [a, b] = [numberOf(now), numberOf(before)];
  if (!now || !before || a === null || b === null) return NOTHING;
  if (b === 0 && unit !== "share") return NOTHING;
  if (a === b) return { words: "no change", isKnown: true, isGood: null };
  const percent = unit === "share" ? null : percentWords(a, b);
  const amount = `${a < b ? MINUS : "+"}${sizeWords(measure, now, before)}`;
  const size = unit === "share" ? Math.abs(a - b) * 100 : Math.abs((a - b) / b);
  const isFew = now.isTooFew === true || before.isTooFew === true;
  const words = percent === null ? amount : `${amount} (${percent})`;
  const isNeither = better === null || isFew || size < LEAST_CHANGE;
  return {
    words: isFew ? `${words}, few calls,` : words,
    isKnown: true,
    isGood: isNeither ? null : a < b === (better === "less"),
  };
}
