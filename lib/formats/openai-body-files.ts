import type { UsageRecord } from "../core/record.ts";
import { ok } from "../core/result.ts";
import { UNDATED_US } from "../core/time.ts";
import { cleanText } from "./clean-text.ts";
import { FieldReader } from "./field-reader.ts";
import type { Format, Head, ParsedRow } from "./format.ts";
import { rowKeys } from "./head-keys.ts";
import { isJsonObject, type JsonObject, own } from "./json-value.ts";
import { bodyTimes, readBody } from "./openai-body.ts";
import { excerpt, rejected } from "./row-problem.ts";

const KINDS = ["chat.completion", "response", "text_completion"] as const;
type BodyKind = (typeof KINDS)[number] | "embeddings";

function kindOf(body: unknown): BodyKind | null {
  const kind = own(body, "object");
  if (kind === "list") return isJsonObject(own(body, "usage")) ? "embeddings" : null;
  return KINDS.find((known) => known === kind) ?? null;
}

/** A body alone, or wrapped with where it came from: `{endpoint, body, …}`. */
function unwrapped(value: unknown): { body: JsonObject | null; endpoint: string | null } {
  const inner = own(value, "body");
  if (own(value, "object") === undefined && isJsonObject(inner)) {
    return { body: inner, endpoint: cleanText(own(value, "endpoint")) };
  }
  return { body: isJsonObject(value) ? value : null, endpoint: null };
}

function recordOf(read: FieldReader, body: JsonObject, endpoint: string | null): UsageRecord {
  const facts = readBody(read, body);
  const { startUs, latencyMs } = bodyTimes(read, body);
  const kind = kindOf(body);
  // Embeddings never name the time at which they were made.
  if (startUs === null && kind !== "embeddings") {
    const field = kind === "response" ? "created_at" : "created";
    read.refuse(field, "time-missing", "the time at which the body was created", null);
  }
  return {
    grain: "call",
    startUs: startUs ?? UNDATED_US,
    endUs: null,
    requests: 1,
    requestId: facts.id,
    operationId: null,
    attempt: null,
    provider: "openai",
    model: facts.model,
    tierRequested: null,
    tierServed: facts.tierServed,
    outcome: facts.outcome,
    httpStatus: null,
    errorClass: facts.errorClass,
    errorCode: facts.errorCode,
    ...facts.tokens,
    inputCacheWrite1h: null,
    latencyMs,
    ttftMs: null,
    project: null,
    apiKey: null,
    user: facts.user,
    endpoint: endpoint ?? facts.endpoint,
    workload: facts.workload,
    region: null,
  };
}

const BODY_IN_TEXT = /"object"\s*:\s*"(chat\.completion|response|text_completion)"/;

/** What the first body of a file is; `null` where it holds none. */
export function firstBodyKind(head: Head): BodyKind | null {
  const { values, text } = head;
  // Of a long embeddings answer, the head holds but vectors.
  if (values.some((value) => own(value, "object") === "embedding")) return "embeddings";
  const kinds = values
    .map((value) => kindOf(unwrapped(value).body))
    .filter((kind) => kind !== null);
  if (values.length > 0) return kinds[0] ?? null;
  // A first body longer than the head is no complete value there; one deeper inside belongs to another kind of row.
  const found = rowKeys(head)("object") ? BODY_IN_TEXT.exec(text)?.[1] : null;
  return KINDS.find((kind) => kind === found) ?? null;
}

/** What no body tells. */
export const MISSING_IN_BODIES: Format["missing"] = [
  "endUs",
  "operationId",
  "attempt",
  "tierRequested",
  "httpStatus",
  "inputCacheWrite1h",
  "ttftMs",
  "project",
  "apiKey",
  "region",
];

/** Reads bodies of either API, since a log of one application may hold both. */
export function readBodies(): ReturnType<Format["reader"]> {
  const read = new FieldReader();
  return ok((row): ParsedRow => {
    const { body, endpoint } = unwrapped(row.kind === "value" ? row.value : null);
    if (!body || !kindOf(body)) {
      const named = own(body, "object");
      return rejected(row.line, {
        field: "object",
        code: "unsupported-object",
        expected: "a chat.completion, a text_completion, a response or embeddings",
        found: named === undefined ? "no such object" : excerpt(named),
      });
    }
    read.begin();
    const record = recordOf(read, body, endpoint);
    return read.row(row.line, record);
  });
}
