import { US_PER_MS } from "../../lib/core/time.ts";

const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const readers = new Map<string, Intl.DateTimeFormat>();

function reader(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  readers.set(zone, made);
  return made;
}

function partsIn(zone: string, us: number): Parts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of reader(zone).formatToParts(Math.floor(us / US_PER_MS))) {
    if (type in parts) parts[type as keyof Parts] = Number(value); // `in` just proved the key
  }
  return parts;
}

const two = (value: number): string => String(value).padStart(2, "0");
const monthName = (month: number): string => MONTHS[month - 1] ?? "";

/** The calendar day of an instant in a zone, as YYYY-MM-DD. */
export function dayInZone(us: number, zone: string): string {
  const { year, month, day } = partsIn(zone, us);
  return `${year}-${two(month)}-${two(day)}`;
}

/** An instant as "14 Nov 2026, 15:04" in a zone. */
export function formatMoment(us: number, zone: string): string {
  const { year, month, day, hour, minute } = partsIn(zone, us);
  return `${day} ${monthName(month)} ${year}, ${two(hour)}:${two(minute)}`;
}

/** An ISO day as "14 Nov 2026", or "14 Nov" without its year; other text is returned as it is. */
export function formatDay(day: string, { year: withYear = true } = {}): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const name = monthName(Number(month));
  if (name === "" || date === "") return day;
  return withYear ? `${Number(date)} ${name} ${year}` : `${Number(date)} ${name}`;
}

/** The day of an instant as "14 Nov 2026" in a zone. */
export const formatDayOf = (us: number, zone: string): string => formatDay(dayInZone(us, zone));

/** Two ISO days, both included, without repeating what they share: "1–30 Nov 2026". */
export function formatDayRange(first: string, last: string): string {
  if (first === last) return formatDay(first);
  const [sameYear, sameMonth] = [4, 7].map((n) => first.slice(0, n) === last.slice(0, n));
  if (sameMonth) return `${Number(first.slice(8))}\u2013${formatDay(last)}`;
  return `${formatDay(first, { year: !sameYear })} \u2013 ${formatDay(last)}`;
}

/** The ISO day `days` later; earlier where negative. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Days from `first` to `last`, both included. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}
