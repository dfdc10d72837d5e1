import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier, canonicalTier } from "../../core/tier.ts";
import { msBetween, readAnyTime } from "../any-time.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { jsonObjectOf } from "../json-text.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import {
  endpointOfCall,
  isCacheHit,
  litellmFailure,
  litellmLabels,
  litellmTokens,
  workloadOfTags,
} from "../litellm-call.ts";
import { bodyOutcome } from "../openai-body.ts";
import { excerpt, rejected } from "../row-problem.ts";

function timesOf(read: FieldReader, payload: JsonObject) {
  const time = (name: string) => readAnyTime(read, name, own(payload, name));
  const startUs = time("startTime");
  const endUs = time("endTime");
  const firstUs = time("completionStartTime");
  if (startUs === null) read.refuse("startTime", "time-missing", "when the call began", null);
  // It is the time to the first token of a stream; of any other call, its whole duration.
  const streams = own(payload, "stream") === true;
  const first = firstUs === endUs ? null : msBetween(startUs, firstUs);
  const told = streams && first === null ? own(payload, "response_time") : null;
  const latencyMs = msBetween(startUs, endUs);
  const toldMs = read.durationMs("response_time", told, "s");
  return {
    startUs: startUs ?? 0,
    latencyMs,
    ttftMs: first ?? (toldMs !== null && latencyMs !== null && toldMs < latencyMs ? toldMs : null),
  };
}

function answerOf(payload: JsonObject) {
  const failed = cleanText(own(payload, "status"))?.toLowerCase() === "failure";
  if (failed) {
    const information = jsonObjectOf(own(payload, "error_information"));
    return { outcome: "error" as const, ...litellmFailure(information, own(payload, "error_str")) };
  }
  const response = bodyOutcome(jsonObjectOf(own(payload, "response")));
  const outcome = isCacheHit(own(payload, "cache_hit")) ? ("gateway_cache_hit" as const) : response;
  return { outcome, errorClass: null, errorCode: null, httpStatus: null };
}

function recordOf(read: FieldReader, payload: JsonObject): UsageRecord {
  const field = (name: string) => own(payload, name);
  const metadata = jsonObjectOf(field("metadata"));
  const response = jsonObjectOf(field("response"));
  const parameters = jsonObjectOf(field("model_parameters"));
  const provider = cleanProvider(field("custom_llm_provider"));
  const answer = answerOf(payload);
  const isServed = answer.outcome !== "error" && answer.outcome !== "pending";
  const served = canonicalServedTier(cleanText(own(response, "service_tier")), provider);
  const labels = litellmLabels(metadata);
  const { startUs, latencyMs, ttftMs } = timesOf(read, payload);
  return {
    ...blankRecord("call", startUs),
    requestId: cleanId(field("id")),
    provider,
    model: cleanText(field("model")) ?? cleanText(own(response, "model")),
    tierRequested: canonicalTier(cleanText(own(parameters, "service_tier")), provider),
    tierServed: isServed ? served : null,
    ...answer,
    ...litellmTokens(
      read,
      { prompt: field("prompt_tokens"), completion: field("completion_tokens") },
      jsonObjectOf(own(metadata, "usage_object")),
      jsonObjectOf(own(jsonObjectOf(field("hidden_params")), "usage_object")),
      jsonObjectOf(own(response, "usage")),
    ),
    latencyMs,
    ttftMs,
    project: labels.project,
    apiKey: labels.apiKey,
    user: cleanText(field("end_user")) ?? labels.user,
    endpoint: endpointOfCall(field("call_type")),
    workload: labels.workload ?? workloadOfTags(field("request_tags")),
    reportedUsd: read.usd("response_cost", field("response_cost")),
  };
}

const isPayload = (value: unknown): value is JsonObject =>
  isJsonObject(value) && own(value, "startTime") !== undefined;

function readPayload(read: FieldReader, line: number, payload: unknown): ParsedRow {
  if (!isPayload(payload)) {
    const found = excerpt(payload);
    return rejected(line, {
      field: "startTime",
      code: "no-row",
      expected: "a logging payload",
      found,
    });
  }
  read.begin();
  const record = recordOf(read, payload);
  return read.row(line, record);
}

/** Calls as LiteLLM hands them to its callbacks and log buckets; the richest of its logs. */
export const litellmStandardLogging: Format = {
  id: "litellm-standard-logging",
  title: "LiteLLM standard logging payload (JSON)",
  grain: "call",
  reads: "json",
  missing: ["endUs", "operationId", "attempt", "inputCacheWrite1h", "region"],
  recognise(head) {
    const have = headRowsHave(head);
    return have("call_type", "response_cost") || have("call_type", "model_map_information")
      ? "Its rows have call_type and response_cost, as LiteLLM's logging payload has."
      : null;
  },
  reader() {
    const read = new FieldReader();
    return ok((row) => {
      const value = row.kind === "value" ? row.value : null;
      return rowsIn(value, isPayload).map((each) => readPayload(read, row.line, each));
    });
  },
};
