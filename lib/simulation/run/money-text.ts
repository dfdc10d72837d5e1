import {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  decimalText,
  roundDecimal,
} from "../../core/decimal.ts";
import type { UsdText } from "../../wire/usd-text.ts";

const PICO_DIGITS = 12;
/** A formula in doubles is right to about fifteen digits; twelve of them are shown. */
const FORMULA_DIGITS = 12;
/** Powers of a refusal may have hundreds of decimals, which readers of decimals refuse. */
const EXACT_DECIMALS = 40;

/** Dollars of an exact number of picodollars. */
export const usdOfPico = ({ units, scale }: Decimal): Decimal => ({
  units,
  scale: scale + PICO_DIGITS,
});

const digitsBefore = (size: number): number => Math.floor(Math.log10(size)) + 1;

/** What is known of a result beside itself: it is exact, a formula in doubles, or a mean with a standard error in dollars. */
export type Knowledge =
  | { readonly kind: "exact" }
  | { readonly kind: "formula" }
  | { readonly kind: "estimate"; readonly errorUsd: number };

/** Dollars as text, rounded to what is known: an exact sum to forty decimals, a mean to two digits of its standard error. */
export function knownUsd(usd: Decimal, knowledge: Knowledge): UsdText {
  if (knowledge.kind === "exact") return decimalText(roundDecimal(usd, EXACT_DECIMALS));
  const size = Math.abs(Number(decimalText(usd)));
  if (size === 0) return "0";
  const formula = FORMULA_DIGITS - digitsBefore(size);
  const isSure = knowledge.kind === "formula" || knowledge.errorUsd <= 0;
  const decimals = isSure ? formula : Math.min(formula, 2 - digitsBefore(knowledge.errorUsd));
  return decimalText(roundDecimal(usd, decimals));
}

/** A sum of money and a difference that is known to about three digits. */
export function shiftedUsd(usd: Decimal, by: number): UsdText {
  if (by === 0) return decimalText(usd);
  return decimalText(
    roundDecimal(addDecimals(usd, decimalOfNumber(by)), 3 - digitsBefore(Math.abs(by))),
  );
}

/** Dollars of a double, to three digits. */
export function roughUsd(usd: number): UsdText {
  if (usd === 0) return "0";
  return decimalText(roundDecimal(decimalOfNumber(usd), 3 - digitsBefore(Math.abs(usd))));
}

/** A share, a time or a count of a result: twelve digits, so that the last bits of sums are not shown. */
export const shownNumber = (value: number): number => Number(value.toPrecision(FORMULA_DIGITS));
