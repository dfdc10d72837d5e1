import type { PlanePoint } from "../../wire/latency.ts";
import { perCallUsd } from "./break-even.ts";
import { quantileInterval } from "./quantile-interval.ts";
import type { TierCost } from "./tier-costs.ts";
import { type Apart, groupKey, joined, type TimedCalls } from "./timed-calls.ts";

/** So few sampled calls have no p95 to speak of. */
const FEWEST = 20;

/** Each model and tier (and workload) with what a call costs and how long it takes; most calls first. */
export function planePoints(
  { columns, groups }: TimedCalls,
  costs: ReadonlyMap<string, TierCost>,
  apart: Apart,
): PlanePoint[] {
  return joined(groups, apart).flatMap((group) => {
    const { provider, model, tier, workload, calls } = group;
    const [p50, p95] = [0.5, 0.95].map((share) => quantileInterval(columns, calls, share));
    if (calls.length < FEWEST || !p50 || !p95) return [];
    const cost = costs.get(groupKey(group, apart));
    return {
      ...{ provider, model, tier, workload, p50, p95 },
      calls: cost?.answered ?? 0,
      perCall: cost ? perCallUsd(cost.spend, cost.answered) : null,
      unpricedCalls: cost?.unpriced ?? 0,
      sampled: calls.length,
    };
  });
}

/** Which of the points another one beats: it costs no more, takes no longer, and is better in one of the two. */
export function dominated(
  points: readonly { readonly cost: number; readonly ms: number }[],
): boolean[] {
  return points.map(({ cost, ms }) =>
    points.some((p) => p.cost <= cost && p.ms <= ms && (p.cost < cost || p.ms < ms)),
  );
}
