import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { UNDATED_US } from "../../core/time.ts";
import { cleanId } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { bodyFailure, bodyTimes, loggedBody, readBody } from "../openai-body.ts";
import { excerpt, rejected } from "../row-problem.ts";

function recordOf(read: FieldReader, line: JsonObject): UsageRecord {
  const response = jsonObjectOf(own(line, "response"));
  const httpStatus = read.httpStatus("status_code", own(response, "status_code"));
  const body = loggedBody(own(response, "body"), httpStatus);
  const facts = readBody(read, body, httpStatus);
  const neverRan = isJsonObject(own(line, "error"));
  const ran = !neverRan && own(response, "body") !== undefined;
  const failure = neverRan ? bodyFailure(line, httpStatus) : facts;
  const outcome = neverRan ? "error" : ran ? facts.outcome : "unknown";
  const isBilled = outcome !== "error" || facts.tokens.inputTotal !== null;
  return {
    ...blankRecord("call", bodyTimes(read, body).startUs ?? UNDATED_US),
    requestId: cleanId(own(line, "id")) ?? cleanId(own(response, "request_id")),
    provider: "openai",
    model: facts.model,
    tierRequested: "batch",
    // The body often says "default": the file itself makes the tier batch.
    tierServed: ran && isBilled ? "batch" : null,
    outcome,
    httpStatus,
    errorClass: failure.errorClass,
    errorCode: failure.errorCode,
    ...facts.tokens,
    inputCacheWrite1h: null,
    user: facts.user,
    endpoint: facts.endpoint,
    workload: facts.workload,
  };
}

/** Answers and failures of an OpenAI batch, one line per request, in any order. */
export const openaiBatchOutput: Format = {
  id: "openai-batch-output",
  title: "OpenAI batch output or error file",
  grain: "call",
  reads: "json",
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "inputCacheWrite1h",
    "latencyMs",
    "ttftMs",
    "project",
    "apiKey",
    "region",
  ],
  recognise(head) {
    return head.kind === "json" && rowKeys(head)("custom_id", "response")
      ? "Its lines have custom_id and response, as a batch's output and error files have."
      : null;
  },
  reader() {
    const read = new FieldReader();
    return ok((row): ParsedRow => {
      const line = row.kind === "value" ? row.value : null;
      if (
        !isJsonObject(line) ||
        !(Object.hasOwn(line, "response") || Object.hasOwn(line, "error"))
      ) {
        return rejected(row.line, {
          field: "response",
          code: "no-batch-line",
          expected: "a line of a batch output, with response or error",
          found: excerpt(line),
        });
      }
      read.begin();
      const record = recordOf(read, line);
      return read.row(row.line, record);
    });
  },
};
