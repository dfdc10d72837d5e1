import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier } from "../../core/tier.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanId, cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { geminiTokens } from "../gemini-tokens.ts";
import { rowKeys } from "../head-keys.ts";
import { isJsonObject, type JsonObject, own, ownObject } from "../json-value.ts";
import { rejected, skipped } from "../row-problem.ts";

/** A body alone, or the `response` of a batch line. */
function bodyOf(value: unknown): JsonObject | null {
  if (own(value, "usageMetadata") === undefined) {
    const inner = own(value, "response");
    if (isJsonObject(inner) && Object.hasOwn(inner, "usageMetadata")) return inner;
  }
  return isJsonObject(value) && Object.hasOwn(value, "usageMetadata") ? value : null;
}

/** The chunks of a stream repeat a usage that grows; only the last one, which names why it ended, counts. */
function isUnfinishedChunk(body: JsonObject): boolean {
  const candidates = own(body, "candidates");
  return (
    Array.isArray(candidates) &&
    candidates.length > 0 &&
    candidates.every((candidate) => own(candidate, "finishReason") == null)
  );
}

function recordOf(read: FieldReader, body: JsonObject): UsageRecord {
  const usage = ownObject(body, "usageMetadata");
  const startUs = readAnyTime(read, "createTime", own(body, "createTime"));
  if (startUs === null) {
    read.refuse("createTime", "time-missing", "the time at which the body was created", null);
  }
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(own(body, "responseId")),
    provider: "google",
    model: cleanText(own(body, "modelVersion")),
    tierServed: canonicalServedTier(cleanText(own(usage, "trafficType")), "google"),
    ...geminiTokens(read, usage),
  };
}

/** Bodies that Gemini or Vertex AI answered with, kept as JSON. */
export const geminiResponse: Format = {
  id: "gemini-response",
  title: "Gemini response bodies",
  grain: "call",
  reads: "json",
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "tierRequested",
    "httpStatus",
    "errorClass",
    "errorCode",
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
    const has = rowKeys(head);
    const found = has("usageMetadata") || head.values.some((value) => bodyOf(value) !== null);
    return found ? "Its rows have usageMetadata, as Gemini bodies do." : null;
  },
  reader() {
    const read = new FieldReader();
    return ok((row): ParsedRow => {
      const body = bodyOf(row.kind === "value" ? row.value : null);
      if (!body) {
        const expected = "a body with usageMetadata";
        return rejected(row.line, {
          field: null,
          code: "not-a-body",
          expected,
          found: "a row without it",
        });
      }
      if (isUnfinishedChunk(body)) return skipped(row.line, "part of a stream");
      read.begin();
      const record = recordOf(read, body);
      return read.row(row.line, record);
    });
  },
};
