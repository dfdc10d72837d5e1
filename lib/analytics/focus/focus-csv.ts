import { csvCell } from "../../core/csv-cell.ts";
import { FOCUS_COLUMNS } from "./focus-columns.ts";
import type { FocusGroup, FocusRow } from "./focus-row.ts";

const ROWS_AT_ONCE = 500;

/** The cells of a line, in the order of the columns; `null`: each row says its own. */
const sharedCells = (group: FocusGroup): readonly (string | null)[] =>
  FOCUS_COLUMNS.map((column) => (column.of === "group" ? csvCell(column.text(group) ?? "") : null));

function line(row: FocusRow, shared: readonly (string | null)[]): string {
  const cells = FOCUS_COLUMNS.map((column, place) =>
    column.of === "row" ? csvCell(column.text(row) ?? "") : shared[place],
  );
  return `${cells.join(",")}\r\n`;
}

/** Charges as FOCUS 1.2 CSV, some hundred lines at a time: header first, also where there is no charge. */
export function* focusCsv(rows: Iterable<FocusRow>): Generator<string, void, void> {
  let text = `${FOCUS_COLUMNS.map(({ name }) => name).join(",")}\r\n`;
  let count = 0;
  let group: FocusGroup | null = null;
  let shared: readonly (string | null)[] = [];
  for (const row of rows) {
    if (group !== row.group) shared = sharedCells(row.group);
    group = row.group;
    text += line(row, shared);
    count += 1;
    if (count % ROWS_AT_ONCE !== 0) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}
