import { parseIsoUs } from "../core/time.ts";
import type { Head } from "../formats/format.ts";

type Delimiter = Head["delimiter"];

export const DELIMITERS = [",", ";", "\t", "|"] as const satisfies readonly Delimiter[];

/** What stands above the header: a line that names the separator, comments, blank lines. */
export interface CsvPreamble {
  readonly lines: number;
  readonly length: number;
  /** As a first line `sep=;` names it, which spreadsheets write and no row is. */
  readonly delimiter: Delimiter | null;
}

const SEPARATOR_LINE = /^\s*"?sep=([,;\t|])"?\s*$/i;

/** How many cells the delimiter cuts a line into, quoted ones aside. */
export function cellsInLine(line: string, delimiter: Delimiter): number {
  return line.replace(/"(?:[^"]|"")*"/g, "").split(delimiter).length;
}

const isFigure = (cell: string): boolean =>
  /^\s*-?\d[\d.,]*\s*$/.test(cell) || parseIsoUs(cell) !== null;

/** A header such as `#time,model,tokens`: as many cells as the row below, which holds figures. */
function isMarkedHeader(line: string, below: string): boolean {
  return DELIMITERS.some((delimiter) => {
    const cells = cellsInLine(line, delimiter);
    const isAlike = cells > 1 && cells === cellsInLine(below, delimiter);
    return isAlike && below.split(delimiter).some(isFigure);
  });
}

/** The lines of a CSV before its header. A `#` before the header's first name is no comment. */
export function csvPreamble(text: string, newline: "\n" | "\r"): CsvPreamble {
  let lines = 0;
  let length = 0;
  let delimiter: Delimiter | null = null;
  for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, length)) {
    const line = text.slice(length, end);
    const separator = lines === 0 ? SEPARATOR_LINE.exec(line)?.[1] : undefined;
    const named = DELIMITERS.find((known) => known === separator);
    if (named !== undefined) delimiter = named;
    else if (line.startsWith("#")) {
      const below = text.slice(end + 1).split(newline, 1)[0] ?? "";
      if (isMarkedHeader(line, below)) break;
    } else if (line.trim() !== "") break;
    lines += 1;
    length = end + 1;
  }
  return { lines, length, delimiter };
}
