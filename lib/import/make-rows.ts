import { recordProblem } from "../formats/check-record.ts";
import type { Format, ParsedRow, RowReader } from "../formats/format.ts";
import { rejected, skipped } from "../formats/row-problem.ts";
import { fitCells } from "./fit-cells.ts";
import type { ReadHead } from "./read-head.ts";
import type { SplitRow } from "./split-rows.ts";

/** Turns what a splitter cuts off into rows of the file, appended to `out`. */
export interface MakeRows {
  push(row: SplitRow, out: ParsedRow[]): void;
  /** Appends what the format's reader still holds, once the file is over. */
  end(out: ParsedRow[]): void;
}

function checked(row: ParsedRow): ParsedRow {
  if (row.kind !== "record") return row;
  const problem = recordProblem(row.record);
  return problem ? rejected(row.line, problem, row.record) : row;
}

function append(parsed: ParsedRow | readonly ParsedRow[], out: ParsedRow[]): void {
  if ("kind" in parsed) out.push(checked(parsed));
  else for (const each of parsed) out.push(checked(each));
}

/** Rows by a format's reader. CSV: the header line stays out, and every row is fitted to its columns first. */
export function rowMaker(reader: RowReader, format: Format, { head }: ReadHead): MakeRows {
  const pass = (row: ParsedRow, out: ParsedRow[]) => append(reader.held?.pass(row) ?? row, out);
  const end = (out: ParsedRow[]) => append(reader.held?.end() ?? [], out);
  const read = (row: SplitRow, out: ParsedRow[]): void => {
    if (row.kind === "reject") pass(row, out);
    else append(reader(row), out);
  };
  if (head.kind === "json" || head.kind === "sse") return { push: read, end };
  const columns = head.headers.length;
  let isHeader = true;
  const push = (row: SplitRow, out: ParsedRow[]): void => {
    if (row.kind !== "cells") {
      read(row, out);
      return;
    }
    if (isHeader) {
      isHeader = false;
      return;
    }
    const fitted = fitCells(row.cells, columns, format.shortRows === true);
    if (fitted.kind === "empty") pass(skipped(row.line, "empty row"), out);
    else if (fitted.kind === "comment") pass(skipped(row.line, "comment"), out);
    else if (fitted.kind === "ragged") pass(rejected(row.line, fitted.problem), out);
    else read({ kind: "cells", line: row.line, cells: fitted.cells }, out);
  };
  return { push, end };
}
