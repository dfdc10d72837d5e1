import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { msBetween, readAnyTime } from "../any-time.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow, SourceRow } from "../format.ts";
import { decodedJson, jsonObjectOf } from "../json-text.ts";
import { isJsonObject, own } from "../json-value.ts";
import {
  endpointOfCall,
  isCacheHit,
  litellmFailure,
  litellmLabels,
  litellmTokens,
  workloadOfTags,
} from "../litellm-call.ts";
import { isBlank } from "../read-number.ts";
import {
  type ColumnsOfField,
  type FieldOf,
  fieldsByName,
  fieldsWithoutColumn,
  hasColumns,
} from "../row-fields.ts";
import { excerpt, rejected } from "../row-problem.ts";

/** The columns that are read; messages, responses, requests and addresses are not. */
const READ_COLUMNS = [
  "request_id",
  "call_type",
  "api_key",
  "spend",
  "prompt_tokens",
  "completion_tokens",
  "startTime",
  "endTime",
  "request_duration_ms",
  "completionStartTime",
  "model",
  "custom_llm_provider",
  "user",
  "end_user",
  "metadata",
  "cache_hit",
  "request_tags",
  "team_id",
  "organization_id",
  "status",
] as const;
type Field = FieldOf<(typeof READ_COLUMNS)[number]>;

function timesOf(read: FieldReader, field: Field) {
  const startUs = readAnyTime(read, "startTime", field("startTime"));
  const endUs = readAnyTime(read, "endTime", field("endTime"));
  const firstUs = readAnyTime(read, "completionStartTime", field("completionStartTime"));
  if (startUs === null) read.refuse("startTime", "time-missing", "when the call began", null);
  const lasted = read.durationMs("request_duration_ms", field("request_duration_ms"), "ms");
  return {
    startUs: startUs ?? 0,
    latencyMs: lasted ?? msBetween(startUs, endUs),
    // Without streaming, the first token counts as arriving with the last.
    ttftMs: firstUs === endUs ? null : msBetween(startUs, firstUs),
  };
}

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const metadata = jsonObjectOf(field("metadata"));
  const information = jsonObjectOf(own(metadata, "error_information"));
  const labels = litellmLabels(metadata);
  const status = cleanText(field("status")) ?? cleanText(own(metadata, "status"));
  const failed = status === null ? Object.keys(information).length > 0 : /^fail/i.test(status);
  const success: Outcome = isCacheHit(field("cache_hit")) ? "gateway_cache_hit" : "success";
  const { startUs, latencyMs, ttftMs } = timesOf(read, field);
  const failure = failed
    ? litellmFailure(information)
    : { errorClass: null, errorCode: null, httpStatus: null };
  return {
    ...blankRecord("call", startUs),
    requestId: cleanId(field("request_id")),
    provider: isBlank(field("custom_llm_provider"))
      ? null
      : cleanProvider(field("custom_llm_provider")),
    model: cleanText(field("model")),
    outcome: failed ? "error" : success,
    ...failure,
    ...litellmTokens(
      read,
      { prompt: field("prompt_tokens"), completion: field("completion_tokens") },
      jsonObjectOf(own(metadata, "usage_object")),
      jsonObjectOf(own(metadata, "additional_usage_values")),
    ),
    latencyMs,
    ttftMs,
    project: labels.project ?? cleanText(field("team_id")) ?? cleanText(field("organization_id")),
    apiKey: labels.apiKey ?? cleanText(field("api_key")),
    user: cleanText(field("user")) ?? cleanText(field("end_user")) ?? labels.user,
    endpoint: endpointOfCall(field("call_type")),
    workload: labels.workload ?? workloadOfTags(decodedJson(field("request_tags"))),
    reportedUsd: read.usd("spend", field("spend")),
  };
}

/** `/spend/logs` with dates answers sums by day, user and model instead. Source: BerriAI/litellm on GitHub. */
const isDailySum = (field: Field): boolean =>
  (["request_id", "call_type", "prompt_tokens", "completion_tokens"] as const).every(
    (name) => field(name) === undefined,
  );

const NO_ROW = { field: null, code: "no-row", expected: "a row of spend logs, one call each" };

const isRow = (value: unknown): boolean =>
  isJsonObject(value) && own(value, "startTime") !== undefined;

const COLUMNS_OF_FIELD: ColumnsOfField = [
  ["inputTotal", ["prompt_tokens", "metadata"]],
  ["outputTotal", ["completion_tokens", "metadata"]],
  ["inputCached", ["metadata"]],
  ["inputCacheWrite", ["metadata"]],
  ["reasoning", ["metadata"]],
  ["user", ["user", "end_user", "metadata"]],
];

/** Calls as LiteLLM's proxy logs them in its table `LiteLLM_SpendLogs`: the API's JSON, or a dump of the table as CSV. */
export const litellmSpendlogs: Format = {
  id: "litellm-spendlogs",
  title: "LiteLLM spend logs (JSON or CSV)",
  grain: "call",
  reads: ["json", "csv"],
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "tierRequested",
    "tierServed",
    "inputCacheWrite1h",
    "region",
  ],
  recognise(head) {
    const found =
      head.kind === "csv"
        ? hasColumns(head.headers, "request_id", "call_type", "custom_llm_provider")
        : headRowsHave(head)("request_id", "call_type", "custom_llm_provider", "startTime");
    return found
      ? "Its rows have request_id, call_type and custom_llm_provider, as LiteLLM's spend logs have."
      : null;
  },
  missingIn: ({ headers }) => fieldsWithoutColumn(headers, COLUMNS_OF_FIELD),
  reader({ headers, decimalMark }) {
    const fieldsOf = fieldsByName(headers, READ_COLUMNS);
    const read = new FieldReader(decimalMark);
    const readRow = (row: SourceRow): ParsedRow => {
      const field = fieldsOf(row);
      if (!field) {
        return rejected(row.line, { ...NO_ROW, found: excerpt(row.kind === "value" && row.value) });
      }
      if (isDailySum(field)) return rejected(row.line, { ...NO_ROW, found: "a daily sum of many" });
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
