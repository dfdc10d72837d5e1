import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow, SourceRow } from "../format.ts";
import { isJsonObject, own } from "../json-value.ts";
import { openrouterProvider } from "../openrouter-provider.ts";
import { type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";
import { excerpt, rejected } from "../row-problem.ts";

/** Names of the API's fields, and of the columns in the older summary export. */
const READ_FIELDS = [
  "date",
  "model_permaslug",
  "model",
  "slug",
  "provider_name",
  "usage",
  "requests",
  "prompt_tokens",
  "completion_tokens",
  "reasoning_tokens",
  "Prompt Tokens",
  "Completion Tokens",
  "Reasoning Tokens",
] as const;
type Field = FieldOf<(typeof READ_FIELDS)[number]>;

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const startUs = readAnyTime(read, "date", field("date"));
  if (startUs === null) read.refuse("date", "time-missing", "the day", null);
  const model = field("model_permaslug") ?? field("model") ?? field("slug");
  return {
    ...blankRecord("bucket", startUs ?? 0),
    endUs: startUs === null ? null : startUs + US_PER_DAY,
    requests: read.count("requests", field("requests")),
    provider: openrouterProvider(field("provider_name")),
    model: cleanText(model),
    outcome: "unknown",
    inputTotal: read.count("prompt_tokens", field("prompt_tokens") ?? field("Prompt Tokens")),
    outputTotal: read.count(
      "completion_tokens",
      field("completion_tokens") ?? field("Completion Tokens"),
    ),
    reasoning: read.count(
      "reasoning_tokens",
      field("reasoning_tokens") ?? field("Reasoning Tokens"),
    ),
    reportedUsd: read.usd("usage", field("usage")),
  };
}

const isRow = (value: unknown): boolean => isJsonObject(value) && own(value, "date") !== undefined;

/** Usage per day and model as OpenRouter's API sums it up for the last thirty days. */
export const openrouterActivityApi: Format = {
  id: "openrouter-activity-api",
  title: "OpenRouter daily activity (JSON or CSV)",
  grain: "bucket",
  reads: ["json", "csv"],
  exactNumbers: true,
  missing: [
    "requestId",
    "operationId",
    "attempt",
    "tierRequested",
    "tierServed",
    "httpStatus",
    "errorClass",
    "errorCode",
    "inputCached",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "latencyMs",
    "ttftMs",
    "project",
    "apiKey",
    "user",
    "endpoint",
    "workload",
    "region",
  ],
  recognise(head) {
    const found =
      head.kind === "csv"
        ? hasColumns(head.headers, "Date", "Slug", "Usage", "Requests", "Prompt Tokens")
        : headRowsHave(head)("model_permaslug", "date");
    return found
      ? "Its rows have a date and a model's slug, as OpenRouter's daily activity has."
      : null;
  },
  missingIn({ headers }) {
    if (headers.length === 0) return [];
    const reasoning =
      hasColumns(headers, "Reasoning Tokens") || hasColumns(headers, "reasoning_tokens");
    return reasoning ? ["provider"] : ["provider", "reasoning"];
  },
  reader({ headers, decimalMark }) {
    const fieldsOf = fieldsByName(headers, READ_FIELDS);
    const read = new FieldReader(decimalMark);
    const readRow = (row: SourceRow): ParsedRow => {
      const field = fieldsOf(row);
      if (!field) {
        const found = excerpt(row.kind === "value" ? row.value : null);
        return rejected(row.line, {
          field: null,
          code: "no-row",
          expected: "a day of a model",
          found,
        });
      }
      read.begin();
      const record = recordOf(read, field);
      return read.row(row.line, record);
    };
    return ok((row) => {
      if (row.kind === "cells") return readRow(row);
      return rowsIn(row.value, isRow).map((value) => readRow({ ...row, value }));
    });
  },
};
