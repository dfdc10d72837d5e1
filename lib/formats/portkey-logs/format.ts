import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalTier } from "../../core/tier.ts";
import { readAnyTime } from "../any-time.ts";
import { calledEndpoint, calledProvider } from "../called-url.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { bodyFailure, bodyTimes, loggedBody, readBody, workloadOf } from "../openai-body.ts";
import { isBlank } from "../read-number.ts";
import { excerpt, rejected } from "../row-problem.ts";
import { isoOfJsDate } from "./js-date.ts";

/** Fields of Portkey's own. The user picks which are exported, so that any of them may be missing. */
const OWN_FIELDS = [
  "ai_org",
  "ai_model",
  "req_units",
  "res_units",
  "total_units",
  "is_success",
  "response_status_code",
  "request_url",
  "cost_currency",
  "prompt_slug",
] as const;
const isRow = (value: unknown): value is JsonObject =>
  isJsonObject(value) && OWN_FIELDS.some((name) => own(value, name) !== undefined);

/** A message around a body: `{headers, body}`, the body alone, or JSON text of either. */
function bodyOf(message: unknown): unknown {
  const outer = jsonObjectOf(message);
  return own(outer, "body") ?? message;
}

function startOf(read: FieldReader, row: JsonObject, body: JsonObject): number | null {
  const created = isoOfJsDate(own(row, "created_at"));
  const startUs = isBlank(created)
    ? bodyTimes(read, body).startUs
    : readAnyTime(read, "created_at", created);
  if (startUs === null) read.refuse("created_at", "time-missing", "when the call began", null);
  return startUs;
}

function recordOf(read: FieldReader, row: JsonObject): UsageRecord {
  const field = (name: string) => own(row, name);
  const provider = cleanProvider(field("ai_org")) ?? calledProvider(field("request_url"));
  const httpStatus = read.httpStatus("response_status_code", field("response_status_code"));
  const asked = jsonObjectOf(bodyOf(field("request")));
  const body = loggedBody(bodyOf(field("response")), httpStatus);
  const facts = readBody(read, body, httpStatus, provider);
  const failed = read.flag("is_success", field("is_success")) === false;
  const isError = failed || facts.outcome === "error";
  const failure = isError ? bodyFailure(body, httpStatus) : { errorClass: null, errorCode: null };
  const metadata = jsonObjectOf(field("metadata"));
  const units = (name: string) => read.count(name, field(name));
  return {
    ...blankRecord("call", startOf(read, row, body) ?? 0),
    requestId: cleanId(field("id")),
    provider,
    model: facts.model ?? cleanText(field("ai_model")) ?? cleanText(own(asked, "model")),
    tierRequested: canonicalTier(cleanText(own(asked, "service_tier")), provider),
    tierServed: isError ? null : facts.tierServed,
    outcome: isError ? "error" : facts.outcome,
    httpStatus,
    ...failure,
    ...facts.tokens,
    inputTotal: facts.tokens.inputTotal ?? units("req_units"),
    outputTotal: facts.tokens.outputTotal ?? units("res_units"),
    latencyMs: read.durationMs("response_time", field("response_time"), "ms"),
    user: cleanText(own(metadata, "_user")) ?? facts.user,
    endpoint: calledEndpoint(field("request_url")) ?? facts.endpoint,
    workload: workloadOf(metadata) ?? facts.workload,
  };
}

function readLog(read: FieldReader, line: number, row: unknown): ParsedRow {
  if (!isRow(row)) {
    return rejected(line, {
      field: null,
      code: "no-row",
      expected: "a log entry of Portkey",
      found: excerpt(row),
    });
  }
  read.begin();
  const record = recordOf(read, row);
  return read.row(line, record);
}

function recognise(head: Head): string | null {
  const have = headRowsHave(head);
  const told = OWN_FIELDS.filter((name) => have(name));
  const isPortkey =
    have("ai_org", "ai_model") || (told.length >= 3 && (have("ai_model") || have("req_units")));
  return isPortkey ? `Its rows have ${told.join(", ")}, as Portkey's logs have.` : null;
}

/** Calls that went through Portkey's gateway. Its `cost` is left alone: no document tells its unit. */
export const portkeyLogs: Format = {
  id: "portkey-logs",
  title: "Portkey logs (JSONL)",
  grain: "call",
  reads: "json",
  missing: ["endUs", "operationId", "attempt", "ttftMs", "project", "apiKey", "region"],
  recognise,
  reader() {
    const read = new FieldReader();
    return ok((row) => {
      const value = row.kind === "value" ? row.value : null;
      return rowsIn(value, isRow).map((each) => readLog(read, row.line, each));
    });
  },
};
