import { type Picodollars, picodollars } from "../core/money.ts";
import type { PriceBook } from "./book.ts";
import { explainPrice } from "./explain-price.ts";
import type { LineItem, PriceableUsage, Priced, TokenClass } from "./types.ts";

/** How a price comes down (or up) from plain tokens at list rates, in exact picodollars. */
export interface PriceSteps {
  /** All input tokens at the list's input rate, and the output. */
  readonly list: Picodollars;
  /** Cached input at the input rate, minus the same at the cached rate. */
  readonly readSaved: Picodollars;
  /** Cache writes at their rate, minus the same at the input rate. */
  readonly writePaid: Picodollars;
  /** What a contract takes off the rest. */
  readonly contractSaved: Picodollars;
}

const IS_WRITE: ReadonlySet<TokenClass> = new Set(["cacheWrite", "cacheWrite1h"]);

const amountOf = (items: readonly LineItem[]): bigint =>
  items.reduce((sum, { amount }) => sum + amount, 0n);

const atRate = (item: LineItem, rate: Picodollars): LineItem => ({
  ...item,
  rate,
  amount: picodollars(BigInt(item.tokens) * rate),
});

/** The factors of a price before any contract: at the rates of the list. None where nothing was charged. */
export function listItems(
  book: PriceBook,
  usage: PriceableUsage,
  priced: Priced,
): readonly LineItem[] {
  const items = explainPrice(book, usage, priced);
  const listRates = priced.price?.contract?.listRates;
  if (listRates === undefined) return items;
  return items.map((item) => atRate(item, listRates[item.ratedAs] ?? item.rate));
}

function listInputRate(book: PriceBook, { price }: Priced): Picodollars {
  const compiled = price === null ? undefined : book.compiled.get(price.id);
  if (!compiled) throw new Error("an input rate was asked of a price that no row made");
  const { contract } = compiled.version;
  return contract?.listRates.input ?? picodollars(BigInt(compiled.rates.input));
}

/** The same as if cached tokens and cache writes were plain input. */
export function withoutCache(
  book: PriceBook,
  usage: PriceableUsage,
  priced: Priced,
): readonly LineItem[] {
  if (priced.price === null) return [];
  const rate = listInputRate(book, priced);
  return listItems(book, usage, priced).map((item) =>
    item.tokenClass === "output" ? item : { ...atRate(item, rate), ratedAs: "input" },
  );
}

const usesCache = ({ inputCached, inputCacheWrite, inputCacheWrite1h }: PriceableUsage): boolean =>
  Boolean(inputCached) || Boolean(inputCacheWrite) || Boolean(inputCacheWrite1h);

/** The steps to a price: `list − readSaved + writePaid − contractSaved` is its total. */
export function priceSteps(book: PriceBook, usage: PriceableUsage, priced: Priced): PriceSteps {
  let [readSaved, writePaid, contractSaved] = [0n, 0n, 0n];
  const { price, total } = priced;
  if (price !== null && (usesCache(usage) || price.contract)) {
    const items = listItems(book, usage, priced);
    const rate = listInputRate(book, priced);
    for (const { tokenClass, tokens, amount } of items) {
      const plain = BigInt(tokens) * rate;
      if (tokenClass === "cachedInput") readSaved += plain - amount;
      else if (IS_WRITE.has(tokenClass)) writePaid += amount - plain;
    }
    contractSaved = amountOf(items) - total;
  }
  return {
    list: picodollars(total + contractSaved + readSaved - writePaid),
    readSaved: picodollars(readSaved),
    writePaid: picodollars(writePaid),
    contractSaved: picodollars(contractSaved),
  };
}
