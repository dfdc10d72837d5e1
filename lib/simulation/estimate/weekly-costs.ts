import { US_PER_DAY } from "../../core/time.ts";
import { type Backtest, backtest } from "../decide/backtest.ts";
import type { FlexDay } from "../traffic/flex-days.ts";
import { byWeek } from "./by-week.ts";
import { type CountedShare, shareAhead } from "./week-ahead.ts";

const DAYS = 7;
const PICO = 1e12;
const FEWEST_IN_WEEK = 20;

/** Requests of seven days that asked for flex, in dollars. */
export interface FlexWeek {
  readonly startUs: number;
  readonly requests: number;
  readonly flexUsd: number;
  /** What all of them would save at flex against standard, … */
  readonly discountUsd: number;
  /** … what of it those lost that fell back, … */
  readonly lostUsd: number;
  /** … and what they cost in fact. */
  readonly actualUsd: number;
  /** Requests of like discounts that these are worth. */
  readonly evenRequests: number;
}

const usd = (days: readonly FlexDay[], of: (day: FlexDay) => bigint): number =>
  Number(days.reduce((sum, day) => sum + of(day), 0n)) / PICO;

/** Weeks from the first day on; those with fewer than twenty requests, or without a discount, are left out. */
export function flexWeeks(days: readonly FlexDay[]): readonly FlexWeek[] {
  const first = days[0]?.day ?? 0;
  const weeks = byWeek(days, ({ day }) => Math.floor((day - first) / DAYS));
  return weeks.flatMap(([week, own]) => {
    const requests = own.reduce((sum, day) => sum + day.requests, 0);
    const squares = own.reduce((sum, day) => sum + day.squares, 0);
    const discountUsd = usd(own, ({ flex, standard }) => standard - flex);
    if (requests < FEWEST_IN_WEEK || squares === 0) return [];
    return [
      {
        ...{ startUs: (first + week * DAYS) * US_PER_DAY, requests, discountUsd },
        flexUsd: usd(own, ({ flex }) => flex),
        lostUsd: usd(own, ({ lost }) => lost),
        actualUsd: usd(own, ({ actual }) => actual),
        evenRequests: discountUsd ** 2 / squares,
      },
    ];
  });
}

const lostShare = ({ evenRequests, lostUsd, discountUsd }: FlexWeek): CountedShare => ({
  tried: evenRequests,
  met: (lostUsd / discountUsd) * evenRequests,
});

/**
 * How forecasts of what a request at flex costs, in dollars, would have fared: what was run in each week, at its own
 * prices, with as much of the discount lost to fallbacks as the weeks before it lost.
 */
export const backtestCosts = (weeks: readonly FlexWeek[]): Backtest =>
  backtest(
    weeks,
    (earlier, { evenRequests, requests, flexUsd, discountUsd }) => {
      const lost = shareAhead(earlier.map(lostShare), evenRequests);
      if (lost === null) return null;
      const costAt = (share: number): number => (flexUsd + share * discountUsd) / requests;
      return { point: costAt(lost.point), low: costAt(lost.low), high: costAt(lost.high) };
    },
    ({ actualUsd, requests }) => actualUsd / requests,
  );
