import {
  type DelayLaw,
  delayLaw,
  firstPreviousSeconds,
  remembersWaits,
} from "../../retry/backoff.ts";
import type { FlexPolicy } from "../../retry/policy.ts";
import type { Conditions, LatencyLaws } from "../conditions.ts";

/** A flex policy under conditions, in the words that all engines share. */
export interface AttemptPlan {
  readonly policy: FlexPolicy;
  readonly budgetSeconds: number;
  readonly refusalSeconds: number;
  /** Of refusals, the share that is told late. */
  readonly stallShare: number;
  /** What a late refusal costs: the client's timeout ends it. */
  readonly stallSeconds: number;
  /** What an accepted call costs that the client gives up; `Infinity` where nothing times out. */
  readonly timeoutSeconds: number;
  /** What the wait after a refusal is instead of the policy's own; `null` where it is the policy's own. */
  readonly askedSeconds: number | null;
  /** The waits before attempts 2, 3, …; with decorrelated jitter only the first is right, for the others depend on it. */
  readonly waits: readonly DelayLaw[];
}

export function attemptPlan(policy: FlexPolicy, conditions: Conditions): AttemptPlan {
  const timeoutSeconds = policy.attemptTimeoutSeconds ?? Infinity;
  const previous = firstPreviousSeconds(policy.backoff);
  return {
    policy,
    budgetSeconds: policy.budgetSeconds ?? Infinity,
    refusalSeconds: Math.min(conditions.refusalSeconds, timeoutSeconds),
    stallShare: conditions.stallShare,
    stallSeconds: Math.min(conditions.stallSeconds, timeoutSeconds),
    timeoutSeconds,
    askedSeconds: policy.retryAfter === "obey" ? conditions.retryAfterSeconds : null,
    waits: Array.from({ length: policy.maxAttempts - 1 }, (_, index) =>
      delayLaw(policy.backoff, index + 1, previous),
    ),
  };
}

/** A share of timeouts below this is none. */
const LEAST_LATE = 1e-12;

/** The share of accepted flex calls that is answered before the client's timeout; 1 where no latency is known. */
export function shareInTime({ timeoutSeconds }: AttemptPlan, laws: LatencyLaws | null): number {
  if (laws === null || timeoutSeconds === Infinity) return 1;
  const share = Math.max(0, laws.flex.cdf(timeoutSeconds));
  return share > 1 - LEAST_LATE ? 1 : share;
}

/** Whether every wait of the plan is the same for all operations. */
export function hasFixedWaits(
  { policy, waits, askedSeconds }: AttemptPlan,
  timesOut: boolean,
): boolean {
  if (policy.maxAttempts === 1) return true;
  if (askedSeconds !== null && !timesOut) return true;
  return !remembersWaits(policy.backoff) && waits.every(({ widthSeconds }) => widthSeconds === 0);
}

/** The longest that one failed attempt can last, in seconds. */
export function longestFailure(plan: AttemptPlan, timesOut: boolean): number {
  const { refusalSeconds, stallSeconds, stallShare, timeoutSeconds } = plan;
  const refused = stallShare > 0 ? Math.max(refusalSeconds, stallSeconds) : refusalSeconds;
  return timesOut ? Math.max(refused, timeoutSeconds) : refused;
}
