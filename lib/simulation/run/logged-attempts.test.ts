import { describe, expect, test } from "vitest";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import { answered, callAt } from "../../testing/simulated.ts";

const refused = (second: number, operationId: string | null): UsageRecord =>
  callAt(second, {
    ...{ operationId, tierRequested: "flex", tierServed: null, inputTotal: null },
    ...{ outputTotal: null, outcome: "error", errorClass: "flex_unavailable", httpStatus: 429 },
    latencyMs: 300,
  });
const letIn = (second: number, operationId: string): UsageRecord =>
  callAt(second, { operationId, tierRequested: "flex", tierServed: "flex", latencyMs: 2_000 });

/** One a minute: of 200, fifty are refused three times and answered at standard, twenty let in at the second try. */
function minuteByMinute(): readonly UsageRecord[] {
  return Array.from({ length: 200 }, (_, place) => {
    const [at, id] = [place * 60, `op-${place}`];
    if (place >= 50 && place < 100) {
      const tries = [0, 1.3, 3.6].map((after) => refused(at + after, id));
      return [...tries, callAt(at + 3.9, { operationId: id, latencyMs: 1_000 })];
    }
    if (place >= 100 && place < 120) return [refused(at, id), letIn(at + 1.3, id)];
    return [letIn(at, id)];
  }).flat();
}

/** What made them: two retries after 1 and 2 s. */
const policy = {
  ...{ kind: "flex", maxAttempts: 3, attemptTimeoutSeconds: null, onExhausted: "standard" },
  backoff: { kind: "exponential", baseSeconds: 1, factor: 2, jitter: "none" },
};
const replay = { availability: { kind: "replay", otherwise: 0.5 }, refusalSeconds: 0.3 };

describe("the user's own attempts", () => {
  test("replayed under the policy that made them are what happened: requests arrive with their first attempt", () => {
    const log = minuteByMinute();
    const answer = answered({ workloads: [{ policy }], assumptions: replay }, log);
    // 50 × $0.012 and 150 × $0.006.
    expect(answer.cost).toMatchObject({ today: "1.5", scenario: "1.5" });
    // 50 × 3 and 20 × 2 and 130 attempts.
    expect(answer).toMatchObject({ fallbackShare: 0.25, attemptsPerOperation: 1.6 });
    expect(answered({ workloads: [] }, log)).toMatchObject({
      ...{ fallbackShare: 0.25, attemptsPerOperation: 1.6 },
      ...{ failedShare: null, waitingSeconds: null },
    });
  });

  test("a failed attempt that names no time says nothing of how long its operation took", () => {
    const undated = { ...refused(0, "op"), startUs: UNDATED_US };
    const log = [undated, letIn(5, "op")];
    expect(answered({ workloads: [] }, log).latencySeconds?.p50).toBeCloseTo(2, 1);
    expect(answered({ workloads: [{ policy }], assumptions: replay }, log).cost.scenario).toBe(
      "0.006",
    );
  });
});

describe("a log without operation ids", () => {
  const log = [refused(0, null), callAt(1), callAt(2)];

  test("tells neither fallbacks nor attempts nor waits: they are unknown, not none", () => {
    expect(answered({ workloads: [] }, log)).toMatchObject({
      ...{ requests: 2, cost: { today: "0.024", scenario: "0.024" } },
      ...{ fallbackShare: null, attemptsPerOperation: null, failedShare: null },
      ...{ abandonedPerOperation: null, waitingSeconds: null },
      workloads: [{ policy: null, fallbackShare: null }],
    });
  });

  test("beside operations with an id is left out of what they tell", () => {
    const both = [...log, refused(10, "op"), callAt(11, { operationId: "op" }), letIn(20, "other")];
    expect(answered({ workloads: [] }, both)).toMatchObject({
      ...{ requests: 4, fallbackShare: 0.5, attemptsPerOperation: 1 },
    });
  });
});
