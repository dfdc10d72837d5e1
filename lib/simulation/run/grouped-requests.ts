import type { Arrivals } from "../engine.ts";
import { type ClassShapes, shapesOf } from "../latency/class-laws.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import { type LawGroup, lawGroups } from "./law-groups.ts";
import { arrivalsOf } from "./population-of.ts";

/** The requests of a workload as engines take them. */
export interface GroupedRequests {
  readonly groups: readonly ReadyGroup[];
  /** The group of each class. */
  readonly groupOf: readonly number[];
  readonly arrivals: Arrivals | null;
}

export interface ReadyGroup extends Pick<LawGroup, "places"> {
  readonly shape: ClassShapes | null;
  readonly requests: number;
  /** Of one request, in the mean. */
  readonly inputTokens: number;
}

/**
 * Groups to a doubling of durations (0 tells these not apart), the parts into which shares of calls answered within the
 * client's timeout are told apart (`null` as they are), and the most ticks of a period. Formulas need no ticks. Where
 * the hour matters, each class is alone, for they come at hours of their own.
 */
const CUTS = {
  each: { perDoubling: 0, parts: 1, mostTicks: 300_000 },
  exact: { perDoubling: 0, parts: null, mostTicks: 0 },
  formula: { perDoubling: 4, parts: 1, mostTicks: 300_000 },
  ticks: { perDoubling: 1, parts: 50, mostTicks: 300_000 },
  coarse: { perDoubling: 0.5, parts: 50, mostTicks: 50_000 },
} as const;
export type CutName = keyof typeof CUTS;

export interface Ungrouped {
  readonly classes: readonly TrafficClass[];
  readonly times: readonly (Float64Array | null)[];
  readonly shapes: readonly (ClassShapes | null)[];
  /** How much calls of one model scatter around its slowdown, and what that is in the middle. */
  readonly sigma: number;
  readonly slowdown: number;
}

/** More shares than this are told apart to a part of 512 alone. */
const MOST_EXACT = 64;
const FINE_PARTS = 512;

/** For each class the share of flex calls answered within a timeout; 1 where there is no timeout. */
const sharesInTime = (
  { shapes, slowdown }: Ungrouped,
  timeoutSeconds: number | null,
): readonly number[] =>
  shapes.map((shape) =>
    shape === null || timeoutSeconds === null ? 1 : shape.flex.cdf(timeoutSeconds / slowdown),
  );

/** Beyond so many classes, those that take as long as each other are taken to come at the same hours. */
const MOST_EACH = 64;

const partsOf = (shares: readonly number[]): number | null =>
  new Set(shares).size > MOST_EXACT ? FINE_PARTS : null;

function groupRequests(
  ungrouped: Ungrouped,
  wanted: CutName,
  timeoutSeconds: number | null,
): GroupedRequests {
  const { classes, times, sigma, shapes } = ungrouped;
  const isEach = wanted === "each" && classes.length <= MOST_EACH;
  const name = wanted === "each" && !isEach ? "ticks" : wanted;
  const { perDoubling, mostTicks } = CUTS[name];
  const inTime = sharesInTime(ungrouped, timeoutSeconds);
  const parts = CUTS[name].parts ?? partsOf(inTime);
  const apart = inTime.map((share, place) => {
    if (isEach) return place;
    return parts === null ? share : Math.round(share * parts);
  });
  const shapeOf = (places: readonly number[], sorted: Float64Array | null): ClassShapes | null =>
    // Classes that agree to the last bit in what is answered in time are asked for nothing else.
    parts === null ? (shapes[places[0] ?? -1] ?? null) : sorted && shapesOf(sorted, sigma);
  const groups = lawGroups(classes, times, perDoubling, apart).map(
    ({ places, sorted }): ReadyGroup => {
      const own = places.flatMap((at) => classes[at] ?? []);
      const requests = own.reduce((sum, one) => sum + one.requests, 0);
      const inputTokens = own.reduce((sum, one) => sum + one.inputTokens, 0);
      return {
        ...{ places, shape: shapeOf(places, sorted) },
        // Aggregate rows without a count have shares all the same.
        requests: Math.max(1, requests),
        inputTokens: inputTokens / Math.max(1, requests),
      };
    },
  );
  const groupOf = classes.map((_, at) => groups.findIndex(({ places }) => places.includes(at)));
  const arrivals = mostTicks === 0 ? null : arrivalsOf(classes, groupOf, mostTicks);
  return { groups, groupOf, arrivals };
}

/** Groups requests where they are asked for: of each cut those of the last timeout are kept. */
export function grouperOf(
  ungrouped: Ungrouped,
): (name: CutName, timeoutSeconds: number | null) => GroupedRequests {
  const kept = new Map<CutName, { timeoutSeconds: number | null; grouped: GroupedRequests }>();
  return (name, timeoutSeconds) => {
    const known = kept.get(name);
    if (known?.timeoutSeconds === timeoutSeconds) return known.grouped;
    const grouped = groupRequests(ungrouped, name, timeoutSeconds);
    kept.set(name, { timeoutSeconds, grouped });
    return grouped;
  };
}
