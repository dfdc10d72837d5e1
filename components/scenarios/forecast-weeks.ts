import { createRandom } from "../../lib/core/random.ts";
import type { Backtest } from "../../lib/simulation/decide/backtest.ts";
import { backtestCosts, flexWeeks } from "../../lib/simulation/estimate/weekly-costs.ts";
import { backtestLatency, latencyWeeks } from "../../lib/simulation/estimate/weekly-latency.ts";
import {
  assumedRefusal,
  backtestRefusals,
  refusalWeeks,
} from "../../lib/simulation/estimate/weekly-refusals.ts";
import type { PortableTraffic } from "../../lib/simulation/traffic/portable-traffic.ts";

/** What is predicted: the share of attempts refused, dollars per request, seconds of the p95. */
export const FORECAST_SUBJECTS = ["refusals", "cost", "latency"] as const;
export type ForecastSubject = (typeof FORECAST_SUBJECTS)[number];

/** One week as it was predicted, and as it came. */
export interface ForecastWeek {
  readonly subject: ForecastSubject;
  readonly startUs: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
  readonly isHit: boolean;
  /** Weeks before it that the band rests on; it is assumed where there are too few. */
  readonly earlier: number;
  readonly basis: "measured" | "assumed";
}

export interface Forecasts {
  readonly weeks: readonly ForecastWeek[];
  /** Weeks with enough calls for each subject; fewer than three leave nothing to hold a forecast against. */
  readonly told: Readonly<Record<ForecastSubject, number>>;
}

/** A week without two before it is predicted from what is assumed, or not at all. */
const NEEDED = 2;

function linesOf(
  subject: ForecastSubject,
  weeks: readonly { readonly startUs: number }[],
  { weeks: judged }: Backtest,
): readonly ForecastWeek[] {
  return judged.map(({ week, low, high, actual, isHit }) => ({
    ...{ subject, startUs: weeks[week]?.startUs ?? 0, low, high, actual, isHit, earlier: week },
    basis: week < NEEDED ? "assumed" : "measured",
  }));
}

/** Every week that could be predicted, by subject: from the weeks before it, or from what is assumed before them. */
export function forecastsOf({
  capacity,
  flexDays,
  timed,
}: Pick<PortableTraffic, "capacity" | "flexDays" | "timed">): Forecasts {
  const refusals = refusalWeeks(capacity.attempts);
  const costs = flexWeeks(flexDays);
  const latency = latencyWeeks(timed.snapshots());
  const assumed = refusals.length === 0 ? null : assumedRefusal(createRandom(1));
  return {
    weeks: [
      ...linesOf("refusals", refusals, backtestRefusals(refusals, assumed)),
      ...linesOf("cost", costs, backtestCosts(costs)),
      ...linesOf("latency", latency, backtestLatency(latency)),
    ],
    told: { refusals: refusals.length, cost: costs.length, latency: latency.length },
  };
}
