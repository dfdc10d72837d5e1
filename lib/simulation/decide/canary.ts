import { US_PER_DAY } from "../../core/time.ts";
import { effectiveSample } from "../estimate/effective-sample.ts";
import type { Traffic } from "../traffic/traffic.ts";

/** So much of the traffic for so long: enough to see shortages of minutes, little enough to bear them. */
export const CANARY_SHARE = 0.02;
export const CANARY_DAYS = 7;
const SECONDS_PER_DAY = 86_400;

export interface CanaryQuestion {
  /** Requests that a scenario sends to flex, and what they cost in dollars today, there, and there at worst (90 %). */
  readonly requests: number;
  readonly todayUsd: number;
  readonly scenarioUsd: number;
  readonly worstUsd: number;
  /** How long these requests took to come. */
  readonly days: number;
  /** How long a shortage is remembered; `null` where it is not assumed to be. */
  readonly memorySeconds: number | null;
}

export interface Canary {
  readonly requests: number;
  readonly todayUsd: number;
  readonly usd: number;
  /** What it costs more than today at worst; 0 where it costs less even then. */
  readonly moreAtWorstUsd: number;
  /** Independent looks at flex that it is worth: at most one a request. */
  readonly looks: number;
}

/** A fiftieth of the requests sent as the scenario says for seven days, as many a day as came; `null` where that is none. */
export function canaryOf({ days, memorySeconds, ...all }: CanaryQuestion): Canary | null {
  const part = (CANARY_SHARE * CANARY_DAYS) / days;
  const requests = Math.round(all.requests * part);
  if (!(days > 0) || requests < 1) return null;
  const looks =
    memorySeconds === null
      ? requests
      : effectiveSample(CANARY_DAYS * SECONDS_PER_DAY, memorySeconds);
  return {
    requests,
    todayUsd: all.todayUsd * part,
    usd: all.scenarioUsd * part,
    moreAtWorstUsd: Math.max(0, (all.worstUsd - all.todayUsd) * part),
    looks: Math.floor(Math.min(requests, looks)),
  };
}

/** Days from the first request under a policy of the scenario to the last, at least one; `null` where none names its time. */
export function arrivalDays({ classes }: Pick<Traffic, "classes">): number | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { workload, arrivals } of classes) {
    if (workload === null) continue;
    for (const us of arrivals.us) {
      first = Math.min(first, us);
      last = Math.max(last, us);
    }
  }
  return last < first ? null : Math.max(1, (last - first) / US_PER_DAY);
}
