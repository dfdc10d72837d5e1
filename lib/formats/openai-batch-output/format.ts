import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { UNDATED_US } from "../../core/time.ts";
import { readBatchLine } from "../batch-line.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { bodyTimes } from "../openai-body.ts";
import { excerpt, rejected } from "../row-problem.ts";

function recordOf(read: FieldReader, line: JsonObject): UsageRecord {
  const response = jsonObjectOf(own(line, "response"));
  const httpStatus = read.httpStatus("status_code", own(response, "status_code"));
  const { body, facts, ...told } = readBatchLine(read, line, httpStatus);
  return {
    ...blankRecord("call", bodyTimes(read, body).startUs ?? UNDATED_US),
    ...told,
    provider: "openai",
    model: facts.model,
    httpStatus,
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
