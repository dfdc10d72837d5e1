import type { Outcome, UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier } from "../../core/tier.ts";
import { US_PER_MS } from "../../core/time.ts";
import { cleanText } from "../clean-text.ts";
import { classifyFailure } from "../error-class.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { isJsonObject, type JsonObject, own, ownObject } from "../json-value.ts";
import { rejected } from "../row-problem.ts";

/** How the two APIs name the same things. */
const DIALECTS = {
  "chat.completion": {
    endpoint: "/v1/chat/completions",
    created: "created",
    input: "prompt_tokens",
    inputDetails: "prompt_tokens_details",
    output: "completion_tokens",
    outputDetails: "completion_tokens_details",
  },
  text_completion: {
    endpoint: "/v1/completions",
    created: "created",
    input: "prompt_tokens",
    inputDetails: "prompt_tokens_details",
    output: "completion_tokens",
    outputDetails: "completion_tokens_details",
  },
  response: {
    endpoint: "/v1/responses",
    created: "created_at",
    input: "input_tokens",
    inputDetails: "input_tokens_details",
    output: "output_tokens",
    outputDetails: "output_tokens_details",
  },
} as const;
type BodyKind = keyof typeof DIALECTS;
type Dialect = (typeof DIALECTS)[BodyKind];

const OUTCOME_OF_STATUS: ReadonlyMap<unknown, Outcome> = new Map([
  [undefined, "success"],
  ["completed", "success"],
  ["failed", "error"],
  ["incomplete", "incomplete"],
  ["cancelled", "cancelled"],
  ["queued", "pending"],
  ["in_progress", "pending"],
]);

function kindOf(body: unknown): BodyKind | null {
  const kind = own(body, "object");
  return kind === "chat.completion" || kind === "response" || kind === "text_completion"
    ? kind
    : null;
}

/** A body alone, or wrapped with where it came from: `{endpoint, body, …}`. */
function unwrapped(value: unknown): { body: JsonObject | null; endpoint: string | null } {
  const inner = own(value, "body");
  if (own(value, "object") === undefined && isJsonObject(inner)) {
    return { body: inner, endpoint: cleanText(own(value, "endpoint")) };
  }
  return { body: isJsonObject(value) ? value : null, endpoint: null };
}

function tokensOf(read: FieldReader, body: JsonObject, dialect: Dialect) {
  const usage = ownObject(body, "usage");
  const inputDetails = ownObject(usage, dialect.inputDetails);
  const outputDetails = ownObject(usage, dialect.outputDetails);
  const count = (from: JsonObject, name: string) => read.count(name, own(from, name));
  return {
    inputTotal: count(usage, dialect.input),
    inputCached: count(inputDetails, "cached_tokens"),
    inputCacheWrite: count(inputDetails, "cache_write_tokens"),
    inputCacheWrite1h: null,
    outputTotal: count(usage, dialect.output),
    reasoning: count(outputDetails, "reasoning_tokens"),
  };
}

/** Whole seconds from creation to completion, queueing included; `null` where the body tells no completion. */
function latencyOf(read: FieldReader, body: JsonObject, startUs: number | null): number | null {
  const endUs = read.timeUs("completed_at", own(body, "completed_at"), "epoch-s");
  if (endUs === null || startUs === null) return null;
  return read.durationMs("completed_at", (endUs - startUs) / US_PER_MS, "ms");
}

function failureOf(body: JsonObject, outcome: Outcome) {
  if (outcome !== "error") return { errorClass: null, errorCode: null };
  const error = ownObject(body, "error");
  const text = (name: string) => cleanText(own(error, name));
  const errorClass = classifyFailure({
    code: text("code"),
    type: text("type"),
    param: text("param"),
    message: text("message"),
  });
  return { errorClass, errorCode: text("code") };
}

function recordOf(
  read: FieldReader,
  body: JsonObject,
  kind: BodyKind,
  endpoint: string | null,
): UsageRecord {
  const dialect = DIALECTS[kind];
  const startUs = read.timeUs(dialect.created, own(body, dialect.created), "epoch-s");
  if (startUs === null) {
    read.refuse(dialect.created, "time-missing", "the time at which the body was created", null);
  }
  const outcome = OUTCOME_OF_STATUS.get(own(body, "status") ?? undefined) ?? "unknown";
  const label = (name: string) => cleanText(own(body, name));
  return {
    grain: "call",
    startUs: startUs ?? 0,
    endUs: null,
    requests: 1,
    requestId: label("id"),
    operationId: null,
    attempt: null,
    provider: "openai",
    model: label("model"),
    tierRequested: null,
    // A body that is not final repeats what was asked for.
    tierServed: outcome === "pending" ? null : canonicalServedTier(label("service_tier"), "openai"),
    outcome,
    httpStatus: null,
    ...failureOf(body, outcome),
    ...tokensOf(read, body, dialect),
    latencyMs: latencyOf(read, body, startUs),
    ttftMs: null,
    project: null,
    apiKey: null,
    user: label("user") ?? label("safety_identifier"),
    endpoint: endpoint ?? dialect.endpoint,
    workload: cleanText(own(ownObject(body, "metadata"), "workload")),
    region: null,
  };
}

const BODY_IN_TEXT = /"object"\s*:\s*"(chat\.completion|response|text_completion)"/;

function recogniseBodies({ values, text }: Head): string | null {
  const kinds = values
    .map((value) => kindOf(unwrapped(value).body))
    .filter((kind) => kind !== null);
  // A first body longer than the head is no complete value there.
  const kind = values.length > 0 ? kinds[0] : BODY_IN_TEXT.exec(text)?.[1];
  return kind ? `It holds bodies with "object": "${kind}".` : null;
}

/** Bodies that the OpenAI API answered with, kept as JSON: a list, lines, or one alone. */
export const openaiBodies: Format = {
  id: "openai-bodies",
  title: "OpenAI response bodies (Chat Completions, Responses)",
  grain: "call",
  reads: "json",
  missing: [
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
  ],
  recognise: recogniseBodies,
  reader() {
    const read = new FieldReader();
    return ok((row): ParsedRow => {
      const { body, endpoint } = unwrapped(row.kind === "value" ? row.value : null);
      const kind = kindOf(body);
      if (!body || !kind) {
        const found = cleanText(own(body, "object"));
        return rejected(row.line, {
          field: "object",
          code: "unsupported-object",
          expected: "a chat.completion, a text_completion or a response",
          found: found?.slice(0, 200) ?? "no such object",
        });
      }
      read.begin();
      const record = recordOf(read, body, kind, endpoint);
      if (read.problem) return rejected(row.line, read.problem);
      return { kind: "record", line: row.line, record };
    });
  },
};
