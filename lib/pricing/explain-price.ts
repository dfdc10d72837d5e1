import { lineItems } from "./amount.ts";
import type { PriceBook } from "./book.ts";
import { splitTokens } from "./split-tokens.ts";
import type { LineItem, PriceableUsage, Priced } from "./types.ts";

/** The factors that made a price; their amounts sum to its total exactly. None where nothing was charged. */
export function explainPrice(
  book: PriceBook,
  usage: PriceableUsage,
  priced: Priced,
): readonly LineItem[] {
  if (priced.price === null) return [];
  const price = book.compiled.get(priced.price.id);
  const split = splitTokens(usage);
  if (!price || !split) throw new Error(`${priced.price.id} did not price this record`);
  return lineItems(split, price);
}
