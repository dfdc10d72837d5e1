import { US_PER_HOUR } from "../core/time.ts";
import type { PriceClock } from "./catalog/entry.ts";

const HOURS_PER_DAY = 24;
const HOURS_PER_WEEK = 7 * HOURS_PER_DAY;
const FIRST_WEEKDAY = 4; // 1970 began on a Thursday

/** For each hour of a week that begins as 1970 did, in UTC: whether the clock says peak. */
export type PeakHours = readonly boolean[];

/** A clock as a table of the hours of a week. Public holidays are not known to it. */
export function peakHoursOf({ weekdays, hoursUtc }: PriceClock): PeakHours {
  return Array.from({ length: HOURS_PER_WEEK }, (_, hourOfWeek) => {
    const weekday = (FIRST_WEEKDAY + Math.floor(hourOfWeek / HOURS_PER_DAY)) % 7;
    const hour = hourOfWeek % HOURS_PER_DAY;
    return weekdays.includes(weekday) && hoursUtc.some(({ from, to }) => from <= hour && hour < to);
  });
}

/** Whether a moment falls into peak hours, judged in UTC. */
export const isPeak = (hours: PeakHours, us: number): boolean =>
  hours[Math.floor(us / US_PER_HOUR) % HOURS_PER_WEEK] === true;
