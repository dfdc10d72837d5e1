import type { ErrorClass, Outcome } from "../../lib/core/record.ts";

const CAUSES: Readonly<Record<ErrorClass, string>> = {
  flex_unavailable: "no flex capacity",
  rate_limit: "rate limit",
  slow_down: "told to slow down",
  quota: "quota used up",
  overloaded: "overloaded",
  server_error: "server error",
  timeout_408: "timeout (408)",
  timeout_client: "client timeout",
  flex_not_supported: "flex not supported",
  tier_not_allowed: "tier not allowed",
  invalid_request: "invalid request",
  batch_expired: "batch expired",
  batch_cancelled: "batch cancelled",
  request_timeout: "request timeout",
  http_429: "429, cause unknown",
  unknown: "failed, cause unknown",
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  success: "succeeded",
  error: "failed",
  incomplete: "incomplete",
  cancelled: "cancelled",
  pending: "pending",
  gateway_cache_hit: "from a gateway's cache",
  unknown: "unknown",
};

interface Ending {
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | null;
}

/** How a call ended, in a few words: its cause of failure where one is known. */
export const endingWords = ({ outcome, errorClass }: Ending): string =>
  outcome === "success" || errorClass === null ? OUTCOMES[outcome] : CAUSES[errorClass];

/** Whether a call brought no answer. */
export const isFailed = ({ outcome }: Pick<Ending, "outcome">): boolean =>
  outcome === "error" || outcome === "cancelled";
