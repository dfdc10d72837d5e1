import type { UsageRecord } from "../core/record.ts";
import type { ParsedRow, RejectedRow, RowProblem } from "./format.ts";

const LONGEST_EXCERPT = 32;
/** A number, an amount or a time in figures: it holds a digit, and no letters but those of units, zones and exponents. */
const IN_FIGURES =
  /^(?=.*\d)[-+$€£%\d\s.,:;/'_()]*(?:[TZtzeE][-+\d.,:]*)*(?:UTC|GMT|AM|PM|am|pm|ms|s)?$/;
const NUMBER_WORD = /^[+-]?(?:inf(?:inity)?|nan|null|true|false)$/i;
const WORD = /^[A-Za-z][A-Za-z_.-]{0,31}$/;

/**
 * What a report may show of an offending value: a number, a time or a single word of at most 32 characters.
 * Of anything else, which may be content that got into the column, only the length.
 */
export function excerpt(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  const text = String(value);
  const shown = text.length <= LONGEST_EXCERPT ? text.trim().replace(/\s+/g, " ") : "";
  if (IN_FIGURES.test(shown) || NUMBER_WORD.test(shown) || WORD.test(shown)) return shown;
  return `a text of ${text.length} characters`;
}

/** A row turned away, with the place and the reason, and what could be read of it. */
export function rejected(line: number, problem: RowProblem, facts?: UsageRecord): RejectedRow {
  return facts ? { kind: "reject", line, problem, facts } : { kind: "reject", line, problem };
}

/** A row that is understood and carries no usage, such as an empty bucket. */
export function skipped(line: number, reason: string): ParsedRow {
  return { kind: "skip", line, reason };
}
