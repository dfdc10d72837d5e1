import { type Picodollars, picodollars } from "../core/money.ts";
import type { CompiledPrice } from "./compiled-price.ts";
import type { TokenSplit } from "./split-tokens.ts";
import { type LineItem, TOKEN_CLASSES } from "./types.ts";
import { wholeBigint } from "./whole-bigint.ts";

/** What each class of tokens costs, exactly: tokens × rate. Classes without tokens are left out. */
export function lineItems(split: TokenSplit, { rates, ratedAs }: CompiledPrice): LineItem[] {
  return TOKEN_CLASSES.filter((tokenClass) => split[tokenClass] > 0).map((tokenClass) => {
    const tokens = split[tokenClass];
    const rate = picodollars(BigInt(rates[tokenClass]));
    const amount = picodollars(BigInt(tokens) * rate);
    return { tokenClass, tokens, rate, amount, ratedAs: ratedAs[tokenClass] };
  });
}

/** The sum of the line items, one by one in big integers: exact at any size, and slow. */
export function exactAmount(split: TokenSplit, price: CompiledPrice): Picodollars {
  const items = lineItems(split, price);
  return picodollars(items.reduce((sum, { amount }) => sum + amount, 0n));
}

/**
 * The sum of the line items, exact at any size.
 * No term is negative, so a sum below 2^53 proves that every term and partial sum was an exact integer.
 */
export function amountOf(split: TokenSplit, price: CompiledPrice): Picodollars {
  const { rates } = price;
  const sum =
    split.input * rates.input +
    split.cachedInput * rates.cachedInput +
    split.cacheWrite * rates.cacheWrite +
    split.cacheWrite1h * rates.cacheWrite1h +
    split.output * rates.output;
  return sum <= Number.MAX_SAFE_INTEGER ? picodollars(wholeBigint(sum)) : exactAmount(split, price);
}
