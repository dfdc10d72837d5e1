import type { Policy } from "../../retry/policy.ts";
import type { LatencyLaws } from "../conditions.ts";
import { ANSWERING_TIERS, type AnsweringTier, addTo, type Outcome } from "./outcome.ts";
import { waitOfBin } from "./waits.ts";

/** One class of operations and how long calls of it last. */
export interface TimedOutcome {
  readonly outcome: Outcome;
  readonly laws: LatencyLaws;
}

const LONGEST_SECONDS = 2 ** 25;
/** A quantile is found to within a ten-thousandth. */
const RELATIVE_PRECISION = 1e-4;

/** An answering call of this tier lasts no longer than so long: what lasts longer is no answer. */
function longestCall(policy: Policy, tier: AnsweringTier): number {
  if (tier === "flex" && policy.kind === "flex") return policy.attemptTimeoutSeconds ?? Infinity;
  if (tier === "batch" && policy.kind === "batch") return policy.windowSeconds;
  return Infinity;
}

/** Waits of one tier as pairs, so that empty bins are looked at once. */
interface WaitsOfTier {
  readonly waitSeconds: Float64Array;
  readonly operations: Float64Array;
  readonly cdf: (seconds: number) => number;
}

function waitsOfTier(
  policy: Policy,
  { outcome, laws }: TimedOutcome,
  tier: AnsweringTier,
  binsTogether: number,
): WaitsOfTier | null {
  const own = outcome.waits[tier];
  if (!own || outcome.answered[tier] === 0) return null;
  const bins = binsTogether === 1 ? own : joinedBins(own, binsTogether);
  const filled: number[] = [];
  for (let bin = 0; bin < bins.length; bin++) if ((bins[bin] ?? 0) > 0) filled.push(bin);
  const longest = longestCall(policy, tier);
  const within = longest === Infinity ? 1 : laws[tier].cdf(longest);
  return {
    waitSeconds: Float64Array.from(filled, waitOfBin),
    operations: Float64Array.from(filled, (bin) => bins[bin] ?? 0),
    cdf: (seconds) => (seconds >= longest ? 1 : Math.min(1, laws[tier].cdf(seconds) / within)),
  };
}

/** Every so many bins counted in the middle one of them; bin 0, which is no wait, stays alone. */
function joinedBins(own: Float64Array, binsTogether: number): Float64Array {
  const joined = new Float64Array(own.length);
  joined[0] = own[0] ?? 0;
  for (let bin = 1; bin < own.length; bin++) {
    const first = bin - ((bin - 1) % binsTogether);
    addTo(joined, Math.min(own.length - 1, first + (binsTogether >> 1)), own[bin] ?? 0);
  }
  return joined;
}

/** How long operations of a policy take from their beginning to their answer, over all classes together. */
export interface AnswerTimes {
  /** The share of all operations that is answered within so many seconds; failed ones never are. */
  answeredWithin(seconds: number): number;
  /** The seconds within which this share of the answered operations is answered; `null` where none is. */
  quantile(share: number): number | null;
}

/**
 * The law of answer times that the waits of outcomes and the laws of calls make together; quicker, and less exact, where
 * several bins of waits count as one.
 */
export function answerTimes(
  policy: Policy,
  classes: readonly TimedOutcome[],
  binsTogether = 1,
): AnswerTimes {
  const parts = classes.flatMap((timed) =>
    ANSWERING_TIERS.flatMap((tier) => waitsOfTier(policy, timed, tier, binsTogether) ?? []),
  );
  const operations = classes.reduce((sum, { outcome }) => sum + outcome.operations, 0);
  const answered = classes.reduce(
    (sum, { outcome }) => sum + outcome.operations - outcome.failed,
    0,
  );
  const countWithin = (seconds: number): number => {
    let count = 0;
    for (const { waitSeconds, operations: own, cdf } of parts) {
      for (let place = 0; place < waitSeconds.length; place++) {
        const after = seconds - (waitSeconds[place] ?? 0);
        if (after < 0) break; // waits are in order
        count += (own[place] ?? 0) * cdf(after);
      }
    }
    return count;
  };
  return {
    // Sums of parts may round to more than all.
    answeredWithin: (seconds) =>
      operations === 0 ? 0 : Math.min(1, countWithin(seconds) / operations),
    quantile: (share) => (answered <= 0 ? null : solve(countWithin, share * answered)),
  };
}

/** The least seconds at which a count that never falls reaches `target`. */
function solve(countWithin: (seconds: number) => number, target: number): number {
  let low = 0;
  let high = 1;
  while (countWithin(high) < target && high < LONGEST_SECONDS) {
    low = high;
    high *= 2;
  }
  while (high - low > RELATIVE_PRECISION * high && high > 1e-6) {
    const middle = (low + high) / 2;
    if (countWithin(middle) < target) low = middle;
    else high = middle;
  }
  return high;
}
