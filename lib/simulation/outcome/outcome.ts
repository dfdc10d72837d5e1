import type { Policy } from "../../retry/policy.ts";
import { WAIT_BINS, waitBin } from "./waits.ts";

/** The tiers that may answer an operation in a simulation. */
export const ANSWERING_TIERS = ["flex", "standard", "batch", "priority"] as const;
export type AnsweringTier = (typeof ANSWERING_TIERS)[number];

/**
 * What became of the operations of one class: counts, expected ones from engines that compute expectations, so that
 * money is made from them by the pricing library alone.
 */
export interface Outcome {
  readonly operations: number;
  /** How many each tier answered; with `failed` they sum to `operations`. */
  readonly answered: Readonly<Record<AnsweringTier, number>>;
  readonly failed: number;
  /** At index k, the operations that made k flex attempts. */
  readonly attempts: Float64Array;
  /** Flex calls that were refused at once, or late. */
  readonly refused: number;
  readonly stalled: number;
  /** Flex calls that were accepted and given up by the client's timeout: billed or not, nobody documents it. */
  readonly abandoned: number;
  /** Calls of a batch that expired and were not billed. */
  readonly expired: number;
  /** From the beginning of operations to that of the call that answered them, summed. */
  readonly waitingSeconds: number;
  /** Operations by that wait, in the bins of `waits.ts`, for each tier that answers; `null` where it was not kept. */
  readonly waits: Readonly<Record<AnsweringTier, Float64Array | null>>;
}

/** An outcome while an engine adds to it. */
export interface OutcomeSums {
  operations: number;
  answered: Record<AnsweringTier, number>;
  failed: number;
  attempts: Float64Array;
  refused: number;
  stalled: number;
  abandoned: number;
  expired: number;
  waitingSeconds: number;
  waits: Record<AnsweringTier, Float64Array | null>;
}

/** The tier that follows a policy's last flex attempt, or `null` where the operation fails. */
export function tierAfterFlex(policy: Policy): AnsweringTier | null {
  if (policy.kind !== "flex") return policy.kind === "batch" ? "standard" : policy.kind;
  if (policy.onExhausted === "fail") return null;
  return policy.onExhausted === "batch" ? "batch" : "standard";
}

/** An outcome of nothing, with bins for the tiers that the policy may be answered by, where waits are kept. */
export function emptyOutcome(policy: Policy, keepsWaits = true): OutcomeSums {
  const after = tierAfterFlex(policy);
  const bins = (tier: AnsweringTier): Float64Array | null =>
    keepsWaits && (tier === policy.kind || tier === after) ? new Float64Array(WAIT_BINS) : null;
  const attempts = policy.kind === "flex" ? policy.maxAttempts + 1 : 1;
  return {
    operations: 0,
    answered: { flex: 0, standard: 0, batch: 0, priority: 0 },
    failed: 0,
    attempts: new Float64Array(attempts),
    refused: 0,
    stalled: 0,
    abandoned: 0,
    expired: 0,
    waitingSeconds: 0,
    waits: {
      flex: bins("flex"),
      standard: bins("standard"),
      batch: bins("batch"),
      priority: bins("priority"),
    },
  };
}

/** Counts operations that a tier answers after one wait. */
export function addAnswered(
  sums: OutcomeSums,
  tier: AnsweringTier,
  waitSeconds: number,
  operations: number,
): void {
  sums.answered[tier] += operations;
  sums.waitingSeconds += operations * waitSeconds;
  const bins = sums.waits[tier];
  if (bins) addTo(bins, waitBin(waitSeconds), operations);
}

/** Adds to one place of a typed array. */
export function addTo(array: Float64Array, place: number, amount: number): void {
  array[place] = (array[place] ?? 0) + amount;
}

/** Adds `factor` times what `from` holds. */
export function mergeOutcome(into: OutcomeSums, from: Outcome, factor = 1): void {
  into.operations += from.operations * factor;
  into.failed += from.failed * factor;
  into.refused += from.refused * factor;
  into.stalled += from.stalled * factor;
  into.abandoned += from.abandoned * factor;
  into.expired += from.expired * factor;
  into.waitingSeconds += from.waitingSeconds * factor;
  from.attempts.forEach((operations, made) => {
    addTo(into.attempts, made, operations * factor);
  });
  for (const tier of ANSWERING_TIERS) {
    into.answered[tier] += from.answered[tier] * factor;
    into.waits[tier] = mergeWaits(into.waits[tier], from.waits[tier], factor);
  }
}

/** Waits that one side has not kept are not known of the sum. */
function mergeWaits(
  into: Float64Array | null,
  from: Float64Array | null,
  factor: number,
): Float64Array | null {
  if (into === null || from === null) return null;
  for (let bin = 0; bin < from.length; bin++) {
    const operations = from[bin] ?? 0;
    if (operations !== 0) addTo(into, bin, operations * factor);
  }
  return into;
}

/** So many times an outcome of a policy. */
export function scaleOutcome(policy: Policy, outcome: Outcome, factor: number): Outcome {
  const keepsWaits = Object.values(outcome.waits).some((bins) => bins !== null);
  const scaled = emptyOutcome(policy, keepsWaits);
  mergeOutcome(scaled, outcome, factor);
  return scaled;
}

/** The mean of outcomes of the same policy and class over tapes. */
export function meanOutcome(policy: Policy, outcomes: readonly Outcome[]): Outcome {
  const mean = emptyOutcome(policy);
  for (const outcome of outcomes) mergeOutcome(mean, outcome, 1 / outcomes.length);
  return mean;
}

/** The same counts without waits. */
export const withoutWaits = (outcome: Outcome): Outcome => ({
  ...outcome,
  waits: { flex: null, standard: null, batch: null, priority: null },
});

/** Flex attempts that were made. */
export const flexAttempts = (outcome: Outcome): number =>
  outcome.attempts.reduce((sum, operations, made) => sum + made * operations, 0);
