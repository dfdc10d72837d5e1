export const US_PER_MS = 1_000;
export const US_PER_S = 1_000_000;
export const US_PER_HOUR = 3_600 * US_PER_S;
export const US_PER_DAY = 24 * US_PER_HOUR;

/** Records before 2015 or after 2100 are refused: no provider sold tokens then. */
export const EARLIEST_US = Date.UTC(2015, 0, 1) * US_PER_MS;
export const LATEST_US = Date.UTC(2100, 0, 1) * US_PER_MS;

/**
 * The start of a record whose source names no time, as failed lines of a batch do. It is the same in every import,
 * so that the record keeps its identity; what draws over time leaves it out.
 */
export const UNDATED_US = Date.UTC(2015, 0, 1) * US_PER_MS;

/** Whether a moment is the stand-in for "no time named": nobody sold tokens on its day. */
export const isUndated = (us: number): boolean => us < UNDATED_US + US_PER_DAY;

const ISO =
  /^(\d{4})(-?)(\d{2})\2(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

/** No place on earth is further from UTC. */
const FURTHEST_OFFSET_HOURS = 18;

/** Minutes east of UTC; `null` for an offset that no clock has. */
function offsetMinutes(zone: string | undefined): number | null {
  if (!zone || !/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(":", "");
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || "0");
  if (hours > FURTHEST_OFFSET_HOURS || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * Microseconds since 1970 UTC of an ISO 8601 date or time, extended or basic (`20260102T030405Z`); `null` when it is none.
 * No zone means UTC; any number of fraction digits is read, those below a microsecond are cut off.
 */
export function parseIsoUs(text: string): number | null {
  const match = ISO.exec(text.trim());
  if (!match) return null;
  const [, year, , month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = match;
  const parts = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  const ms = Date.UTC(y, mo - 1, d, h, mi, s);
  const back = new Date(ms);
  const real =
    back.getUTCMonth() === mo - 1 && back.getUTCDate() === d && h < 24 && mi < 60 && s < 61;
  const offset = offsetMinutes(zone);
  if (!real || offset === null) return null;
  const fractionUs = Number(fraction.slice(0, 6).padEnd(6, "0"));
  return (ms - offset * 60_000) * US_PER_MS + fractionUs;
}

/** ISO text in UTC with as many fraction digits as are needed, at most six. */
export function isoFromUs(us: number): string {
  const ms = Math.floor(us / US_PER_MS);
  const rest = us - ms * US_PER_MS;
  const iso = new Date(ms).toISOString();
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, "0")}Z`;
}

export function isPlausibleUs(us: number): boolean {
  return Number.isSafeInteger(us) && us >= EARLIEST_US && us < LATEST_US;
}
