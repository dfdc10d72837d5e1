import type { Policy } from "../../retry/policy.ts";
import type { LatencyLaws } from "../conditions.ts";
import { ANSWERING_TIERS, type AnsweringTier, type Outcome } from "./outcome.ts";
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
): WaitsOfTier | null {
  const bins = outcome.waits[tier];
  if (!bins || outcome.answered[tier] === 0) return null;
  const filled: number[] = [];
  bins.forEach((operations, bin) => {
    if (operations > 0) filled.push(bin);
  });
  const longest = longestCall(policy, tier);
  const within = longest === Infinity ? 1 : laws[tier].cdf(longest);
  return {
    waitSeconds: Float64Array.from(filled, waitOfBin),
    operations: Float64Array.from(filled, (bin) => bins[bin] ?? 0),
    cdf: (seconds) => (seconds >= longest ? 1 : Math.min(1, laws[tier].cdf(seconds) / within)),
  };
}

/** How long operations of a policy take from their beginning to their answer, over all classes together. */
export interface AnswerTimes {
  /** The share of all operations that is answered within so many seconds; failed ones never are. */
  answeredWithin(seconds: number): number;
  /** The seconds within which this share of the answered operations is answered; `null` where none is. */
  quantile(share: number): number | null;
}

/** The law of answer times that the waits of outcomes and the laws of calls make together. */
export function answerTimes(policy: Policy, classes: readonly TimedOutcome[]): AnswerTimes {
  const parts = classes.flatMap((timed) =>
    ANSWERING_TIERS.flatMap((tier) => waitsOfTier(policy, timed, tier) ?? []),
  );
  const operations = classes.reduce((sum, { outcome }) => sum + outcome.operations, 0);
  const answered = classes.reduce(
    (sum, { outcome }) => sum + outcome.operations - outcome.failed,
    0,
  );
  const countWithin = (seconds: number): number => {
    let count = 0;
    for (const part of parts) {
      part.waitSeconds.forEach((waitSeconds, place) => {
        if (waitSeconds > seconds) return;
        count += (part.operations[place] ?? 0) * part.cdf(seconds - waitSeconds);
      });
    }
    return count;
  };
  return {
    answeredWithin: (seconds) => (operations === 0 ? 0 : countWithin(seconds) / operations),
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
