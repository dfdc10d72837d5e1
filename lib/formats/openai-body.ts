import type { ErrorClass, Outcome, Tokens } from "../core/record.ts";
import { canonicalServedTier, type Tier } from "../core/tier.ts";
import { US_PER_MS } from "../core/time.ts";
import { cleanId, cleanText } from "./clean-text.ts";
import { classifyFailure } from "./error-class.ts";
import type { CountReader, FieldReader } from "./field-reader.ts";
import { geminiTokens } from "./gemini-tokens.ts";
import { decodedJson } from "./json-text.ts";
import { isJsonObject, type JsonObject, own, ownObject } from "./json-value.ts";
import { NO_TOKENS, usageTokens } from "./openai-usage.ts";

/** What the body of an answer tells, whichever of OpenAI's APIs, or one made alike, it came from. */
export interface BodyFacts {
  readonly id: string | null;
  readonly endpoint: string | null;
  readonly model: string | null;
  readonly tierServed: Tier | null;
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | null;
  readonly errorCode: string | null;
  readonly tokens: Tokens;
  readonly user: string | null;
  readonly workload: string | null;
}

export interface BodyTimes {
  readonly startUs: number | null;
  /** Whole seconds from creation to completion, queueing included. */
  readonly latencyMs: number | null;
}

const ENDPOINT_OF_KIND: ReadonlyMap<unknown, string> = new Map([
  ["chat.completion", "/v1/chat/completions"],
  ["chat.completion.chunk", "/v1/chat/completions"],
  ["text_completion", "/v1/completions"],
  ["response", "/v1/responses"],
  ["list", "/v1/embeddings"],
]);

const OUTCOME_OF_STATUS: ReadonlyMap<unknown, Outcome> = new Map([
  ["completed", "success"],
  ["failed", "error"],
  ["incomplete", "incomplete"],
  ["cancelled", "cancelled"],
  ["queued", "pending"],
  ["in_progress", "pending"],
]);

/** The `error` of a body: an object, a bare message, or a list of one as some proxies answer. */
function errorOf(body: JsonObject): JsonObject | null {
  const error = own(body, "error");
  if (isJsonObject(error)) return error;
  if (Array.isArray(error) && isJsonObject(error[0])) return error[0];
  return typeof error === "string" ? { message: error } : null;
}

/** An error code as it is stored: a word, never a sentence, and no mere HTTP status. */
export function errorCodeOf(value: unknown): string | null {
  const code = cleanText(value);
  return code !== null && /^[\w.:/-]{1,100}$/.test(code) && !/^\d+$/.test(code) ? code : null;
}

/** Cause and code of the failure that an error body tells; the message serves to classify and is not kept. */
export function bodyFailure(body: JsonObject, httpStatus: number | null = null) {
  const error = errorOf(body) ?? {};
  const text = (name: string) => cleanText(own(error, name));
  const signs = { code: text("code"), type: text("type"), param: text("param") };
  const message = own(error, "message");
  return {
    errorClass: classifyFailure({
      ...signs,
      httpStatus,
      message: typeof message === "string" ? message : null,
    }),
    errorCode: errorCodeOf(signs.code),
  };
}

/** How the call went by the body alone. */
export function bodyOutcome(body: JsonObject): Outcome {
  const status = own(body, "status");
  if (status !== undefined && status !== null) return OUTCOME_OF_STATUS.get(status) ?? "unknown";
  return errorOf(body) ? "error" : "success";
}

/** What metadata calls the workload, whatever the case of the key. */
export function workloadOf(metadata: unknown): string | null {
  if (!isJsonObject(metadata)) return null;
  const key = Object.keys(metadata).find((name) => name.toLowerCase() === "workload");
  return cleanText(own(metadata, key ?? "job"));
}

/** When the call of a body began and how long it took; `null` where it names no time. What is wrong is kept by `read`. */
export function bodyTimes(read: FieldReader, body: JsonObject): BodyTimes {
  const created = own(body, "created_at") === undefined ? "created" : "created_at";
  const startUs = read.timeUs(created, own(body, created), "epoch-s");
  const endUs = read.timeUs("completed_at", own(body, "completed_at"), "epoch-s");
  const ms = endUs === null || startUs === null ? null : (endUs - startUs) / US_PER_MS;
  return { startUs, latencyMs: ms === null ? null : read.durationMs("completed_at", ms, "ms") };
}

/** How a call went: by the HTTP status of its answer where it was refused, else by the body. */
export function answerOutcome(
  body: JsonObject,
  httpStatus: number | null,
): Pick<BodyFacts, "outcome" | "errorClass" | "errorCode"> {
  const outcome = httpStatus !== null && httpStatus >= 400 ? "error" : bodyOutcome(body);
  if (outcome !== "error") return { outcome, errorClass: null, errorCode: null };
  return { outcome, ...bodyFailure(body, httpStatus) };
}

/** Facts of an answer; what is wrong in them is kept by `read`. */
export function readBody(
  read: CountReader,
  body: JsonObject,
  httpStatus: number | null = null,
  provider: string | null = "openai",
): BodyFacts {
  const answer = answerOutcome(body, httpStatus);
  const isFinal = answer.outcome !== "pending" && (httpStatus === null || httpStatus < 400);
  const label = (name: string) => cleanText(own(body, name));
  const gemini = own(body, "usageMetadata");
  const tier =
    label("service_tier") ??
    cleanText(own(ownObject(body, "usage"), "service_tier")) ??
    cleanText(own(gemini, "trafficType"));
  return {
    id: cleanId(own(body, "id") ?? own(body, "responseId")),
    endpoint: ENDPOINT_OF_KIND.get(own(body, "object")) ?? null,
    model: label("model") ?? label("modelVersion"),
    // A body that is not final repeats what was asked for.
    tierServed: isFinal ? canonicalServedTier(tier, provider) : null,
    ...answer,
    tokens: bodyTokens(read, body),
    user: label("user") ?? label("safety_identifier"),
    workload: workloadOf(own(body, "metadata")),
  };
}

/** The body of a logged answer: an object, JSON text of one, or the words of a proxy, which only classify a failure. */
export function loggedBody(value: unknown, httpStatus: number | null = null): JsonObject {
  const decoded = decodedJson(value);
  if (isJsonObject(decoded)) return decoded;
  const last = Array.isArray(decoded) ? decoded.at(-1) : null;
  // Gemini streams a list of chunks, whose usage grows.
  if (isJsonObject(last) && own(last, "usageMetadata") !== undefined) return last;
  const refused = httpStatus !== null && httpStatus >= 400;
  return refused && typeof decoded === "string" ? { error: decoded } : {};
}

/** An embedding list names its input alone: it has no output. */
function bodyTokens(read: CountReader, body: JsonObject): Tokens {
  const gemini = own(body, "usageMetadata");
  if (isJsonObject(gemini)) return { ...NO_TOKENS, ...geminiTokens(read, gemini) };
  const usage = own(body, "usage");
  const tokens = usageTokens(read, usage);
  const hasNoOutput = own(body, "object") === "list" && isJsonObject(usage);
  return hasNoOutput ? { ...tokens, outputTotal: tokens.outputTotal ?? 0 } : tokens;
}
