import type { ParsedRow, RowProblem } from "./format.ts";

const LONGEST_EXCERPT = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

/** What a report may show of an offending value: one line, at most 200 characters, never an object's inside. */
export function excerpt(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  return String(value).slice(0, LONGEST_EXCERPT).replace(CONTROL, " ");
}

/** A row turned away, with the place and the reason. */
export function rejected(line: number, problem: RowProblem): ParsedRow {
  return { kind: "reject", line, problem };
}

/** A row that is understood and carries no usage, such as an empty bucket. */
export function skipped(line: number, reason: string): ParsedRow {
  return { kind: "skip", line, reason };
}
