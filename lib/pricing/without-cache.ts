import { type Picodollars, picodollars } from "../core/money.ts";
import type { PriceBook } from "./book.ts";
import { explainPrice } from "./explain-price.ts";
import type { LineItem, PriceableUsage, Priced, TokenClass } from "./types.ts";

/** What caches took off a price and what was paid to fill them, in exact picodollars. */
export interface CacheEffect {
  /** Cached input at the input rate, minus the same as charged. */
  readonly readSaved: Picodollars;
  /** Cache writes as charged, minus the same at the input rate. */
  readonly writePaid: Picodollars;
}

const IS_WRITE: ReadonlySet<TokenClass> = new Set(["cacheWrite", "cacheWrite1h"]);

function inputRate(book: PriceBook, { price }: Priced): Picodollars {
  const compiled = price === null ? undefined : book.compiled.get(price.id);
  if (!compiled) throw new Error("an input rate was asked of a price that no row made");
  return picodollars(BigInt(compiled.rates.input));
}

/** The factors of a price as if its cached tokens and cache writes were plain input. None where nothing was charged. */
export function withoutCache(
  book: PriceBook,
  usage: PriceableUsage,
  priced: Priced,
): readonly LineItem[] {
  if (priced.price === null) return [];
  const rate = inputRate(book, priced);
  return explainPrice(book, usage, priced).map((item) => {
    if (item.tokenClass === "output") return item;
    const amount = picodollars(BigInt(item.tokens) * rate);
    return { ...item, rate, amount, ratedAs: "input" };
  });
}

/** What caches changed of a price: its total is that without them, less `readSaved`, plus `writePaid`. */
export function cacheEffect(book: PriceBook, usage: PriceableUsage, priced: Priced): CacheEffect {
  let [readSaved, writePaid] = [0n, 0n];
  if (
    priced.price !== null &&
    (usage.inputCached || usage.inputCacheWrite || usage.inputCacheWrite1h)
  ) {
    const rate = inputRate(book, priced);
    for (const { tokenClass, tokens, amount } of explainPrice(book, usage, priced)) {
      const plain = BigInt(tokens) * rate;
      if (tokenClass === "cachedInput") readSaved += plain - amount;
      else if (IS_WRITE.has(tokenClass)) writePaid += amount - plain;
    }
  }
  return { readSaved: picodollars(readSaved), writePaid: picodollars(writePaid) };
}
