import type { RejectCause } from "../../lib/wire/imports.ts";
import { fieldLabel } from "./mapping-fields.ts";

/** What is wrong with the values of a cause, where "expected …" alone would not tell it from another. */
const WRONG: Readonly<Record<string, string>> = {
  negative: "is below zero",
  "not-a-number": "is no number",
  "ambiguous-number": "is a number that can be read in two ways",
  fractional: "has a fraction",
  absurd: "is too large",
  "not-a-time": "is no time",
  "time-out-of-range": "is a time at which nobody sold tokens",
  "time-missing": "names no time",
  "amount-missing": "names no amount",
  "not-money": "is no amount of money",
  "not-a-boolean": "is neither yes nor no",
  "not-a-status": "is no HTTP status",
  "parts-exceed-total": "is less than its parts",
  "end-before-start": "is before the start",
  "id-too-long": "is too long",
};

/** Causes that lie in the row as a whole, in a sentence of their own. */
const WHOLE: Readonly<Record<string, string>> = {
  "broken-quote": "A quote is opened and never closed, or stands right beside other text.",
};

export interface RejectWords {
  /** The column or field at fault; `null` of the row as a whole. */
  readonly field: string | null;
  /** Follows the field. */
  readonly says: string;
}

/** A cause of rejects as its heading: no two causes of one column read the same. */
export function rejectWords({
  field,
  code,
  expected,
}: Pick<RejectCause, "field" | "code" | "expected">): RejectWords {
  const whole = WHOLE[code];
  if (field === null) return { field, says: whole ?? `Expected ${expected}` };
  const wrong = WRONG[code];
  const says = wrong === undefined ? `: expected ${expected}` : ` ${wrong}; expected ${expected}`;
  return { field: fieldLabel(field), says };
}
