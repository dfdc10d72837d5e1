import { TZDate } from "@date-fns/tz";
import { addDays, addMonths, startOfDay, startOfMonth, startOfWeek } from "date-fns";
import { US_PER_DAY, US_PER_HOUR, US_PER_MS } from "../core/time.ts";

/** Whether the runtime knows this IANA time zone. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const isUtc = (zone: string): boolean => zone === "UTC";

const at = (us: number, zone: string): TZDate => new TZDate(us / US_PER_MS, zone);
const toUs = (date: Date): number => date.getTime() * US_PER_MS;

/** The local day (YYYY-MM-DD) in which a moment lies. */
export function dayOf(us: number, zone: string): string {
  const local = at(us, zone);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** Start of a local day, in microseconds UTC; `null` when the text is no day, or one before the year 1000. */
export function startOfDayUs(day: string, zone: string): number | null {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const [y = 0, m = 0, d = 0] = match.slice(1).map(Number);
  const local = new TZDate(y, m - 1, d, zone);
  return local.getMonth() === m - 1 && local.getDate() === d ? toUs(local) : null;
}

/** Start of the local day that contains the moment. */
export const startOfItsDayUs = (us: number, zone: string): number => toUs(startOfDay(at(us, zone)));

/**
 * The start of the local day `days` after the one that starts at (or contains) the moment. A day whose clock skips
 * midnight starts at one: the day after it does not.
 */
export const addDaysUs = (us: number, days: number, zone: string): number =>
  toUs(startOfDay(addDays(startOfDay(at(us, zone)), days)));

/** Start of the local month that contains the moment. */
export const startOfItsMonthUs = (us: number, zone: string): number =>
  toUs(startOfMonth(at(us, zone)));

/** Start of the local week, from Monday, that contains the moment. */
const startOfItsWeekUs = (us: number, zone: string): number =>
  toUs(startOfWeek(at(us, zone), { weekStartsOn: 1 }));

const addMonthsUs = (us: number, months: number, zone: string): number =>
  toUs(startOfMonth(addMonths(startOfMonth(at(us, zone)), months)));

/** Starts of the local days, weeks (from Monday) or months that a range touches, the first perhaps before it. */
export function calendarStarts(
  { fromUs, toUs: endUs }: { readonly fromUs: number; readonly toUs: number },
  unit: "day" | "week" | "month",
  zone: string,
): readonly number[] {
  const key = `${fromUs} ${endUs} ${unit} ${zone}`;
  const known = keptStarts.get(key);
  if (known) return known;
  const first = { day: startOfItsDayUs, week: startOfItsWeekUs, month: startOfItsMonthUs }[unit];
  const days = unit === "week" ? 7 : 1;
  const next = (us: number): number => {
    if (unit === "month") return addMonthsUs(us, 1, zone);
    return isUtc(zone) ? us + days * US_PER_DAY : addDaysUs(us, days, zone);
  };
  const starts: number[] = [];
  for (let us = first(fromUs, zone); us < endUs; us = next(us)) starts.push(us);
  if (keptStarts.size >= MOST_KEPT) keptStarts.clear();
  keptStarts.set(key, starts);
  return starts;
}

/** Of a zone's clock changes much has to be worked out, and a page asks for the same days many times. */
const keptStarts = new Map<string, readonly number[]>();
const MOST_KEPT = 100;

const HOURS_OF_WEEK = 168;
/** 1970 began on a Thursday. */
const EPOCH_HOUR_OF_WEEK = 72;

/** The local hour of the week in which a moment lies: 0 is Monday's first, 167 Sunday's last. */
export function hourOfWeek(us: number, zone: string): number {
  if (isUtc(zone) && us >= 0) {
    return (Math.floor(us / US_PER_HOUR) + EPOCH_HOUR_OF_WEEK) % HOURS_OF_WEEK;
  }
  const local = at(us, zone);
  return ((local.getDay() + 6) % 7) * 24 + local.getHours();
}
