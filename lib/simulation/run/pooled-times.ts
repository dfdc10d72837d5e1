import type { SimulatedLatency } from "../../wire/simulation.ts";
import { sampleLaw } from "../latency/sample-law.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import { shownNumber } from "./money-text.ts";

/** How long some requests take: the share of all of them that is answered within so many seconds. */
export interface RequestTimes {
  readonly requests: number;
  answeredWithin(seconds: number): number;
}

const LONGEST_SECONDS = 2 ** 25;
const PRECISION = 1e-6;

/** How long requests took that keep today's behaviour; `null` where nothing tells. */
export function loggedTimes(classes: readonly TrafficClass[]): RequestTimes | null {
  let requests = 0;
  const parts = classes.flatMap(({ today, requests: own }) => {
    if (today.totalMs.count === 0) return [];
    requests += own;
    return [{ own, law: sampleLaw(today.totalMs.sorted()) }];
  });
  if (requests === 0) return null;
  return {
    requests,
    answeredWithin: (seconds) =>
      Math.min(
        1,
        parts.reduce((sum, { own, law }) => sum + own * law.cdf(seconds * 1_000), 0) / requests,
      ),
  };
}

/** Quantiles of the durations of several groups of requests together, in seconds; `null` where there are none. */
export function pooledLatency(
  groups: readonly RequestTimes[],
  precision = PRECISION,
): SimulatedLatency | null {
  const within = (seconds: number): number =>
    groups.reduce((sum, group) => sum + group.requests * group.answeredWithin(seconds), 0);
  const answered = within(LONGEST_SECONDS);
  if (answered <= 0) return null;
  const at = (share: number): number => shownNumber(secondsAt(within, share * answered, precision));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function secondsAt(within: (seconds: number) => number, wanted: number, precision: number): number {
  let [low, high] = [0, 1];
  while (within(high) < wanted && high < LONGEST_SECONDS) [low, high] = [high, high * 2];
  while (high - low > precision * high) {
    const middle = (low + high) / 2;
    if (within(middle) < wanted) low = middle;
    else high = middle;
  }
  return Number(high.toPrecision(5));
}
