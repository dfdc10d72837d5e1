import { type AttemptPlan, hasFixedWaits } from "../attempt-plan.ts";
import { buildLadder, type FailureKinds, type Ladder } from "../ladder.ts";
import { latticeWaits, MOST_LATTICE_POINTS } from "../lattice.ts";

/** Rungs of all ladders and classes together, up to which more ladders are worth their time; and the most at all. */
const WANTED_COUNTS = 2 ** 17;
const MOST_COUNTS = 2 ** 20;
const FEWEST_LADDERS = 63;

/** Ladders that together stand for all jitter, with their rungs in a row. */
export interface TickLadders {
  readonly ladders: readonly Ladder[];
  /** Where each ladder's rungs begin, and past the last one their number. */
  readonly firstRung: Int32Array;
  /** For each rung, ticks from an arrival to its attempt. */
  readonly ticksLater: Int32Array;
  /** For each rung the place of what follows each failure, or `EXHAUSTED`. */
  readonly afterRefusal: Int32Array;
  readonly afterStall: Int32Array;
  readonly afterTimeout: Int32Array;
  /** Whether every failure leads to the rung beside, so that a ladder is a chain. */
  readonly isChain: boolean;
}

/** The ladders of a plan for so many classes, one where waits are fixed; `null` where they would have too many rungs. */
export function tickLadders(
  plan: AttemptPlan,
  kinds: FailureKinds,
  tickSeconds: number,
  classes: number,
  mostLadders = MOST_LATTICE_POINTS,
): TickLadders | null {
  const rungsWithin = (counts: number): number => Math.floor(counts / Math.max(1, classes));
  const wanted = hasFixedWaits(plan, kinds.timesOut)
    ? 1
    : Math.min(mostLadders, MOST_LATTICE_POINTS);
  for (let count = wanted; count > 0; count = Math.floor(count / 2)) {
    const isFewest = Math.floor(count / 2) < FEWEST_LADDERS;
    const most = rungsWithin(isFewest ? MOST_COUNTS : WANTED_COUNTS);
    const ladders = laddersOf(plan, kinds, count, most);
    if (ladders !== null) return flatten(ladders, kinds, tickSeconds);
    if (isFewest) return null;
  }
  return null;
}

function laddersOf(
  plan: AttemptPlan,
  kinds: FailureKinds,
  count: number,
  mostRungs: number,
): Ladder[] | null {
  const ladders: Ladder[] = [];
  let rungs = 0;
  for (const waits of latticeWaits(plan, count)) {
    const ladder = buildLadder(plan, waits, kinds, mostRungs - rungs);
    if (ladder === null) return null;
    rungs += ladder.attempt.length;
    ladders.push(ladder);
  }
  return ladders;
}

function flatten(
  ladders: readonly Ladder[],
  { stalls, timesOut }: FailureKinds,
  tickSeconds: number,
): TickLadders {
  const firstRung = new Int32Array(ladders.length + 1);
  ladders.forEach(({ attempt }, place) => {
    firstRung[place + 1] = (firstRung[place] ?? 0) + attempt.length;
  });
  const rungs = firstRung[ladders.length] ?? 0;
  const joined = (pick: (ladder: Ladder) => ArrayLike<number>): Int32Array => {
    const all = new Int32Array(rungs);
    ladders.forEach((ladder, place) => {
      all.set(pick(ladder), firstRung[place]);
    });
    return all;
  };
  return {
    ladders,
    firstRung,
    // Arrivals stand in the middle of their tick.
    ticksLater: joined(({ startSeconds }) =>
      startSeconds.map((start) => Math.floor(0.5 + start / tickSeconds)),
    ),
    afterRefusal: joined((ladder) => ladder.afterRefusal),
    afterStall: joined((ladder) => ladder.afterStall),
    afterTimeout: joined((ladder) => ladder.afterTimeout),
    isChain: !stalls && !timesOut,
  };
}
