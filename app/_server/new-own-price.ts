import { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { Problem } from "../../lib/http/problem.ts";
import { newOwnPrices, type OwnPriceRefusal } from "../../lib/pricing/new-own-prices.ts";
import type { OwnPrice } from "../../lib/pricing/own-price.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import { Day, Name } from "./own-price-fields.ts";

/** Microdollars per million tokens are the finest that is exact in whole picodollars per token. */
const Usd = z
  .string()
  .trim()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, "expected USD such as 0.25, with at most 6 decimals");

export const NewOwnPrice = z.object({
  provider: Name.nullable(),
  model: Name,
  tiers: z.array(Name).min(1).max(20),
  fromDay: Day,
  input: Usd,
  cachedInput: Usd.nullable(),
  cacheWrite: Usd.nullable().default(null),
  cacheWrite1h: Usd.nullable().default(null),
  output: Usd.nullable(),
  source: Name,
});

function refusalText(refusal: OwnPriceRefusal): string {
  switch (refusal.code) {
    case "seller-unclear":
      return `Several providers sell "${refusal.model}". Say for which one this price is.`;
    case "tier-unnamed":
      return "A tier has to have a name, such as standard.";
    case "listed-already":
      return `The price list has ${refusal.model} of ${refusal.provider} at ${refusal.tier} already, with its source. Enter a contract discount instead, or take a price over from a price file.`;
  }
}

/** The rows to keep, by the catalogue's names; or why they would not price anything. */
export function ownPricesOf(wish: z.infer<typeof NewOwnPrice>): Result<OwnPrice[], Problem> {
  const prices = newOwnPrices(PRICE_BOOK, wish);
  if (prices.ok) return ok(prices.value);
  return err({ code: "bad-request", message: refusalText(prices.error) });
}
