import type { UsageRecord } from "../core/record.ts";
import {
  EARLIEST_US,
  isPlausibleUs,
  LATEST_US,
  parseIsoUs,
  US_PER_MS,
  US_PER_S,
} from "../core/time.ts";
import type { ParsedRow, RowProblem, RowWarning } from "./format.ts";
import { moneyText } from "./read-money.ts";
import {
  type DecimalMark,
  isBlank,
  numberFromText,
  wholeNumberFromText,
  writesComma,
} from "./read-number.ts";
import { excerpt, rejected } from "./row-problem.ts";

/** No single row holds more tokens or requests: above it, a number is a mistake. */
export const LARGEST_COUNT = 1_000_000_000_000;
/** A month: no call takes longer. */
export const LONGEST_MS = 31 * 24 * 3_600_000;

const WITHOUT_SEPARATORS =
  "a whole number without separators: nothing in the file tells whether this one is thousands or a fraction";

const YES = new Set(["true", "t", "yes", "1", "1.0", "wahr", "vrai", "vero", "verdadero"]);
const NO = new Set(["false", "f", "no", "0", "0.0", "falsch", "faux", "falso"]);

export type TimeKind = "iso" | "epoch-s" | "epoch-ms" | "seconds-since" | "milliseconds-since";

const US_OF_UNIT: Readonly<Record<Exclude<TimeKind, "iso">, number>> = {
  "epoch-s": US_PER_S,
  "epoch-ms": US_PER_MS,
  "seconds-since": US_PER_S,
  "milliseconds-since": US_PER_MS,
};

/** What reading token counts asks of a reader. */
export type CountReader = Pick<FieldReader, "count" | "compareTotal">;

/**
 * Reads the fields of one row. A wrong value yields `null`, a wrong number `NaN`, and is kept as `problem`, the first only,
 * so that a reader states its fields in one expression and checks once. `begin` starts the next row.
 */
export class FieldReader {
  problem: RowProblem | null = null;
  /** What is odd about the row and costs it nothing, the first only. */
  warning: RowWarning | null = null;
  readonly #mark: DecimalMark;

  /** `mark`: how the file writes fractions, where it is known. */
  constructor(mark: DecimalMark = "point") {
    this.#mark = mark;
  }

  begin(): void {
    this.problem = null;
    this.warning = null;
  }

  /** The row that was read: its record, or why it is none. */
  row(line: number, record: UsageRecord): ParsedRow {
    if (this.problem) return rejected(line, this.problem, record);
    const { warning } = this;
    return warning ? { kind: "record", line, record, warning } : { kind: "record", line, record };
  }

  /** Warns where a source's own total is not the sum of input and output. Source: docs/formats.md. */
  compareTotal(told: unknown, input: number | null, output: number | null): void {
    const total = typeof told === "string" ? numberFromText(told, this.#mark) : told;
    if (typeof total !== "number" || Number.isNaN(total) || input === null || output === null)
      return;
    if (total !== input + output) this.warning ??= "total-differs";
  }

  refuse(field: string | null, code: string, expected: string, value: unknown): null {
    this.problem ??= { field, code, expected, found: excerpt(value) };
    return null;
  }

  /** A wrong number is none: what is made of it is none either. */
  #wrong(field: string, code: string, expected: string, value: unknown): number {
    this.refuse(field, code, expected, value);
    return Number.NaN;
  }

  #number(field: string, value: unknown, expected: string, isWhole = false): number | null {
    if (isBlank(value)) return null;
    let number: number | null = typeof value === "number" ? value : Number.NaN;
    if (typeof value === "string") {
      number = (isWhole ? wholeNumberFromText : numberFromText)(value, this.#mark);
    }
    if (number === null) {
      return this.#wrong(field, "ambiguous-number", WITHOUT_SEPARATORS, value);
    }
    if (Number.isNaN(number)) return this.#wrong(field, "not-a-number", expected, value);
    if (number < 0) return this.#wrong(field, "negative", expected, value);
    return number;
  }

