import { US_PER_S } from "../../core/time.ts";
import type { Arrivals } from "../engine.ts";
import type { TrafficClass } from "../traffic/traffic.ts";

/** Whole seconds that a tick may have: the shortest with which a period has at most this many. */
const TICK_SECONDS = [1, 2, 5, 10, 30, 60, 300, 900];
const MOST_TICKS = 3_000_000;

/** The tick for a period of so many seconds, at least `least` long. */
function tickFor(spanSeconds: number, least: number): number {
  const fits = TICK_SECONDS.find((tick) => tick >= least && spanSeconds / tick <= MOST_TICKS);
  return fits ?? Math.ceil(spanSeconds / MOST_TICKS);
}

/**
 * When the requests of classes came, in ticks of at least so many seconds; classes by their places. `null` where none
 * names a time.
 */
export function arrivalsOf(
  classes: readonly TrafficClass[],
  leastTickSeconds: number,
): Arrivals | null {
  let [firstUs, lastUs, rows] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const { arrivals } of classes) {
    rows += arrivals.us.length;
    for (const us of arrivals.us) {
      firstUs = Math.min(firstUs, us);
      lastUs = Math.max(lastUs, us);
    }
  }
  if (rows === 0) return null;
  const startUs = Math.floor(firstUs / US_PER_S) * US_PER_S;
  const tickSeconds = tickFor((lastUs - startUs) / US_PER_S + 1, leastTickSeconds);
  const tickUs = tickSeconds * US_PER_S;
  const sorted = sortedRows(classes, rows, (us) => Math.floor((us - startUs) / tickUs));
  return {
    ...{ startUs, tickSeconds, ticks: Math.floor((lastUs - startUs) / tickUs) + 1 },
    ...sorted,
  };
}

/** Class places fit into 2^16, and ticks times that into a double's 53 bits. */
const CLASSES = 65_536;

function sortedRows(
  classes: readonly TrafficClass[],
  rows: number,
  tickOf: (us: number) => number,
): Pick<Arrivals, "tick" | "classOf" | "count"> {
  const counts = new Map<number, number>();
  const keys = new Float64Array(rows);
  let row = 0;
  for (const [place, { arrivals }] of classes.entries()) {
    for (const [at, us] of arrivals.us.entries()) {
      const key = tickOf(us) * CLASSES + place;
      const before = counts.get(key) ?? 0;
      if (before === 0) keys[row++] = key;
      counts.set(key, before + (arrivals.count[at] ?? 0));
    }
  }
  const order = keys.subarray(0, row).sort();
  return {
    tick: Uint32Array.from(order, (key) => Math.floor(key / CLASSES)),
    classOf: Uint16Array.from(order, (key) => key % CLASSES),
    count: Uint32Array.from(order, (key) => counts.get(key) ?? 0),
  };
}
