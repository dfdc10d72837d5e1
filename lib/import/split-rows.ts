import type { ParsedRow, RowProblem, SourceRow } from "../formats/format.ts";

export type RejectedRow = Extract<ParsedRow, { kind: "reject" }>;
export type SplitRow = SourceRow | RejectedRow;
export type Emit = (row: SplitRow) => void;

/** Cuts a text that arrives in pieces into rows. Holds at most one unfinished row, and that up to `LONGEST_ROW`. */
export interface RowSplitter {
  push(text: string, emit: Emit): void;
  end(emit: Emit): void;
}

/** Characters of one line or JSON value; what is longer is skipped while streaming. */
export const LONGEST_ROW = 64 * 1024 * 1024;

export function rowProblem(line: number, problem: RowProblem): RejectedRow {
  return { kind: "reject", line, problem };
}

/** Why a row's text as a whole is no row; never quotes the text, which may hold content. */
export function wholeRow(code: string, expected: string, found: string): RowProblem {
  return { field: null, code, expected, found };
}

export const tooLong = (longest: number): RowProblem =>
  wholeRow(
    "line-too-long",
    `a row of at most ${longest} characters`,
    "a longer one, which was skipped",
  );
