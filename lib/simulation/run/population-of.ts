import { US_PER_S } from "../../core/time.ts";
import type { Arrivals } from "../engine.ts";
import type { TrafficClass } from "../traffic/traffic.ts";

/** Whole seconds that a tick may have; engines divide them further where the memory of shortages is short. */
const TICK_SECONDS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3_600];

/** The shortest tick with which a period of so many seconds has at most so many. */
const tickFor = (spanSeconds: number, mostTicks: number): number =>
  TICK_SECONDS.find((tick) => spanSeconds / tick <= mostTicks) ??
  Math.ceil(spanSeconds / mostTicks);

/** When the requests of classes came, in at most so many ticks; each as of its group. `null` where none names a time. */
export function arrivalsOf(
  classes: readonly TrafficClass[],
  groupOf: readonly number[],
  mostTicks: number,
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
  const tickSeconds = tickFor((lastUs - startUs) / US_PER_S + 1, mostTicks);
  const tickUs = tickSeconds * US_PER_S;
  const ticks = Math.floor((lastUs - startUs) / tickUs) + 1;
  const tickOf = (us: number): number => Math.floor((us - startUs) / tickUs);
  const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const sorted =
    ticks * groups <= MOST_PLACES
      ? countedRows(classes, { groupOf, groups, ticks }, tickOf)
      : sortedRows(classes, { groupOf, rows }, tickOf);
  return { startUs, tickSeconds, ticks, ...sorted };
}

interface CountedPlaces {
  readonly groupOf: readonly number[];
  readonly groups: number;
  readonly ticks: number;
}

function countedRows(
  classes: readonly TrafficClass[],
  { groupOf, groups, ticks }: CountedPlaces,
  tickOf: (us: number) => number,
): Pick<Arrivals, "tick" | "classOf" | "count"> {
  const counts = new Uint32Array(ticks * groups);
  for (const [place, { arrivals }] of classes.entries()) {
    const group = groupOf[place] ?? 0;
    for (let row = 0; row < arrivals.us.length; row++) {
      const at = tickOf(arrivals.us[row] ?? 0) * groups + group;
      counts[at] = (counts[at] ?? 0) + (arrivals.count[row] ?? 0);
    }
  }
  const filled = counts.reduce((sum, count) => sum + Number(count > 0), 0);
  const rows = {
    tick: new Uint32Array(filled),
    classOf: new Uint16Array(filled),
    count: new Uint32Array(filled),
  };
  let row = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    rows.tick[row] = Math.floor(at / groups);
    rows.classOf[row] = at % groups;
    rows.count[row++] = count;
  }
  return rows;
}

/** Places of groups fit into 2^16, and ticks times that into a double's 53 bits. */
const GROUPS = 65_536;

/** So many places of ticks and groups are counted in an array, in their order; more are sorted. */
const MOST_PLACES = 4_000_000;

function sortedRows(
  classes: readonly TrafficClass[],
  { groupOf, rows }: { readonly groupOf: readonly number[]; readonly rows: number },
  tickOf: (us: number) => number,
): Pick<Arrivals, "tick" | "classOf" | "count"> {
  const counts = new Map<number, number>();
  const keys = new Float64Array(rows);
  let row = 0;
  for (const [place, { arrivals }] of classes.entries()) {
    for (const [at, us] of arrivals.us.entries()) {
      const key = tickOf(us) * GROUPS + (groupOf[place] ?? 0);
      const before = counts.get(key) ?? 0;
      if (before === 0) keys[row++] = key;
      counts.set(key, before + (arrivals.count[at] ?? 0));
    }
  }
  const order = keys.subarray(0, row).sort();
  return {
    tick: Uint32Array.from(order, (key) => Math.floor(key / GROUPS)),
    classOf: Uint16Array.from(order, (key) => key % GROUPS),
    count: Uint32Array.from(order, (key) => counts.get(key) ?? 0),
  };
}
