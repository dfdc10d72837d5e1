import { addAnswered, addTo, type OutcomeSums, tierAfterFlex } from "../outcome/outcome.ts";
import type { AttemptPlan } from "./attempt-plan.ts";

/** How the attempts of one number and start ended. */
export interface AttemptEnds {
  readonly attempt: number;
  /** After the operation began. */
  readonly startSeconds: number;
  readonly answered: number;
}

/** Counts operations whose flex attempt was answered. */
export function tallyAnswered(
  sums: OutcomeSums,
  { attempt, startSeconds, answered }: AttemptEnds,
): void {
  if (answered === 0) return;
  addTo(sums.attempts, attempt, answered);
  addAnswered(sums, "flex", startSeconds, answered);
}

/** When what follows the last attempt begins, for an operation whose last attempt failed at `failedSeconds`. */
export const exhaustedStart = ({ policy }: AttemptPlan, failedSeconds: number): number =>
  policy.onExhausted === "standard-at-budget"
    ? Math.max(failedSeconds, policy.budgetSeconds ?? 0)
    : failedSeconds;

/** Counts operations whose last flex attempt failed, and what follows it begins at `startSeconds`. */
export function tallyExhausted(
  sums: OutcomeSums,
  { policy }: AttemptPlan,
  attempt: number,
  startSeconds: number,
  operations: number,
): void {
  if (operations === 0) return;
  addTo(sums.attempts, attempt, operations);
  const tier = tierAfterFlex(policy);
  if (tier === null) sums.failed += operations;
  else addAnswered(sums, tier, startSeconds, operations);
}
