import { CANONICAL_TIERS, canonicalServedTier, canonicalTier, type Tier } from "../core/tier.ts";
import type { Mapping } from "../formats/mapping.ts";
import type { PriceBook } from "../pricing/book.ts";
import { isListedTier } from "../pricing/with-tier-aliases.ts";
import { type CommandFailure, EXIT } from "./command.ts";

/** Tiers that a call can be served at: the known ones, and what else the book has a price for. */
export const tiersIn = ({ tierLabels }: PriceBook): readonly Tier[] => [
  ...new Set([...CANONICAL_TIERS, ...[...tierLabels.values()].flatMap((labels) => [...labels])]),
];

/** A tier that a mapping gives to every row and that nothing prices; it is a slip of the pen rather than a fact. */
export function unknownMappedTier(mapping: Mapping | null, book: PriceBook): CommandFailure | null {
  const isKnown = (tier: Tier | null) =>
    tier === null || isListedTier(book, tier) || book.ownTiers?.has(tier) === true;
  for (const column of ["tierServed", "tierRequested"] as const) {
    const word = mapping?.defaults[column];
    if (typeof word !== "string") continue;
    const provider = mapping?.defaults.provider;
    const canonical = column === "tierServed" ? canonicalServedTier : canonicalTier;
    if (isKnown(canonical(word, typeof provider === "string" ? provider : null))) continue;
    const message = `The mapping's defaults.${column}: expected one of ${tiersIn(book).join(", ")}, found "${word.slice(0, 40)}". Correct it, or leave it out.`;
    return { exit: EXIT.usage, code: "mapping-invalid", message };
  }
  return null;
}
