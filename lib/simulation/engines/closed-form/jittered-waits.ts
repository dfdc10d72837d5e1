import { remembersWaits } from "../../../retry/backoff.ts";
import { emptyOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import { waitBin, waitBinStart } from "../../outcome/waits.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";
import { type UniformSum, uniformSum } from "./uniform-sum.ts";

/** Terms of all sums together, beyond which another engine is quicker. */
const MOST_TERMS = 4e6;
const BINS_OF_A_LAW = 1500;

/** So many attempts have failed in each way. */
interface Failures {
  readonly refusals: number;
  readonly stalls: number;
  readonly timeouts: number;
}

/** The chances of one attempt that meets the same acceptance as all others. */
interface Chances {
  readonly answered: number;
  readonly refused: number;
  readonly stalled: number;
  readonly timedOut: number;
}

function chancesOf(plan: AttemptPlan, accept: number, inTime: number): Chances {
  return {
    answered: accept * inTime,
    refused: (1 - accept) * (1 - plan.stallShare),
    stalled: (1 - accept) * plan.stallShare,
    timedOut: accept * (1 - inTime),
  };
}

/** All ways in which the attempts before the `attempt`-th can have failed. */
function waysToFail(attempt: number, { stalled, timedOut }: Chances): Failures[] {
  const ways: Failures[] = [];
  for (let stalls = 0; stalls <= (stalled > 0 ? attempt - 1 : 0); stalls++) {
    for (let timeouts = 0; timeouts <= (timedOut > 0 ? attempt - 1 - stalls : 0); timeouts++) {
      ways.push({ refusals: attempt - 1 - stalls - timeouts, stalls, timeouts });
    }
  }
  return ways;
}

const choose = (from: number, taken: number): number => {
  let ways = 1;
  for (let factor = 1; factor <= taken; factor++) ways *= (from - taken + factor) / factor;
  return ways;
};

/** The chance that just these failures came before, in whatever order. */
const chanceOfWay = ({ refusals, stalls, timeouts }: Failures, chances: Chances): number =>
  choose(refusals + stalls + timeouts, stalls) *
  choose(refusals + timeouts, timeouts) *
  chances.refused ** refusals *
  chances.stalled ** stalls *
  chances.timedOut ** timeouts;

/** Whether waits are independent draws whose sums are quick enough to write out. */
export function canWriteOut(plan: AttemptPlan, timesOut: boolean): boolean {
  if (remembersWaits(plan.policy.backoff) || plan.askedSeconds !== null) return false;
  const kinds = (plan.stallShare > 0 ? 1 : 0) + (timesOut ? 1 : 0);
  const attempts = plan.policy.maxAttempts;
  const ways = (attempts + 1) ** kinds;
  return ways * 2 ** attempts * BINS_OF_A_LAW <= MOST_TERMS;
}

/**
 * One operation under jittered, independent waits and independent attempts: the sums of section "independent refusals"
 * written out. An attempt is made where its start is within the budget, and starts only grow, so that its chance is
 * that of all failures before it times F_k(budget − what they lasted).
 */
export function jitteredWaitsOutcome(
  plan: AttemptPlan,
  accept: number,
  inTime: number,
): OutcomeSums {
  const chances = chancesOf(plan, accept, inTime);
  const sums = emptyOutcome(plan.policy);
  sums.operations = 1;
  for (let attempt = 1; attempt <= plan.policy.maxAttempts; attempt++) {
    const before = plan.waits.slice(0, attempt - 1);
    const jitter = uniformSum(before.map(({ widthSeconds }) => widthSeconds));
    const lows = before.reduce((sum, { lowSeconds }) => sum + lowSeconds, 0);
    for (const way of waysToFail(attempt, chances)) {
      const base =
        lows +
        way.refusals * plan.refusalSeconds +
        way.stalls * plan.stallSeconds +
        (way.timeouts > 0 ? way.timeouts * plan.timeoutSeconds : 0);
      const chance = chanceOfWay(way, chances);
      if (chance > 0) addAttempt({ plan, chances, sums, jitter }, attempt, base, chance);
    }
  }
  return sums;
}

interface Work {
  readonly plan: AttemptPlan;
  readonly chances: Chances;
  readonly sums: OutcomeSums;
  readonly jitter: UniformSum;
}

/** Counts how an attempt ends whose start is `base` and the jitter after the operation's, with this chance to come to it. */
function addAttempt(
  { plan, chances, sums, jitter }: Work,
  attempt: number,
  base: number,
  chance: number,
): void {
  const latest = Math.min(jitter.longest, plan.budgetSeconds - base);
  const made = chance * jitter.cdf(plan.budgetSeconds - base);
  if (latest < 0 || made === 0) return;
  sums.refused += made * chances.refused;
  sums.stalled += made * chances.stalled;
  sums.abandoned += made * chances.timedOut;
  const upTo = { latest, jitter: jitter.cdf };
  spread(base, upTo, (startSeconds, share) => {
    tallyAnswered(sums, { attempt, startSeconds, answered: chance * chances.answered * share });
  });
  const ends: readonly (readonly [number, number])[] = [
    [chances.refused, plan.refusalSeconds],
    [chances.stalled, plan.stallSeconds],
    [chances.timedOut, plan.timeoutSeconds],
  ];
  for (const [failed, lasted] of ends) {
    if (failed === 0) continue;
    const over = exhaustedBy(plan, jitter, attempt, base, lasted);
    spread(base + lasted, { latest, jitter: over }, (endSeconds, share) => {
      tallyExhausted(
        sums,
        plan,
        attempt,
        exhaustedStart(plan, endSeconds),
        chance * failed * share,
      );
    });
  }
}

/**
 * P(the attempt is made with a jitter of at most z, and the next would begin after the budget): F(z) less the part that
 * goes on, F(y) (T - y) / w + (H(y) - H(T - w)) / w with y = min(z, T), T what the next wait may come to.
 */
function exhaustedBy(
  plan: AttemptPlan,
  { cdf, integral }: UniformSum,
  attempt: number,
  base: number,
  lasted: number,
): (jitterSeconds: number) => number {
  const next = plan.waits[attempt - 1];
  if (next === undefined) return cdf;
  const room = plan.budgetSeconds - base - lasted - next.lowSeconds;
  const width = next.widthSeconds;
  if (room === Infinity) return () => 0;
  return (z) => {
    if (width === 0) return cdf(z) - cdf(Math.min(z, room));
    if (z <= room - width) return 0;
    const most = Math.min(z, room);
    return cdf(z) - (cdf(most) * (room - most) + integral(most) - integral(room - width)) / width;
  };
}

/** What jitter adds to a wait: at most `latest`, with this distribution. */
interface Jitter {
  readonly latest: number;
  readonly jitter: (seconds: number) => number;
}

/** Gives each bin of waits that begin at `from` its share of the jitter's distribution, with a wait in its middle. */
function spread(
  from: number,
  { latest, jitter }: Jitter,
  give: (waitSeconds: number, share: number) => void,
): void {
  const to = from + latest;
  const last = waitBin(to);
  let below = 0;
  for (let bin = waitBin(from); bin <= last; bin++) {
    const low = Math.max(from, waitBinStart(bin));
    const high = bin === last ? to : waitBinStart(bin + 1);
    const until = jitter(bin === last ? latest : high - from);
    if (until > below) give((low + high) / 2, until - below);
    below = Math.max(below, until);
  }
}
