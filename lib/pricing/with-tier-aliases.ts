import { CANONICAL_TIERS, type Tier } from "../core/tier.ts";
import type { PriceBook } from "./book.ts";

/** A tier word of the user's own, and the tier as which it is priced. */
export interface TierAlias {
  /** `UNSAID_TIER`: records that name no tier. */
  readonly name: string;
  readonly tier: Tier;
}

export const UNSAID_TIER = "";

/** Whether the word is one of ours or of some seller in the book, so that its meaning is fixed. */
export const isListedTier = ({ tierLabels }: PriceBook, word: string): boolean =>
  word === "auto" ||
  CANONICAL_TIERS.some((tier) => tier === word) ||
  [...tierLabels.values()].some((labels) => labels.has(word));

/** The book with tier words of the user's own. One that the book knows keeps its meaning. */
export function withTierAliases(book: PriceBook, aliases: readonly TierAlias[]): PriceBook {
  const own = aliases.filter(({ name }) => !isListedTier(book, name));
  if (own.length === 0) return book;
  return { ...book, ownTiers: new Map(own.map(({ name, tier }) => [name, tier])) };
}
