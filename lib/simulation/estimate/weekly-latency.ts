import { US_PER_DAY } from "../../core/time.ts";
import { type Backtest, backtest } from "../decide/backtest.ts";
import type { TimedSnapshot } from "../latency/timed-calls.ts";
import { byWeek } from "./by-week.ts";
import { designEffect } from "./design-effect.ts";
import { weekAhead } from "./week-ahead.ts";

const WEEK_US = 7 * US_PER_DAY;
/** Fewer tell nothing of their slowest twentieth. */
const FEWEST_IN_WEEK = 40;
const P95 = 0.95;

/** The 95th hundredth of a week's calls. */
export interface LatencyWeek {
  readonly startUs: number;
  readonly calls: number;
  readonly p95Seconds: number;
  /** Of its logarithm, by the order of the calls: what as many other calls of as many other days might say. */
  readonly variance: number;
}

interface Timed {
  readonly atUs: number;
  readonly ms: number;
  /** Calls that it stands for. */
  readonly weight: number;
}

/** The duration that a share of the calls does not exceed; sorted ones. */
function weightedQuantile(sorted: readonly Timed[], share: number): number {
  const all = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { ms, weight } of sorted) {
    sum += weight;
    if (sum >= share * all) return ms;
  }
  return sorted.at(-1)?.ms ?? 0;
}

function weekOf(startUs: number, calls: readonly Timed[]): LatencyWeek {
  const sorted = calls.toSorted((a, b) => a.ms - b.ms);
  const at = weightedQuantile(sorted, P95);
  const days = byWeek(calls, ({ atUs }) => Math.floor(atUs / US_PER_DAY)).map(([, day]) => ({
    ...{ tried: day.length, met: day.filter(({ ms }) => ms > at).length },
  }));
  const looks = calls.length / designEffect(days, calls.length);
  const off = Math.sqrt((P95 * (1 - P95)) / looks);
  const [below, above] = [Math.max(0, P95 - off), Math.min(1, P95 + off)].map((share) =>
    weightedQuantile(sorted, share),
  );
  const spread = Math.log(Number(above) / Number(below)) / 2;
  return { startUs, calls: calls.length, p95Seconds: at / 1_000, variance: spread ** 2 };
}

/** Timed calls at flex week by week from the first on; weeks with fewer than forty are left out. */
export function latencyWeeks(snapshots: readonly TimedSnapshot[]): readonly LatencyWeek[] {
  const timed = snapshots.flatMap(({ calls, every }) =>
    calls.flatMap(({ tier, atUs, latencyMs: ms }) =>
      tier === "flex" && ms > 0 ? [{ atUs, ms, weight: every }] : [],
    ),
  );
  const first = timed.reduce((least, { atUs }) => Math.min(least, atUs), Number.POSITIVE_INFINITY);
  return byWeek(timed, ({ atUs }) => Math.floor((atUs - first) / WEEK_US))
    .filter(([, calls]) => calls.length >= FEWEST_IN_WEEK)
    .map(([week, calls]) => weekOf(first + week * WEEK_US, calls));
}

/**
 * How forecasts of the p95 of calls at flex, in seconds, would have fared. That the calls of a week are like those of
 * the weeks before it is part of the forecast.
 */
export const backtestLatency = (weeks: readonly LatencyWeek[]): Backtest =>
  backtest(
    weeks,
    (earlier, { calls }) => {
      const seen = earlier.map(({ p95Seconds, variance }) => ({
        ...{ at: Math.log(p95Seconds), variance },
      }));
      // A variance of order statistics shrinks as calls grow in number.
      const perCall =
        earlier.reduce((sum, week) => sum + week.variance * week.calls, 0) /
        Math.max(1, earlier.length);
      const told = weekAhead(seen, perCall / calls);
      if (told === null) return null;
      const { mean, half } = told;
      return { point: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
    },
    ({ p95Seconds }) => p95Seconds,
  );
