import { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { canonicalTier } from "../../lib/core/tier.ts";
import { parseIsoUs } from "../../lib/core/time.ts";
import type { Problem } from "../../lib/http/problem.ts";
import { isSoldAt, listedModel, type OwnPrice } from "../../lib/pricing/own-price.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";

/** Microdollars per million tokens are the finest that is exact in whole picodollars per token. */
const Usd = z
  .string()
  .trim()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, "expected USD such as 0.25, with at most 6 decimals");
const Name = z.string().trim().min(1).max(512);
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseIsoUs(text) !== null;

export const NewOwnPrice = z.object({
  provider: Name.nullable(),
  model: Name,
  tiers: z.array(Name).min(1).max(20),
  fromDay: z.string().refine(isDay, "expected a day such as 2026-11-01"),
  input: Usd,
  cachedInput: Usd.nullable(),
  output: Usd.nullable(),
  source: Name,
});

const refused = (message: string) => err({ code: "bad-request" as const, message });

/** The rows to keep, by the catalogue's names; or why they would not price anything. */
export function ownPricesOf(wish: z.infer<typeof NewOwnPrice>): Result<OwnPrice[], Problem> {
  const { tiers, provider: named, ...entry } = wish;
  const said = named?.toLowerCase() ?? null;
  const provider = said === null ? null : (PRICE_BOOK.providerIds.get(said) ?? said);
  const listed = listedModel(PRICE_BOOK, { ...entry, provider });
  if (listed === null && provider === null && PRICE_BOOK.names.has(entry.model)) {
    const message = `Several providers sell "${entry.model}". Say for which one this price is.`;
    return refused(message);
  }
  const seller = listed?.provider ?? provider;
  const words = [...new Set(tiers.map((tier) => canonicalTier(tier, seller)))];
  const prices: OwnPrice[] = [];
  for (const tier of words) {
    if (tier === null) return refused("A tier has to have a name, such as standard.");
    if (listed && isSoldAt(listed, tier)) {
      return refused(
        `The price list has ${listed.id} of ${listed.provider} at ${tier} already, with its source. Your own price is for what it does not hold.`,
      );
    }
    prices.push({ ...entry, provider: seller, model: listed?.id ?? entry.model, tier });
  }
  return ok(prices);
}
