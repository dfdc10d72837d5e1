import type { AttemptPlan } from "./attempt-plan.ts";

/** The place of "no further attempt" among rungs. */
export const EXHAUSTED = -1;

/**
 * All attempts that an operation may come to, for one set of waits: a rung is an attempt at a time after the first
 * began. How an attempt failed decides how long it took, and so which rung follows.
 */
export interface Ladder {
  /** 1 for the first attempt. */
  readonly attempt: Int32Array;
  readonly startSeconds: Float64Array;
  /** The rung that follows a fast refusal, a late one, a timeout; `EXHAUSTED` where none does. */
  readonly afterRefusal: Int32Array;
  readonly afterStall: Int32Array;
  readonly afterTimeout: Int32Array;
}

/** What else than fast refusals may fail. */
export interface FailureKinds {
  readonly stalls: boolean;
  readonly timesOut: boolean;
}

const US = 1e6;
const ATTEMPT_PLACES = 128;
/** Rungs that begin within a microsecond of each other are one. */
const keyOf = (attempt: number, startSeconds: number): number =>
  Math.round(startSeconds * US) * ATTEMPT_PLACES + attempt;

/**
 * The ladder of a plan whose wait before attempt k + 1 is `waitSeconds[k - 1]`, in order of attempts; `null` where it
 * would have more than `mostRungs`.
 */
export function buildLadder(
  plan: AttemptPlan,
  waitSeconds: ArrayLike<number>,
  { stalls, timesOut }: FailureKinds,
  mostRungs: number,
): Ladder | null {
  const attempts: number[] = [1];
  const starts: number[] = [0];
  const places = new Map<number, number>();
  const follow = { refusal: [] as number[], stall: [] as number[], timeout: [] as number[] };
  const rungAfter = (rung: number, lastedSeconds: number, askedSeconds: number | null): number => {
    const attempt = (attempts[rung] ?? 0) + 1;
    const wait = askedSeconds ?? waitSeconds[attempt - 2] ?? 0;
    const start = (starts[rung] ?? 0) + lastedSeconds + wait;
    if (attempt > plan.policy.maxAttempts || start > plan.budgetSeconds) return EXHAUSTED;
    const key = keyOf(attempt, start);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, attempts.length);
    starts.push(start);
    return attempts.push(attempt) - 1;
  };
  for (let rung = 0; rung < attempts.length; rung++) {
    if (attempts.length > mostRungs) return null;
    follow.refusal.push(rungAfter(rung, plan.refusalSeconds, plan.askedSeconds));
    follow.stall.push(stalls ? rungAfter(rung, plan.stallSeconds, plan.askedSeconds) : EXHAUSTED);
    follow.timeout.push(timesOut ? rungAfter(rung, plan.timeoutSeconds, null) : EXHAUSTED);
  }
  return {
    attempt: Int32Array.from(attempts),
    startSeconds: Float64Array.from(starts),
    afterRefusal: Int32Array.from(follow.refusal),
    afterStall: Int32Array.from(follow.stall),
    afterTimeout: Int32Array.from(follow.timeout),
  };
}