  /** A whole number of tokens or requests from 0 to 10^12; `null` where the value says nothing. */
  count(field: string, value: unknown): number | null {
    const expected = "a whole number from 0 to 1,000,000,000,000";
    const number = this.#number(field, value, expected, true);
    if (number === null) return null;
    if (number > LARGEST_COUNT) return this.#wrong(field, "absurd", expected, value);
    if (!Number.isInteger(number)) return this.#wrong(field, "fractional", expected, value);
    return number === 0 ? 0 : number;
  }

  /** Milliseconds of a duration given in the unit; at most a month. */
  durationMs(field: string, value: unknown, unit: "s" | "ms"): number | null {
    const expected = `a duration in ${unit === "s" ? "seconds" : "milliseconds"}, at most 31 days`;
    const number = this.#number(field, value, expected);
    if (number === null) return null;
    // Seconds are rounded to the microsecond: 0.1 s is 100 ms, not 100.00000000000001.
    const ms = unit === "s" ? Math.round(number * US_PER_S) / US_PER_MS : number;
    return ms > LONGEST_MS ? this.#wrong(field, "absurd", expected, value) : ms;
  }

  /** Exact decimal USD, credits included; `null` where the value says nothing. */
  usd(field: string, value: unknown): string | null {
    if (isBlank(value)) return null;
    return (
      moneyText(value, writesComma(this.#mark)) ??
      this.refuse(field, "not-money", "an amount of USD", value)
    );
  }

  /** Yes or no, as JSON, Python, SQL dumps and spreadsheets in five languages write it; `null` where the value says nothing. */
  flag(field: string, value: unknown): boolean | null {
    if (isBlank(value)) return null;
    const text = String(value).trim().toLowerCase();
    if (YES.has(text)) return true;
    return NO.has(text) ? false : this.refuse(field, "not-a-boolean", "true or false", value);
  }

  /** An HTTP status from 100 to 599. */
  httpStatus(field: string, value: unknown): number | null {
    const expected = "an HTTP status from 100 to 599";
    const number = this.#number(field, value, expected);
    if (number === null) return null;
    if (!Number.isInteger(number) || number < 100 || number > 599) {
      return this.#wrong(field, "not-a-status", expected, value);
    }
    return number;
  }

  /** Microseconds since 1970 UTC; `originUs` counts for the `-since` kinds. `null` where the value says nothing. */
  timeUs(field: string, value: unknown, kind: TimeKind, originUs = 0): number | null {
    if (isBlank(value)) return null;
    const us =
      kind === "iso" ? this.#isoUs(field, value) : this.#countedUs(field, value, kind, originUs);
    if (us === null || Number.isNaN(us)) return us;
    if (!isPlausibleUs(us)) {
      const expected = `a time from ${yearOf(EARLIEST_US)} to ${yearOf(LATEST_US) - 1}, read as ${kind}${hint(us, kind)}`;
      return this.#wrong(field, "time-out-of-range", expected, value);
    }
    return us;
  }

  #isoUs(field: string, value: unknown): number | null {
    const us = typeof value === "string" ? parseIsoUs(value) : null;
    if (us !== null) return us;
    const number = typeof value === "number" || /^[\d.]+$/.test(String(value).trim());
    const expected = number
      ? "an ISO 8601 time; a bare number needs time.kind epoch-s, epoch-ms or seconds-since"
      : "an ISO 8601 time such as 2026-11-18T10:00:00Z";
    return this.#wrong(field, "not-a-time", expected, value);
  }

  #countedUs(
    field: string,
    value: unknown,
    kind: Exclude<TimeKind, "iso">,
    originUs: number,
  ): number | null {
    const number = typeof value === "string" ? numberFromText(value, this.#mark) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) {
      return this.#wrong(field, "not-a-time", `a number, read as ${kind}`, value);
    }
    return originUs + Math.round(number * US_OF_UNIT[kind]);
  }
}

function yearOf(us: number): number {
  return new Date(us / US_PER_MS).getUTCFullYear();
}

function hint(us: number, kind: TimeKind): string {
  if (kind === "epoch-s" && isPlausibleUs(Math.round(us / 1_000)))
    return "; it looks like epoch-ms";
  if (kind === "epoch-ms" && isPlausibleUs(us * 1_000)) return "; it looks like epoch-s";
  return "";
}
