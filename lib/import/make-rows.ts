import { recordProblem } from "../formats/check-record.ts";
import type { Format, ParsedRow, RowReader } from "../formats/format.ts";
import { rejected, skipped } from "../formats/row-problem.ts";
import { fitCells } from "./fit-cells.ts";
import type { ReadHead } from "./read-head.ts";
import type { SplitRow } from "./split-rows.ts";

/** Turns what a splitter cuts off into rows of the file, appended to `out`. */
export type MakeRows = (row: SplitRow, out: ParsedRow[]) => void;

function checked(row: ParsedRow): ParsedRow {
  if (row.kind !== "record") return row;
  const problem = recordProblem(row.record);
  return problem ? rejected(row.line, problem) : row;
}

function read(row: SplitRow, reader: RowReader, out: ParsedRow[]): void {
  if (row.kind === "reject") {
    out.push(row);
    return;
  }
  const parsed = reader(row);
  if ("kind" in parsed) out.push(checked(parsed));
  else for (const each of parsed) out.push(checked(each));
}

/** Rows by a format's reader. CSV: the header line stays out, and every row is fitted to its columns first. */
export function rowMaker(reader: RowReader, format: Format, known: ReadHead): MakeRows {
  if (known.head.kind === "json") return (row, out) => read(row, reader, out);
  const columns = known.head.headers.length;
  let leading = known.hasSeparatorLine ? 2 : 1;
  return (row, out) => {
    if (row.kind !== "cells") return read(row, reader, out);
    if (leading > 0) {
      leading -= 1;
      return;
    }
    const fitted = fitCells(row.cells, columns, format.shortRows === true);
    if (fitted.kind === "empty") out.push(skipped(row.line, "empty row"));
    else if (fitted.kind === "ragged") out.push(rejected(row.line, fitted.problem));
    else read({ kind: "cells", line: row.line, cells: fitted.cells }, reader, out);
  };
}
