import { isJsonObject, type JsonObject, own } from "./json-value.ts";
import { bodyFailure } from "./openai-body.ts";

export type StreamFailure = ReturnType<typeof bodyFailure>;

/** Fields of a chunk or a response, Gemini's included, that a record needs; choices, deltas and output are not among them. */
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
  "background",
  "usageMetadata",
  "modelVersion",
  "responseId",
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
export function failureOfEvent(event: JsonObject): StreamFailure | null {
  if (own(event, "type") === "error" && !isJsonObject(own(event, "error"))) {
    const flat = ["code", "message", "param"].map((name) => [name, own(event, name)]);
    return bodyFailure({ error: Object.fromEntries(flat) });
  }
  const isError = own(event, "type") === "error" || own(event, "object") === undefined;
  return isError && saysSomething(own(event, "error")) ? bodyFailure(event) : null;
}
