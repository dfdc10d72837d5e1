import { countIn, countStrata, type StratumOf } from "./like-work.ts";

export interface TierCalls {
  readonly tier: string;
  readonly calls: readonly number[];
}

/** Calls of one tier, weighted so that their work is like that of the reference. */
export interface MatchedTier extends TierCalls {
  /** In the order of `calls`; they sum to 1. A call without like work at every other tier weighs nothing. */
  readonly weights: Float64Array;
  /** Calls that weigh something. */
  readonly matched: number;
  /** As many equally weighted calls would say as much (Kish). */
  readonly effective: number;
}

export interface Matching {
  /** The tier whose mix of work all are weighted to; `null` where nothing can be compared. */
  readonly reference: string | null;
  readonly tiers: readonly MatchedTier[];
  /** Tiers with too few calls of like work. */
  readonly apart: readonly TierCalls[];
}

const FEWEST = 30;
const LEAST_SHARE = 0.1;

interface Counted extends TierCalls {
  readonly strata: ReadonlyMap<number, number>;
}

/** Standard first, then by calls: what is compared with what users know. */
const inOrder = (tiers: readonly Counted[]): Counted[] =>
  [...tiers].sort(
    (a, b) =>
      Number(b.tier === "standard") - Number(a.tier === "standard") ||
      b.calls.length - a.calls.length,
  );

const shared = (strata: ReadonlySet<number>, { strata: other }: Counted): Set<number> =>
  new Set([...strata].filter((stratum) => other.has(stratum)));

/** Tiers that have enough like work between them, the strata that all of them have, and the other tiers. */
function choose(tiers: readonly Counted[]) {
  const chosen: Counted[] = [];
  const apart: Counted[] = [];
  let common = new Set<number>();
  for (const tier of inOrder(tiers)) {
    const next = chosen.length === 0 ? new Set(tier.strata.keys()) : shared(common, tier);
    const isLike = [...chosen, tier].every(({ strata }) => countIn(strata, next) >= FEWEST);
    if (!isLike || countIn(tier.strata, next) < LEAST_SHARE * tier.calls.length) apart.push(tier);
    else {
      chosen.push(tier);
      common = next;
    }
  }
  return { chosen, apart, common };
}

/**
 * Weights each tier's calls so that all tiers do the mix of work of the one with fewest like calls: only strata that all
 * of them have take part. A tier that is slower only because it answers longer is no slower then.
 */
export function matchTiers(tiers: readonly TierCalls[], stratumOf: StratumOf): Matching {
  const counted = tiers.map((tier) => ({ ...tier, strata: countStrata(tier.calls, stratumOf) }));
  const { chosen, apart, common } = choose(counted);
  const bySize = [...chosen].sort((a, b) => countIn(a.strata, common) - countIn(b.strata, common));
  const [reference] = bySize;
  if (!reference || chosen.length < 2) return { reference: null, tiers: [], apart: tiers };
  const wanted = reference.strata;
  const total = countIn(wanted, common);
  const matched = chosen.map((tier): MatchedTier => {
    const { calls, strata } = tier;
    const weights = Float64Array.from(calls, (call) => {
      const stratum = stratumOf(call);
      if (stratum === null || !common.has(stratum)) return 0;
      return (wanted.get(stratum) ?? 0) / total / (strata.get(stratum) ?? 1);
    });
    const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
    return {
      ...{ tier: tier.tier, calls, weights },
      matched: countIn(strata, common),
      effective: squares === 0 ? 0 : 1 / squares,
    };
  });
  return { reference: reference.tier, tiers: matched, apart };
}

/** Every call weighs the same. */
export function unmatched({ tier, calls }: TierCalls): MatchedTier {
  const weights = new Float64Array(calls.length).fill(1 / Math.max(1, calls.length));
  return { tier, calls, weights, matched: calls.length, effective: calls.length };
}
