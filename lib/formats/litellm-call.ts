import { cleanText } from "./clean-text.ts";
import { classifyFailureText, failureSigns } from "./failure-text.ts";
import type { FieldReader } from "./field-reader.ts";
import { type JsonObject, own, ownObject } from "./json-value.ts";
import { errorCodeOf } from "./openai-body.ts";
import { usageTokens } from "./openai-usage.ts";
import { isBlank, numberFromText } from "./read-number.ts";

const ENDPOINT_OF_CALL: ReadonlyMap<string, string> = new Map([
  ["completion", "/v1/chat/completions"],
  ["responses", "/v1/responses"],
  ["text_completion", "/v1/completions"],
  ["embedding", "/v1/embeddings"],
  ["moderation", "/v1/moderations"],
  ["anthropic_messages", "/v1/messages"],
]);

/** The API that a `call_type` stands for; those of the asynchronous client begin with an `a`. */
export function endpointOfCall(callType: unknown): string | null {
  const name = cleanText(callType) ?? "";
  return ENDPOINT_OF_CALL.get(name) ?? ENDPOINT_OF_CALL.get(name.replace(/^a/, "")) ?? null;
}

function statusOf(code: string | null): number | null {
  const status = code === null ? Number.NaN : numberFromText(code);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : null;
}

/** Cause, code and HTTP status of a failed call; its text serves to classify and is not kept. */
export function litellmFailure(information: JsonObject, text: unknown = null) {
  const code = cleanText(own(information, "error_code"));
  const message = own(information, "error_message") ?? text;
  const signs = failureSigns(message, cleanText(own(information, "error_class")));
  const httpStatus = statusOf(code) ?? signs.httpStatus ?? null;
  return {
    errorClass: classifyFailureText({ ...signs, httpStatus }),
    errorCode: errorCodeOf(signs.code) ?? errorCodeOf(code),
    httpStatus,
  };
}

/** `True` of a column of text and `true` of JSON: LiteLLM answered from its own cache. */
export function isCacheHit(value: unknown): boolean {
  return value === true || (typeof value === "string" && /^\s*(?:true|t|1)\s*$/i.test(value));
}

/** Tokens: totals from the columns, details from the usage object beside them, the first of those given that says them. */
export function litellmTokens(
  read: FieldReader,
  columns: { readonly prompt: unknown; readonly completion: unknown },
  ...usages: readonly JsonObject[]
) {
  const details = usages.map((usage) => usageTokens(read, usage));
  const first = (
    name: "inputTotal" | "inputCached" | "inputCacheWrite" | "outputTotal" | "reasoning",
  ) => details.find((each) => each[name] !== null)?.[name] ?? null;
  return {
    inputTotal: read.count("prompt_tokens", columns.prompt) ?? first("inputTotal"),
    inputCached: first("inputCached"),
    inputCacheWrite: first("inputCacheWrite"),
    inputCacheWrite1h: null,
    outputTotal: read.count("completion_tokens", columns.completion) ?? first("outputTotal"),
    reasoning: first("reasoning"),
  };
}

/** Who called, by the aliases that LiteLLM's keys and teams have, else by their ids. */
export function litellmLabels(metadata: JsonObject) {
  const first = (...names: readonly string[]) => {
    const name = names.find((each) => !isBlank(own(metadata, each)));
    return name === undefined ? null : cleanText(own(metadata, name));
  };
  return {
    project: first("user_api_key_team_alias", "user_api_key_team_id"),
    apiKey: first("user_api_key_alias", "user_api_key_hash", "user_api_key"),
    user: first("user_api_key_user_id"),
    workload: cleanText(own(ownObject(metadata, "spend_logs_metadata"), "workload")),
  };
}

/** The first tag that people gave; clients add one of their own. */
export function workloadOfTags(tags: unknown): string | null {
  if (!Array.isArray(tags)) return null;
  return cleanText(tags.find((tag) => typeof tag === "string" && !/^user-agent:/i.test(tag)));
}
