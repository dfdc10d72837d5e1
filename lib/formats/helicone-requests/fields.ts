import type { FieldOf } from "../row-fields.ts";

/** The fields that are read, of the API and of the export tool; of the bodies, only tier, model, usage and error. */
export const READ_FIELDS = [
  "request_id",
  "response_id",
  "request_created_at",
  "response_created_at",
  "response_status",
  "request_body",
  "response_body",
  "request_path",
  "target_url",
  "request_user_id",
  "request_properties",
  "properties",
  "response_model",
  "request_model",
  "model",
  "provider",
  "delay_ms",
  "latency",
  "time_to_first_token",
  "prompt_tokens",
  "prompt_cache_read_tokens",
  "prompt_cache_write_tokens",
  "completion_tokens",
  "costUSD",
  "cost",
  "cache_reference_id",
] as const;
export type Field = FieldOf<(typeof READ_FIELDS)[number]>;
