import { US_PER_DAY } from "../../core/time.ts";
import { type Backtest, backtest } from "../decide/backtest.ts";
import type { FlexDay } from "../traffic/flex-days.ts";
import { byWeek } from "./by-week.ts";
import { designEffect, meanEffect } from "./design-effect.ts";
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
  /** By how much fallbacks come together in days: see `designEffect`. */
  readonly effect: number;
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
    const evenRequests = discountUsd ** 2 / squares;
    const lost = own.map((day) => ({
      tried: usd([day], ({ flex, standard }) => standard - flex),
      met: usd([day], (one) => one.lost),
    }));
    return [
      {
        ...{ startUs: (first + week * DAYS) * US_PER_DAY, requests, discountUsd },
        flexUsd: usd(own, ({ flex }) => flex),
        lostUsd: usd(own, ({ lost }) => lost),
        actualUsd: usd(own, ({ actual }) => actual),
        ...{ evenRequests, effect: designEffect(lost, evenRequests) },
      },
    ];
  });
}

const lostShare = (week: FlexWeek, looks: number): CountedShare => ({
  tried: looks,
  met: (week.lostUsd / week.discountUsd) * looks,
});

/**
 * How forecasts of what a request at flex costs, in dollars, would have fared: what was run in each week, at its own
 * prices, with as much of the discount lost to fallbacks as the weeks before it lost.
 */
export const backtestCosts = (weeks: readonly FlexWeek[]): Backtest =>
  backtest(
    weeks,
    (earlier, { evenRequests, requests, flexUsd, discountUsd }) => {
      const effect = meanEffect(earlier);
      const seen = earlier.map((week) => lostShare(week, week.evenRequests / effect));
      const lost = shareAhead(seen, evenRequests / effect);
      if (lost === null) return null;
      const costAt = (share: number): number => (flexUsd + share * discountUsd) / requests;
      return { point: costAt(lost.point), low: costAt(lost.low), high: costAt(lost.high) };
    },
    ({ actualUsd, requests }) => actualUsd / requests,
  );
