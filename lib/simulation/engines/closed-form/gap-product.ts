import { longestWaits, remembersWaits } from "../../../retry/backoff.ts";
import {
  addTo,
  emptyOutcome,
  type Outcome,
  tierAfterFlex,
  withoutWaits,
} from "../../outcome/outcome.ts";
import { type AttemptPlan, longestFailure } from "../attempt-plan.ts";
import { latticeWaits, MOST_LATTICE_POINTS } from "../lattice.ts";
import { type AvailabilityChain, moveMass } from "./chain.ts";

/** Whether the budget can end the attempts of any operation. */
export function budgetBinds(plan: AttemptPlan, timesOut: boolean): boolean {
  const { policy, budgetSeconds, askedSeconds } = plan;
  const retries = policy.maxAttempts - 1;
  const own = longestWaits(policy.backoff, policy.maxAttempts);
  const waits = askedSeconds === null ? own : Math.max(askedSeconds * retries, timesOut ? own : 0);
  return waits + retries * longestFailure(plan, timesOut) > budgetSeconds;
}

/** What this form takes: nothing times out, and only counts are asked for. */
export function hasGapProduct(plan: AttemptPlan, chain: AvailabilityChain): boolean {
  if (budgetBinds(plan, false) || plan.policy.onExhausted === "standard-at-budget") return false;
  return chain.shares.length === 1 || !remembersWaits(plan.policy.backoff);
}

/**
 * One operation under any jitter, without its waits' law: pi R P(g1) R … R 1, where a two-state chain's mean over a gap
 * that is uniform on [lo, lo + w] is that of e^(-gap / tau), for the product is linear in each gap.
 */
export function gapProductOutcome(plan: AttemptPlan, chain: AvailabilityChain): Outcome {
  const sums = emptyOutcome(plan.policy);
  sums.operations = 1;
  const meanWaits = meanWaitSeconds(plan);
  let mass: number[] = [...chain.shares];
  for (let attempt = 1; attempt <= plan.policy.maxAttempts; attempt++) {
    const answered = total(mass.map((part, state) => part * (chain.accept[state] ?? 0)));
    const rejected = mass.map((part, state) => part * (1 - (chain.accept[state] ?? 0)));
    const failed = total(rejected);
    const stalled = failed * plan.stallShare;
    sums.answered.flex += answered;
    sums.stalled += stalled;
    sums.refused += failed - stalled;
    sums.waitingSeconds += (failed - stalled) * plan.refusalSeconds + stalled * plan.stallSeconds;
    const isLast = attempt === plan.policy.maxAttempts;
    addTo(sums.attempts, attempt, isLast ? answered + failed : answered);
    if (isLast) addExhausted(plan, sums, failed);
    else sums.waitingSeconds += failed * (meanWaits[attempt - 1] ?? 0);
    mass = afterGap(plan, chain, rejected, attempt);
  }
  return withoutWaits(sums);
}

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

function addExhausted(
  plan: AttemptPlan,
  sums: ReturnType<typeof emptyOutcome>,
  failed: number,
): void {
  const tier = tierAfterFlex(plan.policy);
  if (tier === null) sums.failed += failed;
  else sums.answered[tier] += failed;
}

function afterGap(
  plan: AttemptPlan,
  chain: AvailabilityChain,
  rejected: readonly number[],
  attempt: number,
): number[] {
  const moved = chain.shares.map(() => 0);
  const wait = keptOverWait(plan, chain.memorySeconds, attempt);
  const kept = (lasted: number): number => Math.exp(-lasted / chain.memorySeconds) * wait;
  const { stallShare } = plan;
  const parts = (share: number): number[] => rejected.map((part) => part * share);
  moveMass(chain, parts(1 - stallShare), kept(plan.refusalSeconds), moved);
  if (stallShare > 0) moveMass(chain, parts(stallShare), kept(plan.stallSeconds), moved);
  return moved;
}

/** The mean of e^(-wait / tau) over the wait after an attempt. */
function keptOverWait(
  { askedSeconds, waits }: AttemptPlan,
  memorySeconds: number,
  attempt: number,
): number {
  if (askedSeconds !== null) return Math.exp(-askedSeconds / memorySeconds);
  const { lowSeconds = 0, widthSeconds = 0 } = waits[attempt - 1] ?? {};
  const spread = widthSeconds / memorySeconds;
  return Math.exp(-lowSeconds / memorySeconds) * (spread === 0 ? 1 : -Math.expm1(-spread) / spread);
}

/** The mean of each wait, in seconds: of decorrelated ones over an even spread of jitter, right to about 1e-3. */
function meanWaitSeconds(plan: AttemptPlan): readonly number[] {
  const { askedSeconds, waits, policy } = plan;
  if (askedSeconds !== null) return waits.map(() => askedSeconds);
  if (!remembersWaits(policy.backoff)) {
    return waits.map(({ lowSeconds, widthSeconds }) => lowSeconds + widthSeconds / 2);
  }
  const spread = latticeWaits(plan, MOST_LATTICE_POINTS);
  return waits.map((_, place) => total(spread.map((one) => one[place] ?? 0)) / spread.length);
}
