import { nearest } from "../../lib/core/nearest.ts";
import { CANONICAL_TIERS, canonicalServedTier, canonicalTier } from "../../lib/core/tier.ts";

/** Words for tiers that providers use and that mean one of ours. */
const OTHER_WORDS = ["default", "fast"];

export interface TierWord {
  readonly field: "tierServed" | "tierRequested";
  readonly word: string;
  readonly provider: string | null;
}

/** What is wrong with a tier that a mapping gives to every row, and which was meant; `null` where it has a price. */
export function tierProblem(
  { field, word, provider }: TierWord,
  listed: readonly string[],
): string | null {
  const canonical = field === "tierServed" ? canonicalServedTier : canonicalTier;
  const tier = canonical(word, provider);
  const known = [...new Set([...CANONICAL_TIERS, ...listed])];
  if (tier === null || tier === "auto" || known.includes(tier)) return null;
  const meant = nearest(tier, [...known, ...OTHER_WORDS]);
  const advice =
    meant === null
      ? `Choose one of ${known.join(", ")}, or leave it out.`
      : `Did you mean ${meant}?`;
  const effect = field === "tierServed" ? ", so these rows get no price" : "";
  return `The price list has no tier \u201c${word.slice(0, 40)}\u201d${effect}. ${advice}`;
}
