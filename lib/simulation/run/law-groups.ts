import { ranksOf } from "../latency/sample-law.ts";
import type { TrafficClass } from "../traffic/traffic.ts";

/** Classes that take about as long as each other: engines run them as one, money and durations stay the classes' own. */
export interface LawGroup {
  /** Places of its classes. */
  readonly places: readonly number[];
  /** Durations at standard of its requests, sorted; `null` where nothing tells them. */
  readonly sorted: Float64Array | null;
}

const MOST_RANKS = 2_048;

const middleOf = (sorted: Float64Array): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

/**
 * Places whose durations have their middle in the same part of a doubling and that agree in `apart`; those without
 * durations are one group.
 */
export function lawGroups(
  classes: readonly TrafficClass[],
  times: readonly (Float64Array | null)[],
  perDoubling: number,
  apart: readonly number[] = [],
): readonly LawGroup[] {
  const groups = new Map<string, number[]>();
  for (const [place, sorted] of times.entries()) {
    const part = sorted && Math.round(Math.log2(Math.max(1e-3, middleOf(sorted))) * perDoubling);
    const key = `${part} ${apart[place] ?? 0}`;
    const found = groups.get(key);
    if (found) found.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()].map((places) => ({ places, sorted: pooled(classes, times, places) }));
}

/** Durations of several classes, each with as many ranks as its share of the requests. */
function pooled(
  classes: readonly TrafficClass[],
  times: readonly (Float64Array | null)[],
  places: readonly number[],
): Float64Array | null {
  const weightOf = (place: number): number => Math.max(1, classes[place]?.requests ?? 0);
  const total = places.reduce((sum, place) => sum + weightOf(place), 0);
  const [only] = places;
  if (places.length === 1 && only !== undefined) return times[only] ?? null;
  const ranks = places.flatMap((place) => {
    const sorted = times[place];
    if (!sorted) return [];
    const wanted = Math.max(1, Math.round((MOST_RANKS * weightOf(place)) / total));
    return [...spreadRanks(sorted, wanted)];
  });
  return ranks.length === 0 ? null : Float64Array.from(ranks).sort();
}

/** So many values of a sample, evenly by rank; more than it has repeat their neighbours. */
const spreadRanks = (sorted: Float64Array, wanted: number): Float64Array =>
  wanted <= sorted.length
    ? ranksOf(sorted, wanted)
    : Float64Array.from(
        { length: wanted },
        (_, rank) => sorted[Math.floor(((rank + 0.5) * sorted.length) / wanted)] ?? 0,
      );
