import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanId, cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { openrouterProvider } from "../openrouter-provider.ts";
import { columnNames, type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";

const READ_COLUMNS = [
  "generation_id",
  "created_at",
  "cost_total",
  "tokens_prompt",
  "tokens_completion",
  "tokens_reasoning",
  "tokens_cached",
  "model_permaslug",
  "provider_name",
  "cancelled",
  "user",
  "finish_reason_normalized",
  "generation_time_ms",
  "time_to_first_token_ms",
  "api_key_name",
  "app_name",
] as const;
type Column = (typeof READ_COLUMNS)[number];

const COLUMN_OF_FIELD = {
  provider: "provider_name",
  model: "model_permaslug",
  inputTotal: "tokens_prompt",
  inputCached: "tokens_cached",
  outputTotal: "tokens_completion",
  reasoning: "tokens_reasoning",
  latencyMs: "generation_time_ms",
  ttftMs: "time_to_first_token_ms",
  apiKey: "api_key_name",
  user: "user",
  workload: "app_name",
} as const satisfies Partial<Record<keyof UsageRecord, Column>>;
const FIELDS = Object.keys(COLUMN_OF_FIELD) as (keyof typeof COLUMN_OF_FIELD)[];

function outcomeOf(read: FieldReader, field: FieldOf<Column>): Outcome {
  if (read.flag("cancelled", field("cancelled"))) return "cancelled";
  return cleanText(field("finish_reason_normalized")) === "error" ? "error" : "success";
}

function recordOf(read: FieldReader, field: FieldOf<Column>): UsageRecord {
  const startUs = readAnyTime(read, "created_at", field("created_at"));
  if (startUs === null) read.refuse("created_at", "time-missing", "when the call began", null);
  const count = (name: Column) => read.count(name, field(name));
  const label = (name: Column) => cleanText(field(name));
  const durationMs = (name: Column) => read.durationMs(name, field(name), "ms");
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(field("generation_id")),
    provider: openrouterProvider(label("provider_name")),
    model: label("model_permaslug"),
    outcome: outcomeOf(read, field),
    inputTotal: count("tokens_prompt"),
    inputCached: count("tokens_cached"),
    outputTotal: count("tokens_completion"),
    reasoning: count("tokens_reasoning"),
    latencyMs: durationMs("generation_time_ms"),
    ttftMs: durationMs("time_to_first_token_ms"),
    apiKey: label("api_key_name"),
    user: label("user"),
    workload: label("app_name"),
    reportedUsd: read.usd("cost_total", field("cost_total")),
  };
}

/** Generations as OpenRouter's activity page exports them. Failed requests are not in it, hence no rate of 429s. */
export const openrouterActivityCsv: Format = {
  id: "openrouter-activity-csv",
  title: "OpenRouter activity (CSV)",
  grain: "call",
  reads: "csv",
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "tierRequested",
    "tierServed",
    "httpStatus",
    "errorClass",
    "errorCode",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "project",
    "endpoint",
    "region",
  ],
  recognise({ headers }) {
    return hasColumns(headers, "generation_id", "tokens_prompt")
      ? "It has the columns generation_id and tokens_prompt, as OpenRouter's activity export has."
      : null;
  },
  missingIn({ headers }) {
    const names = columnNames(headers);
    return FIELDS.filter((field) => !names.has(COLUMN_OF_FIELD[field]));
  },
  reader({ headers, decimalMark }) {
    const fieldsOf = fieldsByName(headers, READ_COLUMNS);
    const read = new FieldReader(decimalMark);
    return ok((row): ParsedRow => {
      read.begin();
      const record = recordOf(read, fieldsOf(row) ?? (() => null));
      return read.row(row.line, record);
    });
  },
};
