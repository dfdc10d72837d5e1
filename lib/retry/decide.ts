import { firstPreviousSeconds, waitBeforeRetry } from "./backoff.ts";
import type { FlexPolicy } from "./policy.ts";

/** Where an operation stands when one of its flex attempts has failed. */
export interface FailedAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** Since the first attempt began. */
  readonly elapsedSeconds: number;
  /** The wait before the attempt that failed; `null` before any. */
  readonly previousWaitSeconds: number | null;
  /** What the refusal asked for, or `null`. */
  readonly retryAfterSeconds: number | null;
}

export type NextStep =
  | { readonly kind: "flex"; readonly waitSeconds: number }
  | { readonly kind: "standard" | "batch"; readonly waitSeconds: number }
  | { readonly kind: "fail" };

/**
 * What a client does after a failed flex attempt, for a uniform draw in [0, 1): another flex attempt where attempts
 * are left and it begins within the budget, else what the policy names. The simulation and the client share it.
 */
export function nextStep(policy: FlexPolicy, failed: FailedAttempt, uniform: number): NextStep {
  const { backoff, retryAfter, maxAttempts, budgetSeconds } = policy;
  if (failed.attempt < maxAttempts) {
    const waitSeconds = waitBeforeRetry(
      {
        backoff,
        retryAfter,
        retry: failed.attempt,
        previousSeconds: failed.previousWaitSeconds ?? firstPreviousSeconds(backoff),
        retryAfterSeconds: failed.retryAfterSeconds,
      },
      uniform,
    );
    if (budgetSeconds === null || failed.elapsedSeconds + waitSeconds <= budgetSeconds) {
      return { kind: "flex", waitSeconds };
    }
  }
  return afterLastAttempt(policy, failed.elapsedSeconds);
}

function afterLastAttempt(policy: FlexPolicy, elapsedSeconds: number): NextStep {
  switch (policy.onExhausted) {
    case "fail":
      return { kind: "fail" };
    case "batch":
      return { kind: "batch", waitSeconds: 0 };
    case "standard":
      return { kind: "standard", waitSeconds: 0 };
    case "standard-at-budget":
      return {
        kind: "standard",
        waitSeconds: Math.max(0, (policy.budgetSeconds ?? 0) - elapsedSeconds),
      };
  }
}
