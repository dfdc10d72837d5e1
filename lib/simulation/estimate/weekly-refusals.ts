import type { Random } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { type Backtest, backtest, type Forecast } from "../decide/backtest.ts";
import { byWeek } from "./by-week.ts";
import { type CapacityAttempt, seriesOf } from "./capacity-attempts.ts";
import { designEffect, meanEffect } from "./design-effect.ts";
import { fitTwoState } from "./fit-two-state.ts";
import { refusalEstimate } from "./refusal-estimate.ts";
import { shareAhead } from "./week-ahead.ts";

const WEEK_US = 7 * US_PER_DAY;
const FEWEST_IN_WEEK = 20;

/** One week of attempts, counted from the first. */
export interface RefusalWeek {
  readonly startUs: number;
  readonly attempts: number;
  readonly refused: number;
  /** By how much refusals come together in days: see `designEffect`. */
  readonly effect: number;
}

/** Attempts week by week from the first on; weeks with fewer than twenty are left out. */
export function refusalWeeks(attempts: readonly CapacityAttempt[]): readonly RefusalWeek[] {
  const first = attempts[0]?.atUs ?? 0;
  const weeks = byWeek(attempts, ({ atUs }) => Math.floor((atUs - first) / WEEK_US));
  return weeks.flatMap(([week, own]) => {
    if (own.length < FEWEST_IN_WEEK) return [];
    const days = byWeek(own, ({ atUs }) => Math.floor(atUs / US_PER_DAY)).map(([, day]) => ({
      ...{ tried: day.length, met: refusedOf(day) },
    }));
    const effect = designEffect(days, own.length);
    return [
      {
        ...{ startUs: first + week * WEEK_US, attempts: own.length },
        ...{ refused: refusedOf(own), effect },
      },
    ];
  });
}

const refusedOf = (attempts: readonly CapacityAttempt[]): number =>
  attempts.reduce((sum, { accepted }) => sum + (accepted ? 0 : 1), 0);

/** The logit of the share let in, with half an attempt added to either side so that it is finite. */
export const acceptLogitOf = ({
  attempts,
  refused,
}: Pick<RefusalWeek, "attempts" | "refused">): number =>
  Math.log((attempts - refused + 0.5) / (refused + 0.5));

/** What is assumed of flex before anything was seen: the share refused in the long run, 90 %. */
export function assumedRefusal(random: Random): Forecast {
  const { share, low, high } = refusalEstimate(fitTwoState(seriesOf([])), random);
  return { point: share, low, high };
}

/**
 * How forecasts of the share refused in each week, from the weeks before it, would have fared; the first two weeks are
 * held against `assumed`, where that is given.
 */
export const backtestRefusals = (
  weeks: readonly RefusalWeek[],
  assumed: Forecast | null = null,
): Backtest =>
  backtest(
    weeks,
    (earlier, { attempts }) => {
      const effect = meanEffect(earlier);
      const seen = earlier.map(({ attempts: tried, refused }) => ({
        ...{ tried: tried / effect, met: refused / effect },
      }));
      return shareAhead(seen, attempts / effect) ?? assumed;
    },
    ({ attempts, refused }) => refused / attempts,
  );
