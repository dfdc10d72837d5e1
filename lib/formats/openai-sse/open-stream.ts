import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import type { FieldReader } from "../field-reader.ts";
import type { JsonObject } from "../json-value.ts";
import { type BodyFacts, bodyTimes, readBody } from "../openai-body.ts";
import type { StreamFailure } from "../stream-events.ts";

/** One call of which events are still to come. */
export interface OpenStream {
  readonly line: number;
  readonly api: "chat" | "responses";
  /** What the events so far say, as a body of the API would; without any content. */
  body: JsonObject;
  /** An event told that the stream came to its end. */
  ended: boolean;
  failure: StreamFailure | null;
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
