import { describe, expect, test } from "vitest";
import { nextStep } from "./decide.ts";
import { BACKOFF_DEFAULTS, FLEX_DEFAULTS, type FlexPolicy } from "./policy.ts";

const policy = (changes: Partial<FlexPolicy>): FlexPolicy => ({
  ...FLEX_DEFAULTS,
  backoff: { ...BACKOFF_DEFAULTS, jitter: "none" },
  ...changes,
});

const failed = (attempt: number, elapsedSeconds: number) => ({
  attempt,
  elapsedSeconds,
  previousWaitSeconds: null,
  retryAfterSeconds: null,
});

describe("after a failed flex attempt a client", () => {
  test("tries flex again while attempts are left, after 1 s, 2 s, 4 s", () => {
    const three = policy({ maxAttempts: 3 });
    expect(nextStep(three, failed(1, 0.3), 0)).toEqual({ kind: "flex", waitSeconds: 1 });
    expect(nextStep(three, failed(2, 1.6), 0)).toEqual({ kind: "flex", waitSeconds: 2 });
  });

  test("calls standard once at the end: the fallback is a further call, no flex attempt", () => {
    expect(nextStep(policy({ maxAttempts: 3 }), failed(3, 4), 0)).toEqual({
      kind: "standard",
      waitSeconds: 0,
    });
  });

  test("makes an attempt that begins just as the budget ends, and none later", () => {
    const within = policy({ maxAttempts: 9, budgetSeconds: 4 });
    expect(nextStep(within, failed(2, 2), 0).kind).toBe("flex"); // begins at 2 + 2 = 4 s
    expect(nextStep(within, failed(2, 2.001), 0).kind).toBe("standard");
  });

  test("waits for the end of the budget where its fallback does", () => {
    const patient = policy({
      maxAttempts: 2,
      budgetSeconds: 60,
      onExhausted: "standard-at-budget",
    });
    expect(nextStep(patient, failed(2, 11), 0)).toEqual({ kind: "standard", waitSeconds: 49 });
  });

  test("gives up, or hands the request to a batch, where the policy says so", () => {
    expect(nextStep(policy({ maxAttempts: 1, onExhausted: "fail" }), failed(1, 1), 0)).toEqual({
      kind: "fail",
    });
    expect(nextStep(policy({ maxAttempts: 1, onExhausted: "batch" }), failed(1, 1), 0).kind).toBe(
      "batch",
    );
  });
});
