import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import type { FieldReader } from "../field-reader.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { type BodyFacts, bodyFailure, bodyTimes, readBody } from "../openai-body.ts";

type Failure = ReturnType<typeof bodyFailure>;

/** One call of which events are still to come. */
export interface OpenStream {
  readonly line: number;
  readonly api: "chat" | "responses";
  /** What the events so far say, as a body of the API would; without any content. */
  body: JsonObject;
  /** An event told that the stream came to its end. */
  ended: boolean;
  failure: Failure | null;
}

/** Fields of a chunk or a response that a record needs; choices, deltas and output are not among them. */
const KEPT = [
  "id",
  "object",
  "created",
  "created_at",
  "completed_at",
  "model",
  "service_tier",
  "status",
  "error",
  "usage",
  "user",
  "safety_identifier",
  "metadata",
] as const;

const saysSomething = (value: unknown): boolean => value !== undefined && value !== null;

/** The body so far with what a later event says anew. */
export function mergedBody(before: JsonObject, event: JsonObject): JsonObject {
  const said = KEPT.filter((name) => saysSomething(own(event, name)));
  return { ...before, ...Object.fromEntries(said.map((name) => [name, own(event, name)])) };
}

/** Whether a choice of the chunk gives the reason for which it ended. */
export function isFinished(chunk: JsonObject): boolean {
  const choices = own(chunk, "choices");
  return (
    Array.isArray(choices) && choices.some((each) => saysSomething(own(each, "finish_reason")))
  );
}

/** The error that an event brings: nested as `{type: "error", error: {…}}`, flat, or the bare body of a failed call. */
export function failureOfEvent(event: JsonObject): Failure | null {
  if (own(event, "type") === "error" && !isJsonObject(own(event, "error"))) {
    const flat = ["code", "message", "param"].map((name) => [name, own(event, name)]);
    return bodyFailure({ error: Object.fromEntries(flat) });
  }
  const isError = own(event, "type") === "error" || own(event, "object") === undefined;
  return isError && saysSomething(own(event, "error")) ? bodyFailure(event) : null;
}

/** A stream that broke off is incomplete: what it cost is not known. */
function outcomeOf({ ended, failure }: OpenStream, facts: BodyFacts): Outcome {
  if (failure) return "error";
  if (!ended) return "incomplete";
  return facts.outcome;
}

/** The call's record; one that names no time has `UNDATED_US`. */
export function recordOfStream(read: FieldReader, stream: OpenStream): UsageRecord {
  const facts = readBody(read, stream.body);
  const { startUs, latencyMs } = bodyTimes(read, stream.body);
  const { failure } = stream;
  const outcome = outcomeOf(stream, facts);
  // The error event names the cause; the failed response behind it often says no more than server_error.
  const told = failure && failure.errorClass !== "unknown" ? failure : facts;
  const isServed =
    stream.api === "chat" ? outcome !== "error" : stream.ended && outcome !== "error";
  return {
    ...blankRecord("call", startUs ?? UNDATED_US),
    requestId: facts.id,
    provider: "openai",
    model: facts.model,
    // Before its last event, a response repeats the tier that was asked for.
    tierServed: isServed ? facts.tierServed : null,
    outcome,
    errorClass: outcome === "error" ? (told.errorClass ?? failure?.errorClass ?? "unknown") : null,
    errorCode: outcome === "error" ? told.errorCode : null,
    ...facts.tokens,
    inputCacheWrite1h: null,
    latencyMs,
    user: facts.user,
    endpoint: facts.endpoint,
    workload: facts.workload,
  };
}
