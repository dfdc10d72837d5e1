import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { UNDATED_US } from "../../core/time.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { bodyFailure, readBody } from "../openai-body.ts";
import { excerpt, rejected } from "../row-problem.ts";

/** How a line went: by the HTTP status of its answer, or by the error beside it where it never ran. */
function failureOf(line: JsonObject, body: JsonObject, httpStatus: number | null) {
  if (isJsonObject(own(line, "error"))) return bodyFailure(line, httpStatus);
  return httpStatus !== null && httpStatus >= 400 ? bodyFailure(body, httpStatus) : null;
}

function recordOf(read: FieldReader, line: JsonObject): UsageRecord {
  const response = jsonObjectOf(own(line, "response"));
  const body = jsonObjectOf(own(response, "body"));
  const httpStatus = read.httpStatus("status_code", own(response, "status_code"));
  const facts = readBody(read, body);
  const failure = failureOf(line, body, httpStatus);
  const ran = failure === null && own(response, "body") !== undefined;
  const outcome = failure ? "error" : ran ? facts.outcome : "unknown";
  const isBilled = outcome !== "error" || facts.tokens.inputTotal !== null;
  return {
    ...blankRecord("call", facts.startUs ?? UNDATED_US),
    requestId: cleanText(own(line, "id")) ?? cleanText(own(response, "request_id")),
    provider: "openai",
    model: facts.model,
    tierRequested: "batch",
    // The body often says "default": the file itself makes the tier batch.
    tierServed: ran && isBilled ? "batch" : null,
    outcome,
    httpStatus,
    errorClass: failure ? failure.errorClass : facts.errorClass,
    errorCode: failure ? failure.errorCode : facts.errorCode,
    ...facts.tokens,
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
      if (read.problem) return rejected(row.line, read.problem);
      return { kind: "record", line: row.line, record };
    });
  },
};
