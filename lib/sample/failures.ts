import { drawLogNormal, type LogNormalLaw } from "../core/distributions.ts";
import type { Random } from "../core/random.ts";
import type { ErrorClass } from "../core/record.ts";
import { type EndFacts, NO_TOKENS } from "./attempt-record.ts";
import type { Gaps, SampleModel } from "./profile.ts";

/** How a call failed, and what its client makes of it. */
export interface Failure {
  readonly errorClass: ErrorClass;
  /** `null` where no response arrived, or where the failure is a line of a batch's file. */
  readonly httpStatus: number | null;
  readonly errorCode: string | null;
  readonly latency: LogNormalLaw | null;
  readonly reaction: "retry" | "fall-back" | "resubmit" | "give-up";
}

const FAST = { median: 300, sigma: 0.5 };
const REJECTED = { median: 140, sigma: 0.4 };

const failure = (
  errorClass: ErrorClass,
  httpStatus: number | null,
  errorCode: string | null,
  latency: LogNormalLaw | null,
  reaction: Failure["reaction"] = "retry",
): Failure => ({ errorClass, httpStatus, errorCode, latency, reaction });

export const FLEX_UNAVAILABLE = failure("flex_unavailable", 429, "resource_unavailable", FAST);
export const SLOW_DOWN = failure("slow_down", 429, "slow_down", FAST);
/** The clients' retries look at the status only, so they repeat even this one. */
export const QUOTA = failure("quota", 429, "credit_balance_exhausted", REJECTED);
export const TOO_LONG = failure(
  "invalid_request",
  400,
  "context_length_exceeded",
  REJECTED,
  "give-up",
);
export const INVALID = failure("invalid_request", 400, "invalid_value", REJECTED, "give-up");
export const BATCH_EXPIRED = failure("batch_expired", null, "batch_expired", null, "resubmit");
export const TIMED_OUT = failure("timeout_client", null, "APIConnectionTimeoutError", {
  median: 600_020,
  sigma: 0.00002,
});

export const REFUSED_TRIALS = {
  tier_not_allowed: failure("tier_not_allowed", 400, null, REJECTED, "fall-back"),
  flex_not_supported: failure("flex_not_supported", 400, null, REJECTED, "fall-back"),
} as const;

const BY_PROVIDER = {
  openai: {
    rateLimit: failure("rate_limit", 429, "rate_limit_exceeded", FAST),
    overloaded: failure("overloaded", 503, "server_is_overloaded", { median: 900, sigma: 0.6 }),
    serverError: failure("server_error", 500, "server_error", { median: 2_500, sigma: 1 }),
  },
  anthropic: {
    rateLimit: failure("rate_limit", 429, "rate_limit_error", FAST),
    overloaded: failure("overloaded", 529, "overloaded_error", { median: 700, sigma: 0.6 }),
    serverError: failure("server_error", 500, "api_error", { median: 2_000, sigma: 1 }),
  },
  google: {
    rateLimit: failure("rate_limit", 429, "RESOURCE_EXHAUSTED", FAST),
    overloaded: failure("overloaded", 503, "UNAVAILABLE", { median: 1_200, sigma: 0.6 }),
    serverError: failure("server_error", 500, "INTERNAL", { median: 2_000, sigma: 1 }),
  },
} as const;

/** The failures that each provider words in its own way. */
export const failuresOf = ({ provider }: SampleModel) => BY_PROVIDER[provider];

/** How a failed attempt ended: no tier, and no tokens, for an error body counts none. */
export function failureFacts(random: Random, failed: Failure, gaps: Gaps): EndFacts {
  const { latency, httpStatus, errorClass, errorCode } = failed;
  const untold = httpStatus === 429 && random.next() < gaps.causeUnknown;
  return {
    tokens: NO_TOKENS,
    outcome: "error",
    httpStatus,
    errorClass: untold ? "http_429" : errorClass,
    errorCode: untold ? null : errorCode,
    tierServed: null,
    latencyMs: latency ? Math.max(1, Math.round(drawLogNormal(random, latency))) : null,
    ttftMs: null,
  };
}
