import { firstPreviousSeconds, waitBeforeRetry } from "../../../retry/backoff.ts";
import type { Tape } from "../../availability/tape.ts";
import type { Arrivals, Population } from "../../engine.ts";
import { emptyOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import { fillThreefry13, type RandomKey } from "../../random/threefry.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";
import type { RequestPlan } from "./request-plan.ts";

const WORDS = 2 ** 32;
const COUNTERS_PER_FILL = 1024;
/** Waits are counted in these parts of a second, so that their sum has no rounding, whoever adds what first. */
const WAIT_PARTS = 1024;

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
 * Every request on its own. Chance is a function of the key, of the request's number and of its attempt: the first
 * attempt takes half of counter (number / 2, 0), attempt k counter (number, k) with the wait before it. So any request
 * can be looked at again, and any cut into ranges gives the same bits.
 */
export function countRequests(
  run: RequestRun,
  { classes }: Population,
  range: RowRange,
): OutcomeSums[] {
  const { requestPlan, arrivals, tape, key } = run;
  const sums = classes.map(() => emptyOutcome(requestPlan.plan.policy));
  const followed = new Float64Array(classes.length);
  const follower = requestFollower(run, sums);
  const words = new Int32Array(2 * COUNTERS_PER_FILL);
  const { accept } = tape;
  const last = accept.length - 1;
  const tapeTicks = arrivals.tickSeconds / tape.tickSeconds;
  const requests = new Float64Array(classes.length);
  let number = range.requestsBefore;
  let filledFrom = number - (number % 2);
  let filledTo = filledFrom;
  for (let row = range.fromRow; row < range.toRow; row++) {
    const at = Math.floor(((arrivals.tick[row] ?? 0) + 0.5) * tapeTicks);
    const place = arrivals.classOf[row] ?? 0;
    const end = number + (arrivals.count[row] ?? 0);
    const below = (accept[Math.min(at, last)] ?? 0) * (requestPlan.inTime[place] ?? 1) * WORDS;
    requests[place] = (requests[place] ?? 0) + end - number;
    while (number < end) {
      if (number >= filledTo) {
        filledFrom = filledTo;
        fillThreefry13(words, COUNTERS_PER_FILL, filledFrom >>> 1, 0, key);
        filledTo = filledFrom + words.length;
      }
      const until = Math.min(end, filledTo);
      for (; number < until; number++) {
        const word = (words[number - filledFrom] ?? 0) >>> 0;
        if (word < below) continue;
        followed[place] = (followed[place] ?? 0) + 1;
        follower(number, word, at, place);
      }
    }
  }
  sums.forEach((sum, place) => {
    const atOnce = (requests[place] ?? 0) - (followed[place] ?? 0);
    sum.operations = requests[place] ?? 0;
    tallyAnswered(sum, { attempt: 1, startSeconds: 0, answered: atOnce });
  });
  return sums;
}

type Follow = (number: number, firstWord: number, at: number, place: number) => void;

/** Counts what becomes of requests whose first attempt failed. */
function requestFollower(
  { requestPlan, tape, key }: RequestRun,
  sums: readonly OutcomeSums[],
): Follow {
  const { plan, lowSeconds, widthSeconds, remembers, inTime } = requestPlan;
  const { stallShare, refusalSeconds, stallSeconds, timeoutSeconds, askedSeconds, budgetSeconds } =
    plan;
  const { maxAttempts } = plan.policy;
  const { accept, tickSeconds } = tape;
  const last = accept.length - 1;
  const words = new Int32Array(2);
  return (number, firstWord, at, place) => {
    const sum = sums[place];
    if (sum === undefined) return;
    const share = inTime[place] ?? 1;
    const arrival = at + 0.5;
    let word = firstWord;
    let start = 0;
    let wait = firstPreviousSeconds(plan.policy.backoff);
    for (let attempt = 1; ; attempt++) {
      const then = Math.floor(arrival + start / tickSeconds);
      const chance = accept[Math.min(then, last)] ?? 0;
      if (word < chance * share * WORDS) {
        return tallyAnswered(sum, { attempt, startSeconds: toParts(start), answered: 1 });
      }
      const timedOut = word < chance * WORDS;
      const stalled = !timedOut && word < (chance + (1 - chance) * stallShare) * WORDS;
      if (timedOut) sum.abandoned++;
      else if (stalled) sum.stalled++;
      else sum.refused++;
      const failed = start + (timedOut ? timeoutSeconds : stalled ? stallSeconds : refusalSeconds);
      const followsAt = toParts(exhaustedStart(plan, failed));
      if (attempt === maxAttempts) return tallyExhausted(sum, plan, attempt, followsAt, 1);
      fillThreefry13(words, 1, number, attempt + 1, key);
      const uniform = ((words[0] ?? 0) >>> 0) / WORDS;
      const asked = timedOut ? null : askedSeconds;
      if (remembers) wait = rememberedWait(plan, attempt, wait, asked, uniform);
      else
        wait = asked ?? (lowSeconds[attempt - 1] ?? 0) + (widthSeconds[attempt - 1] ?? 0) * uniform;
      start = failed + wait;
      if (start > budgetSeconds) return tallyExhausted(sum, plan, attempt, followsAt, 1);
      word = (words[1] ?? 0) >>> 0;
    }
  };
}

const rememberedWait = (
  { policy }: AttemptPlan,
  retry: number,
  previousSeconds: number,
  retryAfterSeconds: number | null,
  uniform: number,
): number => waitBeforeRetry({ ...policy, retry, previousSeconds, retryAfterSeconds }, uniform);

const toParts = (seconds: number): number => Math.round(seconds * WAIT_PARTS) / WAIT_PARTS;
