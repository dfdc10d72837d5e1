/** What a try sends beside the model and the tier: a few tokens, and nothing is kept at the provider. */
export const PROBE_WISH = {
  input: "Say OK.",
  max_output_tokens: 16,
  service_tier: "flex",
  store: false,
} as const;

/** The workload under which tries are imported, so that they can be left out. */
export const PROBE_WORKLOAD = "flex-probe";

/** The body of the request for a model, as JSON in one line. */
export const probeBody = (model: string): string => JSON.stringify({ model, ...PROBE_WISH });

/** Our name of a failure by the code that the API answers with. */
export const PROBE_CODES: Readonly<Record<string, string>> = {
  resource_unavailable: "flex_unavailable",
  rate_limit_exceeded: "rate_limit",
  slow_down: "slow_down",
  insufficient_quota: "quota",
  credit_balance_exhausted: "quota",
  organization_spend_limit_exceeded: "quota",
  project_spend_limit_exceeded: "quota",
  organization_usage_limit_exceeded: "quota",
  server_is_overloaded: "overloaded",
};

/** A list of values as JavaScript and Python both write it, one a line. */
export const literal = (value: unknown): string => JSON.stringify(value, null, 2);
