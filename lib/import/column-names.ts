import type { MappingColumn } from "../formats/mapping.ts";

/** Names that logs give to a field, in words joined by `_`, without their unit; the likeliest first. */
export const USUAL_NAMES: Readonly<Partial<Record<MappingColumn, readonly string[]>>> = {
  time: [
    "time",
    "timestamp",
    "ts",
    "created_at",
    "created",
    "start_time",
    "started_at",
    "start",
    "request_time",
    "requested_at",
    "request_created_at",
    "datetime",
    "date",
    "day",
    "hour",
    "event_time",
    "usage_date",
    "logged_at",
    "starting_at",
  ],
  timeEnd: ["end_time", "ended_at", "end", "bucket_end", "ending_at"],
  requestId: [
    "request_id",
    "x_request_id",
    "response_id",
    "generation_id",
    "completion_id",
    "call_id",
    "id",
  ],
  operationId: ["operation_id", "trace_id", "correlation_id"],
  attempt: ["attempt", "attempt_number", "retry_count", "retries"],
  requests: [
    "requests",
    "num_model_requests",
    "request_count",
    "requests_count",
    "num_requests",
    "n_requests",
    "api_requests",
    "calls",
    "call_count",
  ],
  provider: [
    "provider",
    "custom_llm_provider",
    "llm_provider",
    "model_provider",
    "provider_name",
    "vendor",
  ],
  model: [
    "model",
    "model_name",
    "response_model",
    "model_id",
    "llm_model",
    "model_version",
    "model_permaslug",
    "deployment",
    "deployment_name",
    "engine",
  ],
  tierRequested: [
    "tier_requested",
    "requested_tier",
    "requested_service_tier",
    "request_service_tier",
    "service_tier_requested",
  ],
  tierServed: [
    "tier_served",
    "served_tier",
    "service_tier",
    "response_service_tier",
    "tier",
    "processing_tier",
  ],
  inputTotal: [
    "input_total",
    "input_tokens",
    "prompt_tokens",
    "tokens_in",
    "tokens_prompt",
    "request_tokens",
    "context_tokens",
    "tokens_input",
    "num_input_tokens",
    "num_prefill_tokens",
    "input_token_count",
    "prompt_token_count",
    "total_input_tokens",
    "input_length",
    "prompt_length",
  ],
  inputCached: [
    "input_cached",
    "cached_tokens",
    "input_cached_tokens",
    "cached_input_tokens",
    "prompt_cached_tokens",
    "tokens_cached",
    "cache_read_tokens",
    "cache_read_input_tokens",
    "cached_content_token_count",
  ],
  inputCacheWrite: [
    "input_cache_write",
    "cache_write_tokens",
    "input_cache_write_tokens",
    "cache_creation_tokens",
    "cache_creation_input_tokens",
  ],
  outputTotal: [
    "output_total",
    "output_tokens",
    "completion_tokens",
    "tokens_out",
    "tokens_completion",
    "response_tokens",
    "generated_tokens",
    "tokens_output",
    "num_output_tokens",
    "num_decode_tokens",
    "output_token_count",
    "completion_token_count",
    "total_output_tokens",
    "output_length",
  ],
  reasoning: [
    "reasoning",
    "reasoning_tokens",
    "tokens_reasoning",
    "thinking_tokens",
    "output_reasoning_tokens",
  ],
  latency: [
    "latency",
    "duration",
    "response_time",
    "request_duration",
    "elapsed",
    "elapsed_time",
    "total_time",
    "generation_time",
    "delay",
    "e2e_latency",
  ],
  ttft: [
    "ttft",
    "time_to_first_token",
    "first_token",
    "first_token_latency",
    "time_to_first_chunk",
  ],
  status: [
    "status",
    "status_code",
    "http_status",
    "http_status_code",
    "response_status",
    "response_status_code",
    "http_code",
  ],
  errorCode: ["error_code", "error_type", "error", "exception"],
  project: [
    "project",
    "project_id",
    "team",
    "team_id",
    "app",
    "app_name",
    "service",
    "service_name",
    "project_name",
  ],
  apiKey: ["api_key", "api_key_id", "key_id", "api_key_name"],
  user: ["user", "user_id", "end_user", "customer", "customer_id"],
  endpoint: ["endpoint", "path", "route", "url", "request_path", "operation_name"],
  workload: [
    "workload",
    "use_case",
    "feature",
    "log_type",
    "purpose",
    "task",
    "job",
    "tag",
    "prompt_name",
  ],
};

const UNITS: Readonly<Record<string, "s" | "ms">> = {
  ms: "ms",
  msec: "ms",
  millis: "ms",
  milliseconds: "ms",
  s: "s",
  sec: "s",
  secs: "s",
  seconds: "s",
};

export interface NameParts {
  /** In lower case, words joined by `_`, unit cut off. */
  readonly words: string;
  readonly unit: "s" | "ms" | null;
}

/** A column's name as words, and the unit of time that it names last. */
export function nameParts(name: string): NameParts {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  const unit = words.length > 1 && Object.hasOwn(UNITS, last) ? (UNITS[last] ?? null) : null;
  return { words: (unit ? words.slice(0, -1) : words).join("_"), unit };
}

const REQUEST_PART = /(?:^|[._])(?:request|param|parameters|invocation_params)/i;

/** A tier inside what was sent is the one asked for, whatever its own name says. */
function tierScore(name: string, column: MappingColumn): number | null {
  if (column !== "tierRequested" && column !== "tierServed") return null;
  const dot = name.lastIndexOf(".");
  if (dot < 0 || !REQUEST_PART.test(name.slice(0, dot))) return null;
  const isTier = (USUAL_NAMES.tierServed ?? []).includes(nameParts(name.slice(dot + 1)).words);
  return isTier && column === "tierRequested" ? 0.8 : 0;
}

/** From 0 to 1, how likely a name means the field: 1 for its usual names, less for the last part of a dotted path. */
export function nameScore(name: string, column: MappingColumn): number {
  const asked = tierScore(name, column);
  if (asked !== null) return asked;
  const usual = USUAL_NAMES[column] ?? [];
  const rank = usual.indexOf(nameParts(name).words);
  if (rank >= 0) return 1 - rank * 0.01;
  const dot = name.lastIndexOf(".");
  const lastRank = dot < 0 ? -1 : usual.indexOf(nameParts(name.slice(dot + 1)).words);
  return lastRank < 0 ? 0 : 0.8 - lastRank * 0.01;
}
