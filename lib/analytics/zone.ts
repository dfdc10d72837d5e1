import { TZDate } from "@date-fns/tz";
import { addDays, startOfDay, startOfMonth } from "date-fns";
import { US_PER_MS } from "../core/time.ts";

/** Whether the runtime knows this IANA time zone. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const at = (us: number, zone: string): TZDate => new TZDate(us / US_PER_MS, zone);
const toUs = (date: Date): number => date.getTime() * US_PER_MS;

/** The local day (YYYY-MM-DD) in which a moment lies. */
export function dayOf(us: number, zone: string): string {
  const local = at(us, zone);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** Start of a local day, in microseconds UTC; `null` when the text is no day. */
export function startOfDayUs(day: string, zone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const [y = 0, m = 0, d = 0] = match.slice(1).map(Number);
  const local = new TZDate(y, m - 1, d, zone);
  return local.getMonth() === m - 1 && local.getDate() === d ? toUs(local) : null;
}

/** Start of the local day that contains the moment. */
export const startOfItsDayUs = (us: number, zone: string): number => toUs(startOfDay(at(us, zone)));

/** The start of the local day `days` after the one that starts at (or contains) the moment. */
export const addDaysUs = (us: number, days: number, zone: string): number =>
  toUs(addDays(startOfDay(at(us, zone)), days));

/** Start of the local month that contains the moment. */
export const startOfItsMonthUs = (us: number, zone: string): number =>
  toUs(startOfMonth(at(us, zone)));
