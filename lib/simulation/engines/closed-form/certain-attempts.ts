import { longestWaits } from "../../../retry/backoff.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { budgetBinds } from "./gap-product.ts";

/**
 * How many attempts an operation makes whose every attempt is refused, or `null` where that depends on chance. Nothing
 * times out here.
 */
export function longestReach(plan: AttemptPlan): number | null {
  const { policy, budgetSeconds, stallShare, refusalSeconds, askedSeconds, waits } = plan;
  if (!budgetBinds(plan, false)) return policy.maxAttempts;
  const isCertain =
    stallShare === 0 &&
    (askedSeconds !== null || waits.every(({ widthSeconds }) => widthSeconds === 0));
  if (!isCertain) return null;
  let attempts = 1;
  let startSeconds = 0;
  for (const { lowSeconds } of waits) {
    startSeconds += refusalSeconds + (askedSeconds ?? lowSeconds);
    if (startSeconds > budgetSeconds) break;
    attempts++;
  }
  return attempts;
}

/** The fewest and the most attempts that an operation can make whose every attempt is refused. */
export function reachOfAttempts(
  plan: AttemptPlan,
  timesOut: boolean,
): { fewest: number; most: number } {
  const { policy, budgetSeconds, refusalSeconds, stallSeconds, stallShare, askedSeconds } = plan;
  const slowest = Math.max(
    stallShare > 0 ? Math.max(refusalSeconds, stallSeconds) : refusalSeconds,
    timesOut ? plan.timeoutSeconds : 0,
  );
  const quickest = stallShare > 0 ? Math.min(refusalSeconds, stallSeconds) : refusalSeconds;
  const asked = (attempts: number): number => (askedSeconds ?? 0) * (attempts - 1);
  const ownCount = askedSeconds === null || timesOut;
  const longest = (attempts: number): number =>
    Math.max(asked(attempts), ownCount ? longestWaits(policy.backoff, attempts) : 0);
  const shortest = (attempts: number): number => {
    const lows = plan.waits.slice(0, attempts - 1);
    const own = lows.reduce((sum, { lowSeconds }) => sum + lowSeconds, 0);
    return askedSeconds === null ? own : Math.min(asked(attempts), ownCount ? own : Infinity);
  };
  let fewest = 1;
  let most = 1;
  for (let attempts = 2; attempts <= policy.maxAttempts; attempts++) {
    if (longest(attempts) + slowest * (attempts - 1) <= budgetSeconds) fewest = attempts;
    if (shortest(attempts) + quickest * (attempts - 1) <= budgetSeconds) most = attempts;
  }
  return { fewest, most };
}
