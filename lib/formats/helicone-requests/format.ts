import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalTier } from "../../core/tier.ts";
import { msBetween, readAnyTime } from "../any-time.ts";
import { calledEndpoint, calledProvider } from "../called-url.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow, SourceRow } from "../format.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, own } from "../json-value.ts";
import { type BodyFacts, loggedBody, readBody, workloadOf } from "../openai-body.ts";
import { isBlank, numberFromText } from "../read-number.ts";
import {
  type ColumnsOfField,
  fieldsByName,
  fieldsWithoutColumn,
  hasColumns,
} from "../row-fields.ts";
import { excerpt, rejected } from "../row-problem.ts";
import { type Field, READ_FIELDS } from "./fields.ts";
import { tokensOf } from "./tokens.ts";

const PENDING = -2;

/** Statuses of Helicone's own are negative: its proxy got no answer. */
function withoutAnswer(status: number | null): Outcome {
  return status === null || status === PENDING || status === 0 ? "pending" : "cancelled";
}

function statusOf(read: FieldReader, value: unknown): number | null {
  if (isBlank(value)) return null;
  const status = typeof value === "number" ? value : numberFromText(String(value));
  return status <= 0 ? status : read.httpStatus("response_status", value);
}

/** An answer that Helicone stored names the call it came from; all zeros name none. */
function isCached(value: unknown): boolean {
  return typeof value === "string" && /[1-9a-f]/i.test(value) && !isBlank(value);
}

function outcomeOf(field: Field, status: number | null, facts: BodyFacts): Outcome {
  if (status === null || status <= 0) return withoutAnswer(status);
  const hit = facts.outcome === "success" && isCached(field("cache_reference_id"));
  return hit ? "gateway_cache_hit" : facts.outcome;
}

function timesOf(read: FieldReader, field: Field) {
  const startUs = readAnyTime(read, "request_created_at", field("request_created_at"));
  const endUs = readAnyTime(read, "response_created_at", field("response_created_at"));
  if (startUs === null) {
    read.refuse("request_created_at", "time-missing", "when the request came in", null);
  }
  const told =
    read.durationMs("delay_ms", field("delay_ms"), "ms") ??
    read.durationMs("latency", field("latency"), "ms");
  return { startUs: startUs ?? 0, latencyMs: told ?? msBetween(startUs, endUs) };
}

const firstText = (...values: readonly unknown[]): string | null =>
  cleanText(values.find((value) => !isBlank(value)));

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const status = statusOf(read, field("response_status"));
  const httpStatus = status !== null && status > 0 ? status : null;
  const url = firstText(field("target_url"), field("request_path"));
  const provider = cleanProvider(firstText(field("provider"))) ?? calledProvider(url);
  const asked = jsonObjectOf(field("request_body"));
  const facts = readBody(
    read,
    loggedBody(field("response_body"), httpStatus),
    httpStatus,
    provider,
  );
  const outcome = outcomeOf(field, status, facts);
  const answered = outcome !== "pending" && outcome !== "cancelled";
  const { startUs, latencyMs } = timesOf(read, field);
  return {
    ...blankRecord("call", startUs),
    requestId: cleanId(field("request_id")) ?? cleanId(field("response_id")),
    provider,
    model:
      facts.model ??
      firstText(
        field("response_model"),
        field("model"),
        field("request_model"),
        own(asked, "model"),
      ),
    tierRequested: canonicalTier(cleanText(own(asked, "service_tier")), provider),
    tierServed: answered ? facts.tierServed : null,
    outcome,
    httpStatus,
    errorClass: answered ? facts.errorClass : null,
    errorCode: answered ? facts.errorCode : null,
    ...tokensOf(read, field, facts.tokens),
    latencyMs,
    ttftMs: read.durationMs("time_to_first_token", field("time_to_first_token"), "ms"),
    user: firstText(field("request_user_id")) ?? facts.user,
    endpoint: calledEndpoint(url) ?? facts.endpoint,
    workload:
      workloadOf(jsonObjectOf(field("request_properties"))) ??
      workloadOf(jsonObjectOf(field("properties"))),
    reportedUsd: read.usd("costUSD", isBlank(field("costUSD")) ? field("cost") : field("costUSD")),
  };
}

const isRow = (value: unknown): boolean =>
  isJsonObject(value) && own(value, "request_created_at") !== undefined;

const COLUMNS_OF_FIELD: ColumnsOfField = [
  ["provider", ["provider", "target_url", "request_path"]],
  ["endpoint", ["target_url", "request_path", "response_body"]],
  ["tierServed", ["response_body"]],
  ["tierRequested", ["request_body"]],
  ["inputCached", ["prompt_cache_read_tokens", "response_body"]],
  ["inputCacheWrite", ["prompt_cache_write_tokens", "response_body"]],
  ["reasoning", ["response_body"]],
  ["ttftMs", ["time_to_first_token"]],
];

/** Requests that went through Helicone, one per attempt: its API's or dashboard's JSON, or its export tool's CSV. */
export const heliconeRequests: Format = {
  id: "helicone-requests",
  title: "Helicone requests (JSON or CSV)",
  grain: "call",
  reads: ["json", "csv"],
  missing: ["endUs", "operationId", "attempt", "project", "apiKey", "region"],
  recognise(head) {
    const found =
      head.kind === "csv"
        ? hasColumns(head.headers, "response_id", "request_created_at")
        : headRowsHave(head)("request_created_at", "response_created_at");
    return found
      ? "Its rows have request_created_at and a response's fields, as Helicone's requests have."
      : null;
  },
  missingIn: ({ headers }) => fieldsWithoutColumn(headers, COLUMNS_OF_FIELD),
  reader({ headers, decimalMark }) {
    const fieldsOf = fieldsByName(headers, READ_FIELDS);
    const read = new FieldReader(decimalMark);
    const readRow = (row: SourceRow): ParsedRow => {
      const field = fieldsOf(row);
      if (!field) {
        const found = excerpt(row.kind === "value" ? row.value : null);
        return rejected(row.line, { field: null, code: "no-row", expected: "a request", found });
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
