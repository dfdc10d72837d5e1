import type { Tape } from "../../availability/tape.ts";
import type { Arrivals } from "../../engine.ts";
import { addTo } from "../../outcome/outcome.ts";
import { EXHAUSTED } from "../ladder.ts";
import { calmRequests } from "./calm.ts";
import type { TickLadders } from "./tick-ladders.ts";

/** Rows times ladders of a run are at least so many where jitter is spread, so that few requests meet all of it. */
const FEWEST_POINTS = 2 ** 16;
/** Of a row, the part that is not worth following. */
const NEGLIGIBLE = 1e-15;

/** What counting needs of one population on one tape. */
export interface TickCount {
  readonly arrivals: Arrivals;
  readonly tape: Tape;
  readonly ladders: TickLadders;
  readonly stallShare: number;
  /** For each class the share of accepted calls that is answered in time. */
  readonly inTime: Float64Array;
}

/** How many ladders each row of arrivals is spread over. */
export function laddersPerRow(rows: number, ladders: number): number {
  return Math.min(ladders, Math.max(1, Math.ceil(FEWEST_POINTS / Math.max(1, rows))));
}

/**
 * For each class and rung, how many attempts are made there, or how many of them are accepted: in the mean over all
 * that chance may do to requests, given the tape. Rows take the ladders in turn.
 */
export interface RungCounts {
  /** Rungs of one class stand together. */
  readonly accepted: Float64Array;
  readonly made: Float64Array;
}

/** Lets so many requests climb a ladder from a tick on, and counts their attempts. */
type Climb = (
  accept: Float32Array,
  at: number,
  ladder: number,
  place: number,
  requests: number,
) => void;

/** Counts over the rows from `fromRow` to `toRow`. */
export function countAccepted(count: TickCount, fromRow: number, toRow: number): RungCounts {
  const { arrivals, tape, ladders, inTime } = count;
  const size = ladders.ticksLater.length * inTime.length;
  const counts = { accepted: new Float64Array(size), made: new Float64Array(size) };
  const climb = ladders.isChain ? climbChains(ladders, counts) : climbBranches(count, counts);
  const ladderCount = ladders.firstRung.length - 1;
  const perRow = laddersPerRow(arrivals.tick.length, ladderCount);
  const furthest = ladders.ticksLater.reduce((most, later) => Math.max(most, later), 0);
  const tapeTicks = arrivals.tickSeconds / tape.tickSeconds;
  const calm = calmRequests(tape.accept, ladderCount * inTime.length);
  let ladder = (fromRow * perRow) % ladderCount;
  for (let row = fromRow; row < toRow; row++) {
    const at = Math.floor(((arrivals.tick[row] ?? 0) + 0.5) * tapeTicks);
    const place = arrivals.classOf[row] ?? 0;
    const requests = (arrivals.count[row] ?? 0) / perRow;
    const { to, weights } = calm.around(at);
    const isCalm = weights !== null && at + furthest < to;
    for (let turn = 0; turn < perRow; turn++) {
      if (isCalm) addTo(weights, place * ladderCount + ladder, requests);
      else climb(tape.accept, at, ladder, place, requests);
      ladder = ladder + 1 === ladderCount ? 0 : ladder + 1;
    }
  }
  for (const [value, weights] of calm.kept) {
    const steady = Float32Array.of(value);
    weights.forEach((requests, pair) => {
      if (requests === 0) return;
      climb(steady, 0, pair % ladderCount, Math.floor(pair / ladderCount), requests);
    });
  }
  if (ladders.isChain) fillMade(ladders, counts);
  return counts;
}

function climbChains(
  { firstRung, ticksLater }: TickLadders,
  { accepted, made }: RungCounts,
): Climb {
  return (accept, at, ladder, place, requests) => {
    const last = accept.length - 1;
    const shift = place * ticksLater.length;
    const first = firstRung[ladder] ?? 0;
    const end = firstRung[ladder + 1] ?? 0;
    let left = requests;
    for (let rung = first; rung < end; rung++) {
      const taken = left * (accept[Math.min(at + (ticksLater[rung] ?? 0), last)] ?? 0);
      addTo(accepted, shift + rung, taken);
      left -= taken;
    }
    addTo(made, shift + first, requests);
  };
}

/** In a chain, what is made on a rung is what was not accepted on the one before. */
function fillMade({ firstRung, ticksLater }: TickLadders, { accepted, made }: RungCounts): void {
  for (let shift = 0; shift < made.length; shift += ticksLater.length) {
    for (let ladder = 0; ladder < firstRung.length - 1; ladder++) {
      const end = shift + (firstRung[ladder + 1] ?? 0);
      for (let rung = shift + (firstRung[ladder] ?? 0) + 1; rung < end; rung++) {
        made[rung] = Math.max(0, (made[rung - 1] ?? 0) - (accepted[rung - 1] ?? 0));
      }
    }
  }
}

function climbBranches(
  { ladders, stallShare, inTime }: TickCount,
  { accepted, made }: RungCounts,
): Climb {
  const { firstRung, ticksLater, afterRefusal, afterStall, afterTimeout } = ladders;
  const mass = new Float64Array(
    ladders.ladders.reduce((most, { attempt }) => Math.max(most, attempt.length), 0),
  );
  return (accept, at, ladder, place, requests) => {
    const last = accept.length - 1;
    const late = 1 - (inTime[place] ?? 1);
    const shift = place * ticksLater.length;
    const first = firstRung[ladder] ?? 0;
    const end = firstRung[ladder + 1] ?? 0;
    for (let rung = end - first - 1; rung > 0; rung--) mass[rung] = 0;
    mass[0] = requests;
    for (let rung = first; rung < end; rung++) {
      const here = mass[rung - first] ?? 0;
      if (here <= NEGLIGIBLE * requests) continue;
      const taken = here * (accept[Math.min(at + (ticksLater[rung] ?? 0), last)] ?? 0);
      addTo(made, shift + rung, here);
      addTo(accepted, shift + rung, taken);
      pass(mass, afterRefusal[rung] ?? EXHAUSTED, (here - taken) * (1 - stallShare));
      if (stallShare > 0) pass(mass, afterStall[rung] ?? EXHAUSTED, (here - taken) * stallShare);
      if (late > 0) pass(mass, afterTimeout[rung] ?? EXHAUSTED, taken * late);
    }
  };
}

function pass(mass: Float64Array, rung: number, part: number): void {
  if (rung !== EXHAUSTED) addTo(mass, rung, part);
}
