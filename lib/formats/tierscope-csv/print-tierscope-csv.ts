import { csvCell } from "../../core/csv-cell.ts";
import type { UsageRecord } from "../../core/record.ts";
import { exportedValue, TIERSCOPE_FIELDS } from "../tierscope-fields.ts";

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return csvCell(value);
}

/** Records as our own CSV, line by line, header first; read again, they are the same records. */
export function* printTierscopeCsv(records: Iterable<UsageRecord>): Generator<string> {
  yield `${TIERSCOPE_FIELDS.join(",")}\n`;
  for (const record of records) {
    yield `${TIERSCOPE_FIELDS.map((field) => cellOf(exportedValue(record, field))).join(",")}\n`;
  }
}
