import { err, ok, type Result } from "../core/result.ts";
import { canonicalTier } from "../core/tier.ts";
import type { PriceBook } from "./book.ts";
import { isSoldAt, listedModel, type OwnPrice } from "./own-price.ts";

/** One price for several tiers of a model, by whatever names the user gives them. */
export interface OwnPriceWish extends Omit<OwnPrice, "tier"> {
  readonly tiers: readonly string[];
}

export type OwnPriceRefusal =
  | { readonly code: "seller-unclear"; readonly model: string }
  | { readonly code: "tier-unnamed" }
  | {
      readonly code: "listed-already";
      readonly provider: string;
      readonly model: string;
      readonly tier: string;
    };

/**
 * One price for each tier wished for, by the catalogue's names of provider, model and tier; or why none of them
 * would hold: what the catalogue sells at a tier keeps its own price.
 */
export function newOwnPrices(
  book: PriceBook,
  { tiers, provider: named, ...entry }: OwnPriceWish,
): Result<OwnPrice[], OwnPriceRefusal> {
  const said = named?.toLowerCase() ?? null;
  const provider = said === null ? null : (book.providerIds.get(said) ?? said);
  const listed = listedModel(book, { ...entry, provider });
  if (listed === null && provider === null && book.names.has(entry.model)) {
    return err({ code: "seller-unclear", model: entry.model });
  }
  const seller = listed?.provider ?? provider;
  const model = listed?.id ?? entry.model;
  const prices: OwnPrice[] = [];
  for (const tier of new Set(tiers.map((word) => canonicalTier(word, seller)))) {
    if (tier === null) return err({ code: "tier-unnamed" });
    if (listed && isSoldAt(listed, tier)) {
      return err({ code: "listed-already", provider: listed.provider, model, tier });
    }
    prices.push({ ...entry, provider: seller, model, tier });
  }
  return ok(prices);
}
