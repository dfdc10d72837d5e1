import { describe, expect, test } from "vitest";
import { FLEX_DEFAULTS } from "./policy.ts";
import { POLICY_PRESETS } from "./presets.ts";
import { readPolicy } from "./read-policy.ts";

const problemsOf = (value: unknown): string[] => {
  const read = readPolicy(value);
  return read.ok ? [] : read.error.map(({ field, code }) => `${field}: ${code}`);
};

const messageOf = (value: unknown): string => {
  const read = readPolicy(value);
  return read.ok ? "" : (read.error[0]?.message ?? "");
};

describe("a policy file", () => {
  test("is read with the names of a scenario", () => {
    const read = readPolicy({
      kind: "flex",
      maxAttempts: 3,
      budgetSeconds: null,
      attemptTimeoutSeconds: 900,
      backoff: { kind: "exponential", baseSeconds: 1, factor: 2, capSeconds: 60, jitter: "full" },
      onExhausted: "standard",
    });
    expect(read).toEqual({ ok: true, value: FLEX_DEFAULTS });
  });

  test("may leave out all but its kind", () => {
    expect(readPolicy({ kind: "flex" })).toEqual({ ok: true, value: FLEX_DEFAULTS });
    expect(readPolicy({ kind: "standard" })).toEqual({ ok: true, value: { kind: "standard" } });
  });

  test("reads back as every preset that is written as JSON", () => {
    for (const { policy } of POLICY_PRESETS) {
      expect(readPolicy(JSON.parse(JSON.stringify(policy)))).toEqual({ ok: true, value: policy });
    }
    expect(new Set(POLICY_PRESETS.map(({ id }) => id)).size).toBe(POLICY_PRESETS.length);
  });

  test("is refused with every wrong field named at once", () => {
    const wrong = {
      kind: "flex",
      maxAttempts: 0,
      budget: 9,
      backoff: { jitter: "some", factor: "2" },
    };
    expect(problemsOf(wrong)).toEqual([
      "budget: unknown-field",
      "maxAttempts: out-of-range",
      "backoff.factor: wrong-type",
      "backoff.jitter: not-accepted",
    ]);
    expect(messageOf({ kind: "flex", maxAttempts: 2.5 })).toBe(
      "maxAttempts is 2.5; it must be a whole number from 1 to 100.",
    );
  });

  test("is refused where it could never finish", () => {
    const endless = {
      kind: "flex",
      maxAttempts: 30,
      backoff: { capSeconds: null, jitter: "none" },
    };
    expect(problemsOf(endless)).toEqual(["maxAttempts: never-finishes"]); // 2^29 s are 17 years
    expect(problemsOf({ ...endless, budgetSeconds: 600 })).toEqual([]);
    expect(problemsOf({ kind: "flex", onExhausted: "standard-at-budget" })).toEqual([
      "budgetSeconds: never-finishes",
    ]);
    expect(problemsOf({ kind: "flex", maxAttempts: null })).toEqual(["maxAttempts: wrong-type"]);
  });

  test("is refused where its first refusal would keep all later requests at standard", () => {
    expect(problemsOf({ kind: "flex", latch: { afterRefusals: 1 } })).toEqual([
      "latch: never-returns",
    ]);
    expect(problemsOf({ kind: "flex", latch: { reprobeSeconds: 60 } })).toEqual([]);
  });

  test("is refused where its waits have a floor or a base above their cap", () => {
    expect(problemsOf({ kind: "flex", backoff: { floorSeconds: 61 } })).toEqual([
      "backoff.floorSeconds: out-of-range",
    ]);
    expect(problemsOf({ kind: "flex", backoff: { baseSeconds: 90 } })).toEqual([
      "backoff.baseSeconds: out-of-range",
    ]);
  });

  test.each([
    [null, ": not-an-object"],
    [[], ": not-an-object"],
    ["flex", ": not-an-object"],
    [{}, "kind: not-accepted"],
    [{ kind: "Flex" }, "kind: not-accepted"],
    [{ kind: "batch", windowSeconds: 0 }, "windowSeconds: out-of-range"],
    [{ kind: "batch", maxEnqueuedTokens: -1 }, "maxEnqueuedTokens: out-of-range"],
    [{ kind: "batch", coldCache: "yes" }, "coldCache: wrong-type"],
    [{ kind: "flex", budgetSeconds: Number.NaN }, "budgetSeconds: wrong-type"],
    [{ kind: "flex", attemptTimeoutSeconds: Infinity }, "attemptTimeoutSeconds: out-of-range"],
    [{ kind: "flex", backoff: 3 }, "backoff: wrong-type"],
    [{ kind: "standard", maxAttempts: 1 }, "maxAttempts: unknown-field"],
  ])("is refused when it is %j", (value, problem) => {
    expect(problemsOf(value)).toEqual([problem]);
  });
});
