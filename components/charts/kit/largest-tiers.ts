import { formatCounted } from "../../format/quantity.ts";
import { compareTiers } from "../../tiers/tier-style.ts";

interface OfTier {
  readonly tier: string;
}

/** At most `most` tiers, the largest, in the order of every page; of equal ones those that come first in it. */
export function largestTiers<One extends OfTier>(
  tiers: readonly One[],
  most: number,
  sizeOf: (one: One) => number,
): { readonly shown: readonly One[]; readonly leftOut: number } {
  const inOrder = (a: One, b: One): number => compareTiers(a.tier, b.tier);
  const shown = [...tiers]
    .sort((a, b) => sizeOf(b) - sizeOf(a) || inOrder(a, b))
    .slice(0, most)
    .sort(inOrder);
  return { shown, leftOut: tiers.length - shown.length };
}

/** "2 smaller tiers left out."; `null` where none is. */
export const leftOutWords = (leftOut: number, what = "smaller tier"): string | null =>
  leftOut === 0 ? null : `${formatCounted(leftOut, what)} left out.`;
