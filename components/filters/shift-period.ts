import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { addDays, daysBetween } from "../format/moment.ts";
import { type Days, monthsFrom, wholeMonths } from "./calendar-days.ts";
import type { FilterChange } from "./filter-query.ts";

type Period = Pick<AppliedFilters, "period" | "fromDay" | "toDay">;

const PRESET_DAYS: Readonly<Record<string, number>> = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 };

/** The days of a period, as far as it has a first and a last one. */
function daysOf({ period, fromDay, toDay }: Period, today: string): Days | null {
  if (period === "month") return monthsFrom(today, 0);
  const length = PRESET_DAYS[period];
  if (length !== undefined) return { from: addDays(today, 1 - length), to: today };
  return fromDay !== null && toDay !== null ? { from: fromDay, to: toDay } : null;
}

/** Days that end today or later by the name of their period, where one means them. */
function namedAgain(days: Days, today: string): FilterChange {
  if (wholeMonths(days) === 1) return { period: "month" };
  const length = daysBetween(days.from, days.to);
  const preset = Object.keys(PRESET_DAYS).find((name) => PRESET_DAYS[name] === length);
  if (preset !== undefined && length > 1) return { period: preset };
  return { days: { from: addDays(today, 1 - length), to: today } };
}

/**
 * The period of the same length right before (-1) or after (1); whole months by whole months. The last one ends today.
 * `null` where the period has no first or last day, and after the last one.
 */
export function shiftPeriod(filters: Period, by: -1 | 1, today: string): FilterChange | null {
  const days = daysOf(filters, today);
  if (days === null || (by === 1 && days.to >= today)) return null;
  const months = wholeMonths(days);
  const length = daysBetween(days.from, days.to);
  const next =
    months === null
      ? { from: addDays(days.from, by * length), to: addDays(days.to, by * length) }
      : monthsFrom(days.from, by * months, months);
  return next.to >= today ? namedAgain(next, today) : { days: next };
}
