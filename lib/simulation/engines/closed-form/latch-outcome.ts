import {
  addAnswered,
  addTo,
  emptyOutcome,
  type Outcome,
  tierAfterFlex,
} from "../../outcome/outcome.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";

/** Whether a latch has a closed form: one attempt per request, shut by its first failure until the run of n is over. */
export function hasLatchForm({ policy }: AttemptPlan): boolean {
  const { latch, maxAttempts, retryQuota } = policy;
  if (latch === null || retryQuota !== null || maxAttempts !== 1) return false;
  return latch.afterRefusals === 1 && latch.reprobeSeconds === null && latch.runRequests !== null;
}

/**
 * The mean operation of a run of n, one after the other, whose first failure turns the rest to standard: of n, the
 * share (1 - q)(1 - (1 - q)^n) / (n q) is answered at flex, q being the chance that an attempt fails.
 */
export function latchOutcome(plan: AttemptPlan, accept: number, inTime: number): Outcome {
  const run = plan.policy.latch?.runRequests ?? 1;
  const answered = accept * inTime;
  const failing = 1 - answered;
  const attempted = failing === 0 ? 1 : (1 - answered ** run) / (run * failing);
  const sums = emptyOutcome(plan.policy);
  sums.operations = 1;
  const refused = attempted * (1 - accept) * (1 - plan.stallShare);
  const stalled = attempted * (1 - accept) * plan.stallShare;
  const abandoned = attempted * accept * (1 - inTime);
  tallyAnswered(sums, { attempt: 1, startSeconds: 0, answered: attempted * answered });
  tallyExhausted(sums, plan, 1, exhaustedStart(plan, plan.refusalSeconds), refused);
  tallyExhausted(sums, plan, 1, exhaustedStart(plan, plan.stallSeconds), stalled);
  if (abandoned > 0) tallyExhausted(sums, plan, 1, plan.timeoutSeconds, abandoned);
  Object.assign(sums, { refused, stalled, abandoned });
  const latched = 1 - attempted;
  addTo(sums.attempts, 0, latched);
  const tier = tierAfterFlex(plan.policy);
  if (tier === null) sums.failed += latched;
  else addAnswered(sums, tier, 0, latched);
  return sums;
}
