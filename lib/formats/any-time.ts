import { isPlausibleUs, parseIsoUs, US_PER_MS, US_PER_S } from "../core/time.ts";
import type { FieldReader } from "./field-reader.ts";
import { isBlank } from "./read-number.ts";

const DIGITS = /^\d{9,20}$/;
const NUMBER = /^\d{9,20}(?:\.\d+)?$|^\d(?:\.\d+)?e[+]?\d{1,2}$/i;

/** Microseconds of a bare count by its size: nanoseconds, microseconds, milliseconds or seconds. Source: docs/formats.md. */
function countedUs(count: number): number {
  if (count > 1e17) return Math.floor(count / 1_000);
  if (count > 1e14) return Math.floor(count);
  return Math.round(count * (count > 1e11 ? US_PER_MS : US_PER_S));
}

function usOfText(text: string): number | null {
  const plain = text.replace(/^[\s"]+|[\s"]+$/g, "");
  // Nanoseconds are beyond what a number holds.
  if (DIGITS.test(plain) && plain.length > 15) {
    const count = BigInt(plain);
    return Number(count > 100_000_000_000_000_000n ? count / 1_000n : count);
  }
  return NUMBER.test(plain) ? countedUs(Number(plain)) : parseIsoUs(plain);
}

/**
 * Microseconds since 1970 UTC of a time however a log writes it: ISO 8601, which without a zone is UTC, also quoted
 * again and again; or seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size. `NaN` for a wrong one.
 */
export function readAnyTime(read: FieldReader, field: string, value: unknown): number | null {
  if (isBlank(value)) return null;
  const us =
    typeof value === "number"
      ? countedUs(value)
      : typeof value === "string"
        ? usOfText(value.trim())
        : null;
  if (us !== null && isPlausibleUs(us)) return us;
  const expected = "an ISO 8601 time from 2015 to 2099, or the count since 1970 of one";
  read.refuse(field, us === null ? "not-a-time" : "time-out-of-range", expected, value);
  return Number.NaN;
}

/** Milliseconds from one time to another; `null` where one is unknown or the clock ran backwards. */
export function msBetween(startUs: number | null, endUs: number | null): number | null {
  if (startUs === null || endUs === null || endUs < startUs) return null;
  const ms = (endUs - startUs) / US_PER_MS;
  return ms <= 31 * 24 * 3_600_000 ? ms : null;
}
