import { csvCell } from "../../core/csv-cell.ts";
import { FOCUS_COLUMNS } from "./focus-columns.ts";
import type { FocusRow } from "./focus-row.ts";

const ROWS_AT_ONCE = 500;

const line = (row: FocusRow): string =>
  `${FOCUS_COLUMNS.map(([, of]) => csvCell(of(row) ?? "")).join(",")}\r\n`;

/** Charges as FOCUS 1.2 CSV, some hundred lines at a time: header first, also where there is no charge. */
export function* focusCsv(rows: Iterable<FocusRow>): Generator<string, void, void> {
  let text = `${FOCUS_COLUMNS.map(([name]) => name).join(",")}\r\n`;
  let count = 0;
  for (const row of rows) {
    text += line(row);
    count += 1;
    if (count % ROWS_AT_ONCE !== 0) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}
