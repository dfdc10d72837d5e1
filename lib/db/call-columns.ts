/** What a call tells: all its columns but its key and who brought it. */
export const CALL_FACTS = [
  "at",
  "input_total",
  "input_cached",
  "input_cache_write",
  "input_cache_write_1h",
  "output_total",
  "reasoning",
  "provider",
  "model",
  "tier_requested",
  "tier_served",
  "project",
  "api_key",
  "user_label",
  "endpoint",
  "workload",
  "region",
  "error_code",
  "outcome",
  "error_class",
  "latency_ms",
  "ttft_ms",
  "http_status",
  "attempt",
  "request_id",
  "operation_id",
] as const;

/** The facts as columns of a table (or of whichever has them), for comparing and copying rows. */
export const callFacts = (table?: string): string =>
  CALL_FACTS.map((column) => (table === undefined ? column : `${table}.${column}`)).join(", ");

/** The facts of a call set to those of another row. */
export const setCallFacts = (table: string): string =>
  CALL_FACTS.map((column) => `${column} = ${table}.${column}`).join(", ");
