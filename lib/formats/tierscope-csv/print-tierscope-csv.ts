import type { UsageRecord } from "../../core/record.ts";
import { exportedValue, TIERSCOPE_FIELDS } from "../tierscope-fields.ts";

/** A spreadsheet runs cells that start so as formulas. */
const STARTS_FORMULA = /^[=+\-@'\t]/;
const NEEDS_QUOTES = /[",;\n\r]/;

/** A text as spreadsheets take it for a text: a leading apostrophe where it would run as a formula. */
export function guardedCell(text: string): string {
  return STARTS_FORMULA.test(text) ? `'${text}` : text;
}

/** The text behind a guarded cell. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && STARTS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = guardedCell(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Records as our own CSV, line by line, header first; read again, they are the same records. */
export function* printTierscopeCsv(records: Iterable<UsageRecord>): Generator<string> {
  yield `${TIERSCOPE_FIELDS.join(",")}\n`;
  for (const record of records) {
    yield `${TIERSCOPE_FIELDS.map((field) => cellOf(exportedValue(record, field))).join(",")}\n`;
  }
}
