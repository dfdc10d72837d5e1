import type { ErrorClass, Outcome } from "../../lib/core/record.ts";

const CAUSES: Readonly<Record<ErrorClass, string>> = {
  flex_unavailable: "no flex capacity",
  rate_limit: "rate limit",
  slow_down: "slow-down",
  quota: "quota",
  overloaded: "overloaded (503)",
  server_error: "server error",
  timeout_408: "timed out there (408)",
  timeout_client: "timed out here",
  flex_not_supported: "flex not sold for the model",
  tier_not_allowed: "tier not allowed",
  invalid_request: "invalid request",
  batch_expired: "batch expired",
  batch_cancelled: "batch cancelled",
  request_timeout: "timed out in a batch",
  http_429: "429, cause not told",
  unknown: "failed, cause not told",
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
