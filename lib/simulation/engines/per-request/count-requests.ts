import { waitBeforeRetry } from "../../../retry/backoff.ts";
import type { Tape } from "../../availability/tape.ts";
import type { Arrivals, Population } from "../../engine.ts";
import { addTo, type OutcomeSums } from "../../outcome/outcome.ts";
import { fillThreefry13, type RandomKey } from "../../random/threefry.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import {
  countAnswered,
  countExhausted,
  FAILURE_KINDS,
  outcomesOf,
  REFUSED,
  type RequestCounts,
  requestCounts,
  STALLED,
  TIMED_OUT,
  WAIT_PARTS,
} from "./request-counts.ts";
import type { RequestPlan } from "./request-plan.ts";

const WORDS = 2 ** 32;
const COUNTERS_PER_FILL = 1024;

/** What the requests of one tape share. */
export interface RequestRun {
  readonly requestPlan: RequestPlan;
  readonly arrivals: Arrivals;
  readonly tape: Tape;
  readonly key: RandomKey;
}

/** Rows of arrivals, and how many requests stand before the first of them. */
export interface RowRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly requestsBefore: number;
}

/**
 * Every request on its own. Chance is a function of the key, of the request's number (below 2^31) and of its attempt: the
 * first attempt takes half of counter (number / 2, 0), attempt k counter (number, k) with the wait before it. So any
 * request can be looked at again, and any cut into ranges gives the same bits.
 */
export function countRequests(
  run: RequestRun,
  { classes }: Population,
  range: RowRange,
): OutcomeSums[] {
  const { requestPlan, arrivals, tape, key } = run;
  const { inTime } = requestPlan;
  const { tick, classOf, count } = arrivals;
  const { accept } = tape;
  const counts = requestCounts(classes.length, requestPlan.plan.policy.maxAttempts);
  const followed: Followed = {
    requestPlan,
    accept,
    ticksPerSecond: 1 / tape.tickSeconds,
    key,
    counts,
    words: new Int32Array(2),
    waits: new Float64Array(1),
  };
  const words = new Int32Array(2 * COUNTERS_PER_FILL);
  const below32 = inTime.map((share) => share * WORDS);
  const last = accept.length - 1;
  const tapeTicks = arrivals.tickSeconds / tape.tickSeconds;
  // Numbers stay 32-bit integers throughout, which is most of the speed.
  let number = range.requestsBefore | 0;
  let filledFrom = number - (number & 1);
  let filledTo = filledFrom;
  for (let row = range.fromRow | 0; row < range.toRow; row++) {
    const inTick = (tick[row] ?? 0) | 0;
    const at = tapeTicks === 1 ? inTick : Math.floor((inTick + 0.5) * tapeTicks) | 0;
    const place = classOf[row] ?? 0;
    const of = (count[row] ?? 0) | 0;
    const below = (accept[Math.min(at, last)] ?? 0) * (below32[place] ?? 0);
    addTo(counts.requests, place, of);
    for (const end = (number + of) | 0; number < end; number = (number + 1) | 0) {
      if (number >= filledTo) {
        filledFrom = filledTo;
        fillThreefry13(words, COUNTERS_PER_FILL, filledFrom >> 1, 0, key);
        filledTo = (filledFrom + words.length) | 0;
      }
      const word = words[(number - filledFrom) | 0] ?? 0;
      if (word >>> 0 >= below) follow(followed, number, word, at, place);
    }
  }
  return outcomesOf(counts, requestPlan.plan, classes.length);
}

/** What becomes of requests whose first attempt failed, in one object of one shape. */
interface Followed {
  readonly requestPlan: RequestPlan;
  readonly accept: Float32Array;
  readonly ticksPerSecond: number;
  readonly key: RandomKey;
  readonly counts: RequestCounts;
  readonly words: Int32Array;
  /** The last wait, where no call has to carry it. */
  readonly waits: Float64Array;
}

/**
 * Follows one request to its end. Calls are given integers alone and return nothing: a fraction that passes between
 * functions is boxed, which would cost more than all the rest.
 */
function follow(
  { requestPlan, accept, ticksPerSecond, key, counts, words, waits }: Followed,
  number: number,
  firstWord: number,
  at: number,
  place: number,
): void {
  const { plan, lowSeconds, widthSeconds, remembers, maxAttempts, followsFrom } = requestPlan;
  const { stallShare, budgetSeconds } = plan;
  const asksToWait = plan.askedSeconds !== null;
  const last = accept.length - 1;
  const share = (requestPlan.inTime[place] ?? 1) * WORDS;
  let word = firstWord >>> 0;
  let start = 0;
  waits[0] = requestPlan.firstPrevious;
  for (let attempt = 1; ; attempt++) {
    const chance = accept[Math.min(Math.floor(at + 0.5 + start * ticksPerSecond), last)] ?? 0;
    if (word < chance * share) {
      countAnswered(counts, place, attempt, Math.round(start * WAIT_PARTS));
      return;
    }
    let failed = start + plan.refusalSeconds;
    let kind = REFUSED;
    if (word < chance * WORDS) {
      kind = TIMED_OUT;
      failed = start + plan.timeoutSeconds;
    } else if (word < (chance + (1 - chance) * stallShare) * WORDS) {
      kind = STALLED;
      failed = start + plan.stallSeconds;
    }
    addTo(counts.failures, place * FAILURE_KINDS + kind, 1);
    fillThreefry13(words, 1, number, attempt + 1, key);
    const isAsked = asksToWait && kind !== TIMED_OUT;
    if (remembers) drawRemembered(plan, waits, words, attempt, isAsked);
    else if (isAsked) waits[0] = plan.askedSeconds ?? 0;
    else {
      const uniform = ((words[0] ?? 0) >>> 0) / WORDS;
      waits[0] = (lowSeconds[attempt - 1] ?? 0) + (widthSeconds[attempt - 1] ?? 0) * uniform;
    }
    start = failed + (waits[0] ?? 0);
    if (attempt === maxAttempts || start > budgetSeconds) {
      const parts = Math.round(Math.max(failed, followsFrom) * WAIT_PARTS);
      countExhausted(counts, place, attempt, parts);
      return;
    }
    word = (words[1] ?? 0) >>> 0;
  }
}

/** Replaces the last wait by the next one of a jitter that depends on it. */
function drawRemembered(
  { policy, askedSeconds }: AttemptPlan,
  waits: Float64Array,
  words: Int32Array,
  retry: number,
  isAsked: boolean,
): void {
  const { backoff, retryAfter } = policy;
  const previousSeconds = waits[0] ?? 0;
  const retryAfterSeconds = isAsked ? askedSeconds : null;
  const uniform = ((words[0] ?? 0) >>> 0) / WORDS;
  waits[0] = waitBeforeRetry(
    { backoff, retryAfter, retry, previousSeconds, retryAfterSeconds },
    uniform,
  );
}
