import { parseDecimal } from "../core/decimal.ts";
import { type Picodollars, picodollars } from "../core/money.ts";

/** A share of a rate, exactly. */
export interface RateShare {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const isWholeShare = (rate: Picodollars, { numerator, denominator }: RateShare): boolean =>
  (rate * numerator) % denominator === 0n;

/** `rate × share` in whole picodollars per token; a half goes to the even neighbour. Neither is negative. */
export function shareOfRate(rate: Picodollars, { numerator, denominator }: RateShare): Picodollars {
  const product = rate * numerator;
  const whole = product / denominator;
  const twiceLeft = (product % denominator) * 2n;
  const isUp = twiceLeft > denominator || (twiceLeft === denominator && whole % 2n === 1n);
  return picodollars(isUp ? whole + 1n : whole);
}

const MOST_DECIMALS = 6;

/** Whether a text is a percentage that a contract may take off: over 0, at most 100, at most 6 decimals. */
export function isDiscountPercent(text: string): boolean {
  const percent = /^\d{1,3}(\.\d+)?$/.test(text) ? parseDecimal(text) : null;
  if (percent === null || percent.scale > MOST_DECIMALS) return false;
  return percent.units > 0n && percent.units <= 100n * 10n ** BigInt(percent.scale);
}

/** What remains when so many percent are taken off: "7.5" leaves 925 of 1,000. Throws on what is no such percentage. */
export function shareLeft(percent: string): RateShare {
  const off = isDiscountPercent(percent) ? parseDecimal(percent) : null;
  if (off === null) throw new Error(`expected a percentage to take off, found "${percent}"`);
  const denominator = 100n * 10n ** BigInt(off.scale);
  return { numerator: denominator - off.units, denominator };
}
