import { addTo, emptyOutcome, type OutcomeSums, tierAfterFlex } from "../../outcome/outcome.ts";
import { WAIT_BINS, waitBin } from "../../outcome/waits.ts";
import type { AttemptPlan } from "../attempt-plan.ts";

/** Ways in which an attempt fails, as places in `failures`. */
export const REFUSED = 0;
export const STALLED = 1;
export const TIMED_OUT = 2;
export const FAILURE_KINDS = 3;

/** Waits are counted in these parts of a second, so that their sum has no rounding, whoever adds what first. */
export const WAIT_PARTS = 1024;

/** Counts of requests in flat arrays, class by class: whole numbers, which add up to the same in any order. */
export interface RequestCounts {
  readonly attempts: number;
  readonly requests: Float64Array;
  readonly failures: Float64Array;
  /** For each class and number of attempts; those answered at the first stand in none of them. */
  readonly answered: Float64Array;
  readonly exhausted: Float64Array;
  readonly answeredWaits: Float64Array;
  readonly exhaustedWaits: Float64Array;
  readonly answeredParts: Float64Array;
  readonly exhaustedParts: Float64Array;
}

export function requestCounts(classes: number, maxAttempts: number): RequestCounts {
  const attempts = maxAttempts + 1;
  return {
    attempts,
    requests: new Float64Array(classes),
    failures: new Float64Array(classes * FAILURE_KINDS),
    answered: new Float64Array(classes * attempts),
    exhausted: new Float64Array(classes * attempts),
    answeredWaits: new Float64Array(classes * WAIT_BINS),
    exhaustedWaits: new Float64Array(classes * WAIT_BINS),
    answeredParts: new Float64Array(classes),
    exhaustedParts: new Float64Array(classes),
  };
}

/** Counts a request that a later attempt answered. */
export function countAnswered(
  counts: RequestCounts,
  place: number,
  attempt: number,
  parts: number,
): void {
  addTo(counts.answered, place * counts.attempts + attempt, 1);
  addTo(counts.answeredWaits, place * WAIT_BINS + waitBin(parts / WAIT_PARTS), 1);
  addTo(counts.answeredParts, place, parts);
}

/** Counts a request whose attempts are used up. */
export function countExhausted(
  counts: RequestCounts,
  place: number,
  attempt: number,
  parts: number,
): void {
  addTo(counts.exhausted, place * counts.attempts + attempt, 1);
  addTo(counts.exhaustedWaits, place * WAIT_BINS + waitBin(parts / WAIT_PARTS), 1);
  addTo(counts.exhaustedParts, place, parts);
}

/** The outcome of each class. */
export function outcomesOf(
  counts: RequestCounts,
  plan: AttemptPlan,
  classes: number,
): OutcomeSums[] {
  return Array.from({ length: classes }, (_, place) => outcomeOf(counts, plan, place));
}

function outcomeOf(counts: RequestCounts, { policy }: AttemptPlan, place: number): OutcomeSums {
  const sums = emptyOutcome(policy);
  const tier = tierAfterFlex(policy);
  const slice = (array: Float64Array, size: number): Float64Array =>
    array.subarray(place * size, (place + 1) * size);
  const answered = slice(counts.answered, counts.attempts);
  const exhausted = slice(counts.exhausted, counts.attempts);
  const total = (array: Float64Array): number => array.reduce((sum, count) => sum + count, 0);
  sums.operations = counts.requests[place] ?? 0;
  const followed = total(answered) + total(exhausted);
  const atOnce = sums.operations - followed;
  sums.attempts.forEach((_, made) => {
    addTo(sums.attempts, made, (answered[made] ?? 0) + (exhausted[made] ?? 0));
  });
  addTo(sums.attempts, 1, atOnce);
  const [refused = 0, stalled = 0, abandoned = 0] = slice(counts.failures, FAILURE_KINDS);
  Object.assign(sums, { refused, stalled, abandoned });
  sums.answered.flex = atOnce + total(answered);
  sums.waits.flex = Float64Array.from(slice(counts.answeredWaits, WAIT_BINS));
  addTo(sums.waits.flex, 0, atOnce);
  sums.waitingSeconds = (counts.answeredParts[place] ?? 0) / WAIT_PARTS;
  if (tier === null) {
    sums.failed = total(exhausted);
    return sums;
  }
  sums.waitingSeconds += (counts.exhaustedParts[place] ?? 0) / WAIT_PARTS;
  sums.answered[tier] += total(exhausted);
  sums.waits[tier] = Float64Array.from(slice(counts.exhaustedWaits, WAIT_BINS));
  return sums;
}
