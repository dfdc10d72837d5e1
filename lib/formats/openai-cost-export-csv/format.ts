import { ok } from "../../core/result.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { boundaryUs, TIME_COLUMNS } from "../openai-bucket.ts";
import { costRecord, MISSING_OF_COSTS } from "../openai-cost.ts";
import { columnNames, fieldsByName, hasColumns } from "../row-fields.ts";
import { rejected, skipped } from "../row-problem.ts";

/** The columns that are read; names and mail addresses are not. */
const READ_COLUMNS = [
  ...TIME_COLUMNS,
  "amount_value",
  "amount_currency",
  "line_item",
  "quantity_unit",
  "project_id",
  "api_key_id",
  "user_id",
] as const;

const COLUMN_OF_FIELD = {
  model: "line_item",
  tierServed: "line_item",
  project: "project_id",
  apiKey: "api_key_id",
  user: "user_id",
} as const;
const FIELDS = Object.keys(COLUMN_OF_FIELD) as (keyof typeof COLUMN_OF_FIELD)[];

/** What OpenAI billed per day as its dashboard exports it: 10 columns in 2025, 17 in 2026, in any order. */
export const openaiCostExportCsv: Format = {
  id: "openai-cost-export-csv",
  title: "OpenAI cost export (CSV)",
  grain: "cost",
  reads: "csv",
  shortRows: true,
  missing: MISSING_OF_COSTS,
  recognise({ headers }) {
    if (!hasColumns(headers, ...TIME_COLUMNS, "amount_value")) return null;
    return `It has the columns start_time to end_time_iso and amount_value, ${headers.length} in all.`;
  },
  missingIn({ headers }) {
    const names = columnNames(headers);
    return FIELDS.filter((field) => !names.has(COLUMN_OF_FIELD[field]));
  },
  reader({ headers, decimalMark }) {
    const fieldsOf = fieldsByName(headers, READ_COLUMNS);
    const read = new FieldReader(decimalMark);
    return ok((row): ParsedRow => {
      const field = fieldsOf(row) ?? (() => null);
      read.begin();
      const record = costRecord(read, {
        startUs: boundaryUs(read, field, "start"),
        endUs: boundaryUs(read, field, "end"),
        amount: field("amount_value"),
        currency: field("amount_currency"),
        lineItem: field("line_item"),
        quantityUnit: field("quantity_unit"),
        project: field("project_id"),
        apiKey: field("api_key_id"),
        user: field("user_id"),
      });
      if (read.problem) return rejected(row.line, read.problem, record ?? undefined);
      return record
        ? { kind: "record", line: row.line, record }
        : skipped(row.line, "period without costs");
    });
  },
};
