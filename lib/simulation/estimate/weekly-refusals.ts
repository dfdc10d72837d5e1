import { US_PER_DAY } from "../../core/time.ts";
import { type Backtest, backtest, type Forecast } from "../decide/backtest.ts";
import type { CapacityAttempt } from "./capacity-attempts.ts";
import { nextWeek } from "./week-to-week.ts";

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

const refusalAt = (logit: number): number => 1 / (1 + Math.exp(logit));

/** The share refused in the week after some weeks, with its 90 % band; `null` with fewer than two. */
export function nextWeekRefused(weeks: readonly RefusalWeek[]): Forecast | null {
  const told = nextWeek(weeks.map(acceptLogitOf));
  if (told === null) return null;
  const { mean, half } = told;
  return {
    point: refusalAt(mean),
    low: refusalAt(mean + half),
    high: refusalAt(mean - half),
  };
}

/** How forecasts of each week from the weeks before it would have fared. */
export const backtestRefusals = (attempts: readonly CapacityAttempt[]): Backtest =>
  backtest(
    refusalWeeks(attempts),
    nextWeekRefused,
    ({ attempts: tried, refused }) => refused / tried,
  );
