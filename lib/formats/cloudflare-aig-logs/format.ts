import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { readAnyTime } from "../any-time.ts";
import { calledEndpoint } from "../called-url.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { classifyFailure } from "../error-class.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { jsonObjectOf } from "../json-text.ts";
import { hasKeys, isJsonObject, type JsonObject, own } from "../json-value.ts";
import { workloadOf } from "../openai-body.ts";
import { excerpt, rejected } from "../row-problem.ts";

const isRow = (value: unknown): value is JsonObject =>
  isJsonObject(value) && own(value, "tokens_in") !== undefined;

function outcomeOf(read: FieldReader, entry: JsonObject, httpStatus: number | null): Outcome {
  const success = read.flag("success", own(entry, "success"));
  const failed = success === null ? httpStatus !== null && httpStatus >= 400 : !success;
  if (failed) return "error";
  return read.flag("cached", own(entry, "cached")) ? "gateway_cache_hit" : "success";
}

function recordOf(read: FieldReader, entry: JsonObject): UsageRecord {
  const field = (name: string) => own(entry, name);
  const startUs = readAnyTime(read, "created_at", field("created_at"));
  if (startUs === null) read.refuse("created_at", "time-missing", "when the call began", null);
  const httpStatus = read.httpStatus("status_code", field("status_code"));
  const outcome = outcomeOf(read, entry, httpStatus);
  const metadata = jsonObjectOf(field("metadata"));
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(field("id")),
    // The step of a fallback chain, 0 for the first.
    attempt: read.count("step", field("step")),
    provider: cleanProvider(field("provider")),
    model: cleanText(field("model")),
    outcome,
    httpStatus,
    errorClass: outcome === "error" ? classifyFailure({ httpStatus }) : null,
    inputTotal: read.count("tokens_in", field("tokens_in")),
    outputTotal: read.count("tokens_out", field("tokens_out")),
    latencyMs: read.durationMs("duration", field("duration"), "ms"),
    user: cleanText(own(metadata, "user")),
    endpoint: calledEndpoint(field("path")),
    workload: workloadOf(metadata),
    reportedUsd: read.usd("cost", field("cost")),
  };
}

function readEntry(read: FieldReader, line: number, entry: unknown): ParsedRow {
  if (!isRow(entry)) {
    return rejected(line, {
      field: "tokens_in",
      code: "no-row",
      expected: "a log entry of Cloudflare's AI Gateway",
      found: excerpt(entry),
    });
  }
  read.begin();
  const record = recordOf(read, entry);
  return read.row(line, record);
}

/** Calls that went through Cloudflare's AI Gateway, as its API lists them. */
export const cloudflareAigLogs: Format = {
  id: "cloudflare-aig-logs",
  title: "Cloudflare AI Gateway logs (JSON)",
  grain: "call",
  reads: "json",
  missing: [
    "endUs",
    "operationId",
    "tierRequested",
    "tierServed",
    "errorCode",
    "inputCached",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "reasoning",
    "ttftMs",
    "project",
    "apiKey",
    "region",
  ],
  emptyPages: [
    { list: "result", matches: (page) => hasKeys(page, "success", "errors", "messages") },
  ],
  recognise(head) {
    return headRowsHave(head)("tokens_in", "tokens_out")
      ? "Its rows have tokens_in and tokens_out, as Cloudflare's AI Gateway logs have."
      : null;
  },
  reader() {
    const read = new FieldReader();
    return ok((row) => {
      const value = row.kind === "value" ? row.value : null;
      return rowsIn(value, isRow).map((each) => readEntry(read, row.line, each));
    });
  },
};
