import type { Tape } from "../../availability/tape.ts";
import type { Arrivals } from "../../engine.ts";
import { EXHAUSTED } from "../ladder.ts";
import type { TickLadders } from "./tick-ladders.ts";

/** Rows times ladders of a run are at least so many where jitter is drawn from, so that few requests meet all of it. */
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

/** Counts over the rows from `fromRow` to `toRow`. */
export function countAccepted(count: TickCount, fromRow: number, toRow: number): RungCounts {
  const rungs = count.ladders.ticksLater.length;
  const size = rungs * count.inTime.length;
  const counts = { accepted: new Float64Array(size), made: new Float64Array(size) };
  const perRow = laddersPerRow(count.arrivals.tick.length, count.ladders.ladders.length);
  if (count.ladders.isChain) countChains(count, fromRow, toRow, perRow, counts);
  else countBranches(count, fromRow, toRow, perRow, counts);
  return counts;
}

function countChains(
  { arrivals, tape, ladders }: TickCount,
  fromRow: number,
  toRow: number,
  perRow: number,
  { accepted, made }: RungCounts,
): void {
  const { tick, classOf, count } = arrivals;
  const { firstRung, ticksLater } = ladders;
  const ladderCount = firstRung.length - 1;
  const { accept, tickSeconds } = tape;
  const last = accept.length - 1;
  const tapeTicks = arrivals.tickSeconds / tickSeconds;
  const furthest = ticksLater.reduce((most, later) => Math.max(most, later), 0);
  let ladder = (fromRow * perRow) % ladderCount;
  for (let row = fromRow; row < toRow; row++) {
    const at = Math.floor(((tick[row] ?? 0) + 0.5) * tapeTicks);
    const shift = (classOf[row] ?? 0) * ticksLater.length;
    const share = (count[row] ?? 0) / perRow;
    const isInside = at + furthest <= last;
    for (let turn = 0; turn < perRow; turn++) {
      const first = firstRung[ladder] ?? 0;
      const end = firstRung[ladder + 1] ?? 0;
      let left = share;
      for (let rung = first; rung < end; rung++) {
        const then = at + (ticksLater[rung] ?? 0);
        const taken = left * (accept[isInside ? then : Math.min(then, last)] ?? 0);
        accepted[shift + rung] = (accepted[shift + rung] ?? 0) + taken;
        left -= taken;
      }
      made[shift + first] = (made[shift + first] ?? 0) + share;
      ladder = ladder + 1 === ladderCount ? 0 : ladder + 1;
    }
  }
  fillMade(ladders, { accepted, made });
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

function countBranches(
  { arrivals, tape, ladders, stallShare, inTime }: TickCount,
  fromRow: number,
  toRow: number,
  perRow: number,
  { accepted, made }: RungCounts,
): void {
  const { tick, classOf, count } = arrivals;
  const { firstRung, ticksLater, afterRefusal, afterStall, afterTimeout } = ladders;
  const ladderCount = firstRung.length - 1;
  const { accept, tickSeconds } = tape;
  const last = accept.length - 1;
  const tapeTicks = arrivals.tickSeconds / tickSeconds;
  const mass = new Float64Array(
    ladders.ladders.reduce((most, { attempt }) => Math.max(most, attempt.length), 0),
  );
  let ladder = (fromRow * perRow) % ladderCount;
  for (let row = fromRow; row < toRow; row++) {
    const at = Math.floor(((tick[row] ?? 0) + 0.5) * tapeTicks);
    const late = 1 - (inTime[classOf[row] ?? 0] ?? 1);
    const shift = (classOf[row] ?? 0) * ticksLater.length;
    const share = (count[row] ?? 0) / perRow;
    for (let turn = 0; turn < perRow; turn++) {
      const first = firstRung[ladder] ?? 0;
      const end = firstRung[ladder + 1] ?? 0;
      for (let place = end - first - 1; place > 0; place--) mass[place] = 0;
      mass[0] = share;
      for (let rung = first; rung < end; rung++) {
        const here = mass[rung - first] ?? 0;
        if (here <= NEGLIGIBLE * share) continue;
        const then = at + (ticksLater[rung] ?? 0);
        const taken = here * (accept[Math.min(then, last)] ?? 0);
        made[shift + rung] = (made[shift + rung] ?? 0) + here;
        accepted[shift + rung] = (accepted[shift + rung] ?? 0) + taken;
        pass(mass, afterRefusal[rung] ?? EXHAUSTED, (here - taken) * (1 - stallShare));
        if (stallShare > 0) pass(mass, afterStall[rung] ?? EXHAUSTED, (here - taken) * stallShare);
        if (late > 0) pass(mass, afterTimeout[rung] ?? EXHAUSTED, taken * late);
      }
      ladder = ladder + 1 === ladderCount ? 0 : ladder + 1;
    }
  }
}

function pass(mass: Float64Array, rung: number, part: number): void {
  if (rung !== EXHAUSTED) mass[rung] = (mass[rung] ?? 0) + part;
}
