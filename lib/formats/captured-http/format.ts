import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalTier } from "../../core/tier.ts";
import { readAnyTime } from "../any-time.ts";
import { calledEndpoint, calledProvider, calledRegion } from "../called-url.ts";
import { cleanId, cleanText } from "../clean-text.ts";
import { headRowsHave } from "../envelope.ts";
import { classifyFailure } from "../error-class.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, type JsonObject, own, ownObject } from "../json-value.ts";
import { type BodyFacts, errorCodeOf, loggedBody, readBody } from "../openai-body.ts";
import { excerpt, rejected } from "../row-problem.ts";

/** The value of a header, whatever the case of its name; of a repeated one, the first. */
function headerOf(message: JsonObject, name: string): unknown {
  const headers = ownObject(message, "headers");
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name);
  const value = key === undefined ? null : own(headers, key);
  return Array.isArray(value) ? value[0] : value;
}

/** Given up by the caller itself: no failure of the provider's. */
const ABORTED = /^(?:API)?(?:User)?AbortError$/;

type Answer = Pick<BodyFacts, "outcome" | "errorClass" | "errorCode">;

/** An attempt that got no answer at all. */
function withoutAnswer(attempt: JsonObject): Answer {
  const error = own(attempt, "error");
  if (!isJsonObject(error)) return { outcome: "unknown", errorClass: null, errorCode: null };
  const name = cleanText(own(error, "name"));
  if (name !== null && ABORTED.test(name)) {
    return { outcome: "cancelled", errorClass: null, errorCode: null };
  }
  const code = cleanText(own(error, "code"));
  const message = own(error, "message");
  const errorClass = classifyFailure({
    code,
    type: name,
    message: typeof message === "string" ? message : null,
  });
  return { outcome: "error", errorClass, errorCode: errorCodeOf(code) };
}

/** Gemini's parameter is called in its own manner. */
const askedTier = (asked: JsonObject): string | null =>
  cleanText(own(asked, "service_tier") ?? own(asked, "serviceTier"));

function recordOf(read: FieldReader, attempt: JsonObject): UsageRecord {
  const field = (name: string) => own(attempt, name);
  const request = ownObject(attempt, "request");
  const asked = jsonObjectOf(own(request, "body"));
  const answer = field("response");
  const response = isJsonObject(answer) ? answer : {};
  const url = own(request, "url");
  const provider = calledProvider(url);
  const httpStatus = read.httpStatus("status", own(response, "status"));
  const body = loggedBody(own(response, "body"), httpStatus);
  const facts = readBody(read, body, httpStatus, provider);
  const { outcome, errorClass, errorCode } = isJsonObject(answer) ? facts : withoutAnswer(attempt);
  const startUs = readAnyTime(read, "ts", field("ts"));
  if (startUs === null) read.refuse("ts", "time-missing", "when the attempt began", null);
  const count = field("attempt") ?? headerOf(request, "x-stainless-retry-count");
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(headerOf(response, "x-request-id")) ?? facts.id,
    attempt: read.count("attempt", count),
    provider,
    model: facts.model ?? cleanText(own(asked, "model")),
    tierRequested: canonicalTier(askedTier(asked), provider),
    tierServed: outcome === "error" ? null : facts.tierServed,
    outcome,
    httpStatus,
    errorClass,
    errorCode,
    ...facts.tokens,
    latencyMs: read.durationMs("duration_ms", field("duration_ms"), "ms"),
    ttftMs: read.durationMs("ttft_ms", field("ttft_ms"), "ms"),
    project: cleanText(headerOf(response, "openai-project") ?? headerOf(request, "openai-project")),
    user: facts.user,
    endpoint: calledEndpoint(url) ?? facts.endpoint,
    workload: cleanText(field("workload")) ?? facts.workload,
    region: calledRegion(url),
  };
}

/** HTTP attempts as an instrumented client captures them, one line each, so that absorbed retries are visible. */
export const capturedHttp: Format = {
  id: "captured-http",
  title: "Captured HTTP attempts (JSONL)",
  grain: "call",
  reads: "json",
  missing: ["endUs", "operationId", "apiKey"],
  recognise(head) {
    return headRowsHave(head)("request", "response", "attempt")
      ? "Its lines have request, response and attempt: captured HTTP, one line per attempt."
      : null;
  },
  reader() {
    const read = new FieldReader();
    return ok((row): ParsedRow => {
      const attempt = row.kind === "value" ? row.value : null;
      if (!isJsonObject(attempt) || !isJsonObject(own(attempt, "request"))) {
        return rejected(row.line, {
          field: "request",
          code: "no-attempt",
          expected: "an attempt with its request and response",
          found: excerpt(attempt),
        });
      }
      read.begin();
      const record = recordOf(read, attempt);
      return read.row(row.line, record);
    });
  },
};
