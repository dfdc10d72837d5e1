import { isJsonObject, type JsonObject, own } from "../formats/json-value.ts";
import { readBody } from "../formats/openai-body.ts";
import { failureOfEvent, isFinished, mergedBody } from "../formats/stream-events.ts";
import { COUNTS, type Told, toldByFacts } from "./told-answer.ts";

const TERMINAL = /^(?:response\.(?:completed|incomplete|failed|cancelled)|message_stop)$/;

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isOver(event: JsonObject): boolean {
  const candidates = own(event, "candidates");
  return (
    TERMINAL.test(String(own(event, "type"))) ||
    isFinished(event) ||
    (Array.isArray(candidates) && candidates.some((each) => own(each, "finishReason") != null))
  );
}

/** The body so far with an event's; usage that comes in parts, as Anthropic's does, is put together. */
function joined(body: JsonObject, event: JsonObject): JsonObject {
  const inner = own(event, "response") ?? own(event, "message");
  const before = own(body, "usage");
  const next = mergedBody(body, isJsonObject(inner) ? inner : event);
  const usage = own(next, "usage");
  if (!isJsonObject(before) || !isJsonObject(usage)) return next;
  const known = Object.entries(usage).filter(([, value]) => value !== null);
  return { ...next, usage: { ...before, ...Object.fromEntries(known) } };
}

/** What the events of a stream told, an unfinished one included. */
export function toldByEvents(
  events: readonly string[],
  status: number,
  provider: string | null,
): Told {
  let body: JsonObject = {};
  let ended = false;
  let failure: ReturnType<typeof failureOfEvent> = null;
  for (const text of events) {
    const event = parsed(text);
    body = joined(body, event);
    ended ||= text === "[DONE]" || isOver(event);
    failure ??= failureOfEvent(event);
  }
  const told = toldByFacts(body, readBody(COUNTS, body, status, provider));
  if (failure) {
    // The error event names the cause; the failed response behind it often says no more than server_error.
    const named = failure.errorClass !== "unknown" || told.errorClass === null ? failure : told;
    const { errorClass, errorCode } = named;
    return { ...told, outcome: "error", errorClass, errorCode, tierServed: null };
  }
  if (ended) return told;
  // Before its last event, a response repeats the tier that was asked for.
  const tierServed = own(body, "object") === "response" ? null : told.tierServed;
  return { ...told, outcome: "incomplete", tierServed };
}
