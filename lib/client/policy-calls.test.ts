import { describe, expect, test } from "vitest";
import type { Played } from "../testing/played-provider.ts";
import {
  answered,
  attemptsOf,
  callUnder,
  FULL,
  quick,
  refused,
  tierOf,
} from "../testing/policy-call.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

describe("flex-backoff-then-standard", () => {
  test("asks for flex, waits as long as a refusal asks, and records each attempt under the policy's name", async () => {
    const { records, came, result } = await callUnder("flex-backoff-then-standard", (_, count) =>
      count < 3 ? refused("resource_unavailable", { "retry-after-ms": "30" }) : answered("flex"),
    );
    expect(result).toMatchObject([[200, expect.stringContaining("resp_1"), null]]);
    expect(came.map(tierOf)).toEqual(["flex", "flex", "flex"]);
    const waits = came.slice(1).map(({ atMs }, i) => atMs - (came[i]?.atMs ?? 0));
    expect(Math.min(...waits)).toBeGreaterThan(28);
    expect(
      records.map(({ attempt, errorClass, outcome }) => [attempt, errorClass ?? outcome]),
    ).toEqual([
      [0, "flex_unavailable"],
      [1, "flex_unavailable"],
      [2, "success"],
    ]);
    expect(new Set(records.map(({ operationId }) => operationId)).size).toBe(1);
    for (const record of records) {
      expect(record).toMatchObject({ policy: "flex-backoff-then-standard", tierRequested: "flex" });
      expect(record.policyVersion).toMatch(/^[0-9a-f]{8}$/);
    }
  });

  test("makes one further call at auto after three flex attempts, which count alone", async () => {
    const { records, came } = await callUnder(quick({ maxAttempts: 3 }), (each) =>
      tierOf(each) === "flex" ? FULL : answered("default"),
    );
    expect(came.map(tierOf)).toEqual(["flex", "flex", "flex", "auto"]);
    expect(records.at(-1)).toMatchObject({
      attempt: 3,
      tierRequested: "auto",
      tierServed: "standard",
      outcome: "success",
    });
  });

  test("tells the SDK that a further try is not its concern when the call at standard fails, too", async () => {
    const { came, result } = await callUnder(quick({ maxAttempts: 2 }), (each) =>
      tierOf(each) === "flex" ? FULL : refused("rate_limit_exceeded"),
    );
    expect(came.map(tierOf)).toEqual(["flex", "flex", "auto"]);
    expect(result).toEqual([[429, expect.stringContaining("rate_limit_exceeded"), "false"]]);
  });

  test("keeps in the record what the caller's own code asked for", async () => {
    const body = { model: "gpt-5", input: "x", service_tier: "priority" };
    const { records, came } = await callUnder("flex-once", () => answered("flex"), { body });
    expect(came.map(tierOf)).toEqual(["flex"]);
    expect(records).toMatchObject([
      { tierInCode: "priority", tierRequested: "flex", policy: "flex-once" },
    ]);
  });
});

describe("an attempt that runs out of time", () => {
  test("counts as a failed flex attempt, and the caller waits for the next", async () => {
    const { records } = await callUnder(
      quick({ maxAttempts: 2, attemptTimeoutSeconds: 0.05 }),
      (each) =>
        tierOf(each) === "flex" ? { delayMs: 2_000, ...answered("flex") } : answered("default"),
    );
    expect(attemptsOf(records)).toEqual([
      ["flex", "timeout_client"],
      ["flex", "timeout_client"],
      ["auto", "success"],
    ]);
  });

  test("ends the call where the policy falls back to nothing", async () => {
    const { result } = await callUnder(
      quick({ maxAttempts: 1, attemptTimeoutSeconds: 0.05, onExhausted: "fail" }),
      () => ({ delayMs: 2_000, ...answered("flex") }),
    );
    expect(result).toEqual(["TimeoutError"]);
  });
});

describe("what standard would not mend", () => {
  test.each([
    ["a quota is returned at once", refused("insufficient_quota"), ["flex"]],
    [
      "a model without flex is returned at once",
      { status: 400, body: { error: { message: "Flex is not available for this model." } } },
      ["flex"],
    ],
    [
      "a rate limit is tried again at flex alone",
      refused("rate_limit_exceeded"),
      ["flex", "flex", "flex"],
    ],
    [
      "a broken server is tried again at flex alone",
      { status: 500, body: {} },
      ["flex", "flex", "flex"],
    ],
  ])("%s", async (_, failure: Played, tiers) => {
    const { came, result } = await callUnder(quick(), () => failure);
    expect(came.map(tierOf)).toEqual(tiers);
    expect(result).toEqual([[failure.status, expect.any(String), "false"]]);
  });
});

test("a refusal that asks for more time than an attempt may take is not obeyed", async () => {
  const { came } = await callUnder(quick({ maxAttempts: 2, attemptTimeoutSeconds: 5 }), (each) =>
    tierOf(each) === "flex"
      ? refused("resource_unavailable", { "retry-after": "86400" })
      : answered("default"),
  );
  expect(came.map(tierOf)).toEqual(["flex", "flex", "auto"]);
});

test("a latch sends the calls after a refusal to standard, and tries flex again later", async () => {
  const policy = quick({
    maxAttempts: 1,
    latch: { afterRefusals: 1, reprobeSeconds: null, runRequests: 3 },
  });
  const { came, records } = await callUnder(
    policy,
    (each) => (tierOf(each) === "flex" ? FULL : answered("default")),
    { times: 4 },
  );
  expect(came.map(tierOf)).toEqual(["flex", "auto", "auto", "auto", "flex", "auto"]);
  expect(records.map(({ policy: name }) => name)).toEqual(Array(6).fill("own"));
});

test("a purse for retries that is empty means no retry", async () => {
  const policy = quick({
    maxAttempts: 3,
    retryQuota: { capacity: 5, costPerRetry: 5, refundPerSuccess: 0 },
  });
  const { came } = await callUnder(
    policy,
    (each) => (tierOf(each) === "flex" ? FULL : answered("default")),
    { times: 2 },
  );
  expect(came.map(tierOf)).toEqual(["flex", "flex", "auto", "flex", "auto"]);
});

test("a request that is handed over as an object follows the policy as well", async () => {
  const { records, came } = await witnessedCalls(
    (each) => (tierOf(each) === "flex" ? FULL : answered("default")),
    async (tierscope, { url }) => {
      const { fetch } = tierscope.withPolicy(quick({ maxAttempts: 2 }));
      const body = JSON.stringify({ model: "gpt-5", input: "x" });
      await fetch(new Request(`${url}/v1/responses`, { method: "POST", body }));
    },
  );
  expect(came.map(tierOf)).toEqual(["flex", "flex", "auto"]);
  expect(new Set(records.map(({ operationId }) => operationId)).size).toBe(1);
});
