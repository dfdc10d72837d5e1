import type { Random } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { type Backtest, backtest, type Forecast } from "../decide/backtest.ts";
import { type CapacityAttempt, seriesOf } from "./capacity-attempts.ts";
import { fitTwoState } from "./fit-two-state.ts";
import { refusalEstimate } from "./refusal-estimate.ts";
import { type CountedShare, shareAhead } from "./week-ahead.ts";

const WEEK_US = 7 * US_PER_DAY;
const FEWEST_IN_WEEK = 20;

/** One week of attempts, counted from the first. */
export interface RefusalWeek {
  readonly startUs: number;
  readonly attempts: number;
  readonly refused: number;
}

/** Attempts week by week from the first on; weeks with fewer than twenty are left out. */
export function refusalWeeks(attempts: readonly CapacityAttempt[]): readonly RefusalWeek[] {
  const first = attempts[0]?.atUs ?? 0;
  const weeks = new Map<number, { attempts: number; refused: number }>();
  for (const { atUs, accepted } of attempts) {
    const week = Math.floor((atUs - first) / WEEK_US);
    const found = weeks.get(week) ?? { attempts: 0, refused: 0 };
    found.attempts += 1;
    if (!accepted) found.refused += 1;
    weeks.set(week, found);
  }
  return [...weeks]
    .filter(([, { attempts: tried }]) => tried >= FEWEST_IN_WEEK)
    .map(([week, counts]) => ({ startUs: first + week * WEEK_US, ...counts }));
}

/** The logit of the share let in, with half an attempt added to either side so that it is finite. */
export const acceptLogitOf = ({ attempts, refused }: RefusalWeek): number =>
  Math.log((attempts - refused + 0.5) / (refused + 0.5));

const counted = ({ attempts, refused }: RefusalWeek): CountedShare => ({
  tried: attempts,
  met: refused,
});

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
    (earlier, { attempts }) => shareAhead(earlier.map(counted), attempts) ?? assumed,
    ({ attempts, refused }) => refused / attempts,
  );
