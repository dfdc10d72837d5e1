import type { ErrorClass } from "../core/record.ts";

/** What a source tells of a failure. The message serves to classify and is never kept. */
export interface FailureSigns {
  readonly httpStatus?: number | null;
  readonly code?: string | null;
  /** `error.type`, or the name of the SDK's error class. */
  readonly type?: string | null;
  readonly param?: string | null;
  readonly message?: string | null;
}

const CLASS_OF_CODE: ReadonlyMap<string, ErrorClass> = new Map([
  ["resource_unavailable", "flex_unavailable"],
  ["rate_limit_exceeded", "rate_limit"],
  ["slow_down", "slow_down"],
  ["credit_balance_exhausted", "quota"],
  ["organization_spend_limit_exceeded", "quota"],
  ["project_spend_limit_exceeded", "quota"],
  ["organization_usage_limit_exceeded", "quota"],
  ["insufficient_quota", "quota"],
  ["server_is_overloaded", "overloaded"],
  ["server_error", "server_error"],
  ["context_length_exceeded", "invalid_request"],
  ["batch_expired", "batch_expired"],
  ["batch_cancelled", "batch_cancelled"],
  ["request_timeout", "request_timeout"],
]);

const CLASS_OF_TYPE: ReadonlyMap<string, ErrorClass> = new Map([
  ["tokens", "rate_limit"],
  ["requests", "rate_limit"],
  ["rate_limit_error", "rate_limit"],
  ["insufficient_quota", "quota"],
  ["service_unavailable_error", "overloaded"],
  ["overloaded_error", "overloaded"],
  ["server_error", "server_error"],
  ["api_error", "server_error"],
  ["timeout_error", "timeout_408"],
  ["apiconnectiontimeouterror", "timeout_client"],
  ["apitimeouterror", "timeout_client"],
  ["timeouterror", "timeout_client"],
  ["connecttimeouterror", "timeout_client"],
  ["headerstimeouterror", "timeout_client"],
  ["bodytimeouterror", "timeout_client"],
  ["und_err_connect_timeout", "timeout_client"],
  ["und_err_headers_timeout", "timeout_client"],
  ["und_err_body_timeout", "timeout_client"],
  ["etimedout", "timeout_client"],
]);

/** Further codes that providers answer with: they tell no class, the HTTP status does. */
const OTHER_CODES: ReadonlySet<string> = new Set([
  "account_deactivated",
  "billing_hard_limit_reached",
  "billing_not_active",
  "content_filter",
  "content_policy_violation",
  "deploymentnotfound",
  "integer_above_max_value",
  "invalid_api_key",
  "invalid_prompt",
  "invalid_request_error",
  "invalid_type",
  "invalid_value",
  "missing_required_parameter",
  "model_not_found",
  "string_above_max_length",
  "unknown_parameter",
  "unsupported_country_region_territory",
  "unsupported_parameter",
  "unsupported_value",
]);

/** Whether a word, wherever it was found, is a code that providers answer with, and so nobody's content. */
export function isKnownErrorCode(word: string): boolean {
  const code = word.trim().toLowerCase();
  return CLASS_OF_CODE.has(code) || OTHER_CODES.has(code);
}

/** OpenAI sends it with several codes; a message that names the cause tells more. */
const AMBIGUOUS_TYPE = "rate_limit_error";

const FLEX_UNAVAILABLE = /resource[ _]unavailable/i;
const FLEX_UNSUPPORTED =
  /flex is not (?:available|supported)|unsupported service_tier:\s*["']?flex/i;
const TIER_NOT_ALLOWED =
  /service_tier argument|service tier is not allowed|tier is not allowed for this project/i;

function classOfTierRefusal({ param, message }: FailureSigns): ErrorClass | null {
  if (FLEX_UNSUPPORTED.test(message ?? "")) return "flex_not_supported";
  if (param === "service_tier" || TIER_NOT_ALLOWED.test(message ?? "")) return "tier_not_allowed";
  return null;
}

/** The class of a failure of which only the HTTP status is known. */
export function classOfStatus(status: number): ErrorClass {
  if (status === 429) return "http_429";
  if (status === 408) return "timeout_408";
  // Groq answers 498 when its flex tier has no capacity left.
  if (status === 498) return "flex_unavailable";
  if (status === 503 || status === 529) return "overloaded";
  if (status >= 500) return "server_error";
  return status >= 400 ? "invalid_request" : "unknown";
}

/**
 * The cause of a failed call: a 408, else judged by code, then type, then message, then HTTP status.
 * A 429 that names no cause is `http_429`, never a capacity or rate-limit one. Source: docs/formats.md.
 */
export function classifyFailure(signs: FailureSigns): ErrorClass {
  const { httpStatus, message } = signs;
  // Codes and types vary with it, and `server_error` is one of them.
  if (httpStatus === 408) return "timeout_408";
  const code = (signs.code ?? "").trim().toLowerCase();
  const type = (signs.type ?? "").trim().toLowerCase();
  const byCode = CLASS_OF_CODE.get(code) ?? CLASS_OF_TYPE.get(code);
  if (byCode) return byCode;
  const byType = CLASS_OF_TYPE.get(type) ?? CLASS_OF_CODE.get(type);
  if (byType && type !== AMBIGUOUS_TYPE) return byType;
  if (FLEX_UNAVAILABLE.test(message ?? "")) return "flex_unavailable";
  if (byType) return byType;
  const refusal = classOfTierRefusal(signs);
  if (refusal && (httpStatus ?? 400) < 500 && httpStatus !== 429) return refusal;
  if (httpStatus) return classOfStatus(httpStatus);
  return type === "invalid_request_error" ? "invalid_request" : "unknown";
}
