import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import type { PriceClock } from "./catalog/entry.ts";

const THURSDAY = 4; // 1970-01-01

/** Whether a moment falls into the clock's peak hours, judged in UTC. Public holidays are not known. */
export function isPeak({ weekdays, hoursUtc }: PriceClock, us: number): boolean {
  const weekday = (Math.floor(us / US_PER_DAY) + THURSDAY) % 7;
  if (!weekdays.includes(weekday)) return false;
  const hour = (us % US_PER_DAY) / US_PER_HOUR;
  return hoursUtc.some(({ from, to }) => from <= hour && hour < to);
}
