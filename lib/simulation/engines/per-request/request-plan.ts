import { firstPreviousSeconds, remembersWaits } from "../../../retry/backoff.ts";
import type { Population } from "../../engine.ts";
import { type AttemptPlan, shareInTime } from "../attempt-plan.ts";
import { exhaustedStart } from "../flex-tally.ts";

/** A plan as flat arrays, for loops that look at each request. */
export interface RequestPlan {
  readonly plan: AttemptPlan;
  readonly lowSeconds: Float64Array;
  readonly widthSeconds: Float64Array;
  readonly maxAttempts: number;
  /** What follows the last attempt begins no sooner than this. */
  readonly followsFrom: number;
  readonly remembers: boolean;
  /** What decorrelated jitter takes for the wait before the first. */
  readonly firstPrevious: number;
  /** Of each class, the share of accepted calls that is answered in time. */
  readonly inTime: Float64Array;
}

export function requestPlan(plan: AttemptPlan, { classes }: Population): RequestPlan {
  const { backoff } = plan.policy;
  return {
    plan,
    lowSeconds: Float64Array.from(plan.waits, ({ lowSeconds }) => lowSeconds),
    widthSeconds: Float64Array.from(plan.waits, ({ widthSeconds }) => widthSeconds),
    maxAttempts: plan.policy.maxAttempts,
    followsFrom: exhaustedStart(plan, 0),
    remembers: remembersWaits(backoff),
    firstPrevious: firstPreviousSeconds(backoff),
    inTime: Float64Array.from(classes, ({ laws }) => shareInTime(plan, laws)),
  };
}
