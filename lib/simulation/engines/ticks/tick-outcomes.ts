import type { Tape } from "../../availability/tape.ts";
import type { Population } from "../../engine.ts";
import { addTo, emptyOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import { type AttemptPlan, shareInTime } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";
import { EXHAUSTED, type Ladder } from "../ladder.ts";
import { countAccepted, type RungCounts } from "./count-accepted.ts";
import { type TickLadders, tickLadders } from "./tick-ladders.ts";

/** Rows are counted in blocks of this size that are added in order, so that the sums do not depend on who counts which. */
export const ROWS_PER_BLOCK = 2 ** 16;

/** A plan made ready for tapes of one tick length; the same for all tapes. */
export interface TickPlan {
  readonly plan: AttemptPlan;
  readonly ladders: TickLadders;
  readonly inTime: Float64Array;
}

/** `null` where the plan has too many branches. */
export function tickPlan(
  plan: AttemptPlan,
  { classes }: Population,
  tapeTickSeconds: number,
  mostLadders?: number,
): TickPlan | null {
  const inTime = Float64Array.from(classes, ({ laws }) => shareInTime(plan, laws));
  const kinds = { stalls: plan.stallShare > 0, timesOut: inTime.some((share) => share < 1) };
  const ladders = tickLadders(plan, kinds, tapeTickSeconds, classes.length, mostLadders);
  return ladders === null ? null : { plan, ladders, inTime };
}

/** The outcome of every class on one tape: exact but for the length of ticks and the evenness of jitter. */
export function tickOutcomes(
  { plan, ladders, inTime }: TickPlan,
  population: Population,
  tape: Tape,
): OutcomeSums[] {
  const { arrivals, classes } = population;
  if (arrivals === null) return [];
  const rows = arrivals.tick.length;
  const size = ladders.ticksLater.length * classes.length;
  const all: RungCounts = { accepted: new Float64Array(size), made: new Float64Array(size) };
  const count = { arrivals, tape, ladders, stallShare: plan.stallShare, inTime };
  for (let from = 0; from < rows; from += ROWS_PER_BLOCK) {
    const block = countAccepted(count, from, Math.min(rows, from + ROWS_PER_BLOCK));
    addAll(all.accepted, block.accepted);
    addAll(all.made, block.made);
  }
  return classes.map((_, place) => outcomeOfClass({ plan, ladders, inTime }, all, place));
}

function addAll(into: Float64Array, from: Float64Array): void {
  for (let place = 0; place < into.length; place++) addTo(into, place, from[place] ?? 0);
}

function outcomeOfClass(
  { plan, ladders, inTime }: TickPlan,
  counts: RungCounts,
  place: number,
): OutcomeSums {
  const sums = emptyOutcome(plan.policy);
  const shift = place * ladders.ticksLater.length;
  const late = 1 - (inTime[place] ?? 1);
  ladders.ladders.forEach((ladder, number) => {
    const first = shift + (ladders.firstRung[number] ?? 0);
    sums.operations += counts.made[first] ?? 0;
    for (let rung = 0; rung < ladder.attempt.length; rung++) {
      const made = counts.made[first + rung] ?? 0;
      const accepted = counts.accepted[first + rung] ?? 0;
      if (made > 0)
        addRung(sums, plan, ladder, rung, { made, accepted, abandoned: accepted * late });
    }
  });
  return sums;
}

interface AttemptsOfRung {
  readonly made: number;
  readonly accepted: number;
  readonly abandoned: number;
}

function addRung(
  sums: OutcomeSums,
  plan: AttemptPlan,
  ladder: Ladder,
  rung: number,
  { made, accepted, abandoned }: AttemptsOfRung,
): void {
  const attempt = ladder.attempt[rung] ?? 0;
  const startSeconds = ladder.startSeconds[rung] ?? 0;
  const stalled = (made - accepted) * plan.stallShare;
  const refused = made - accepted - stalled;
  sums.refused += refused;
  sums.stalled += stalled;
  sums.abandoned += abandoned;
  tallyAnswered(sums, { attempt, startSeconds, answered: accepted - abandoned });
  const { refusalSeconds, stallSeconds, timeoutSeconds } = plan;
  if (ladder.afterRefusal[rung] === EXHAUSTED) {
    tallyExhausted(
      sums,
      plan,
      attempt,
      exhaustedStart(plan, startSeconds + refusalSeconds),
      refused,
    );
  }
  if (ladder.afterStall[rung] === EXHAUSTED) {
    tallyExhausted(sums, plan, attempt, exhaustedStart(plan, startSeconds + stallSeconds), stalled);
  }
  if (ladder.afterTimeout[rung] === EXHAUSTED) {
    tallyExhausted(
      sums,
      plan,
      attempt,
      exhaustedStart(plan, startSeconds + timeoutSeconds),
      abandoned,
    );
  }
}
