import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { canonicalServedTier, canonicalTier } from "../../core/tier.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanProvider, cleanText } from "../clean-text.ts";
import type { FieldReader } from "../field-reader.ts";
import { jsonObjectOf } from "../json-text.ts";
import { type JsonObject, own } from "../json-value.ts";
import type { Attributes, Meaning } from "./span-attributes.ts";
import { fateOf } from "./span-fate.ts";

const ENDPOINTS: ReadonlyMap<string, string> = new Map([
  ["responses", "/v1/responses"],
  ["chat_completions", "/v1/chat/completions"],
]);
/** The AI SDK names a provider's API behind it: `openai.responses`. */
const API_OF_PROVIDER = /\.(?:responses|chat|completion|embedding|messages|generative-ai)$/;

/** Whole nanoseconds of a decimal text or number; `null` where there are none, or zero, which is unset. */
function nanoseconds(value: unknown): bigint | null {
  const text = typeof value === "number" ? value.toFixed(0) : value;
  return typeof text === "string" && /^[1-9]\d{0,19}$/.test(text) ? BigInt(text) : null;
}

/** Milliseconds, to the microsecond, of the whole call, with what the SDK waited and tried again in it. */
function latencyOf(read: FieldReader, span: JsonObject): number | null {
  const start = nanoseconds(own(span, "startTimeUnixNano"));
  const end = nanoseconds(own(span, "endTimeUnixNano"));
  if (start === null || end === null || end < start) return null;
  return read.durationMs("endTimeUnixNano", Number((end - start) / 1_000n) / 1_000, "ms");
}

function servedTierOf(attributes: Attributes) {
  const named = cleanText(attributes.get("tierServed"));
  if (named !== null) return canonicalServedTier(named, null);
  const metadata = jsonObjectOf(attributes.get("providerMetadata"));
  const labels = Object.values(metadata).map((provider) => own(provider, "serviceTier"));
  return canonicalServedTier(cleanText(labels.find((label) => typeof label === "string")), null);
}

function requestedTierOf(attributes: Attributes) {
  const named = cleanText(attributes.get("tierRequested"));
  const invocation = jsonObjectOf(attributes.get("invocation"));
  return canonicalTier(named ?? cleanText(own(invocation, "service_tier")), null);
}

function workloadOf(attributes: Attributes, resource: Attributes): string | null {
  return (
    cleanText(attributes.get("workload")) ??
    cleanText(own(jsonObjectOf(attributes.get("metadata")), "workload")) ??
    cleanText(attributes.get("functionId")) ??
    cleanText(resource.get("service"))
  );
}

/** A trace id alone names several calls; with the span's it names one. */
function requestIdOf(span: JsonObject): string | null {
  const [trace, id] = [cleanText(own(span, "traceId")), cleanText(own(span, "spanId"))];
  return trace && id ? `${trace}/${id}` : null;
}

/** The record of a span that calls a model. */
export function recordOfSpan(
  read: FieldReader,
  span: JsonObject,
  attributes: Attributes,
  resource: Attributes,
): UsageRecord {
  const count = (meaning: Meaning) => read.count(`${meaning} tokens`, attributes.get(meaning));
  const start = own(span, "startTimeUnixNano");
  const startUs =
    nanoseconds(start) === null ? null : readAnyTime(read, "startTimeUnixNano", start);
  if (startUs === null) {
    read.refuse("startTimeUnixNano", "time-missing", "the time at which the span began", null);
  }
  const provider = cleanProvider(attributes.get("provider"))?.replace(API_OF_PROVIDER, "") ?? null;
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: requestIdOf(span),
    provider,
    model: cleanText(attributes.get("model")),
    tierRequested: requestedTierOf(attributes),
    tierServed: servedTierOf(attributes),
    ...fateOf(read, span, attributes),
    inputTotal: count("input"),
    inputCached: count("cached"),
    inputCacheWrite: count("cacheWrite"),
    outputTotal: count("output"),
    reasoning: count("reasoning"),
    latencyMs: latencyOf(read, span),
    ttftMs:
      read.durationMs("time_to_first_chunk", attributes.get("ttftSeconds"), "s") ??
      read.durationMs("msToFirstChunk", attributes.get("ttftMs"), "ms"),
    project: cleanText(attributes.get("project")) ?? cleanText(resource.get("project")),
    user: cleanText(attributes.get("user")),
    endpoint: ENDPOINTS.get(cleanText(attributes.get("api")) ?? "") ?? null,
    workload: workloadOf(attributes, resource),
  };
}
