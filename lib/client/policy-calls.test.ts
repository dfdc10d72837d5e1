import { describe, expect, test } from "vitest";
import { FLEX_DEFAULTS, type FlexPolicy } from "../retry/policy.ts";
import type { Came, Played } from "../testing/played-provider.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";
import type { RunnablePolicy } from "./options.ts";

const DONE = {
  id: "resp_1",
  object: "response",
  status: "completed",
  model: "gpt-5",
  usage: { input_tokens: 10, output_tokens: 5 },
};
const answered = (tier: string): Played => ({ body: { ...DONE, service_tier: tier } });
const refused = (code: string, headers: Record<string, string> = {}): Played => ({
  status: 429,
  headers,
  body: { error: { code, type: "rate_limit_error", message: "no" } },
});
const FULL = refused("resource_unavailable");

/** Waits of a hundredth of a second, so that a test need not wait. */
const quick = (changes: Partial<FlexPolicy> = {}): FlexPolicy => ({
  ...FLEX_DEFAULTS,
  backoff: {
    kind: "exponential",
    baseSeconds: 0.01,
    factor: 1,
    capSeconds: 1,
    jitter: "none",
    floorSeconds: 0,
  },
  ...changes,
});

const tierOf = ({ body }: Pick<Came, "body">): unknown => JSON.parse(body).service_tier;

async function call(
  policy: RunnablePolicy,
  answer: (came: Came, count: number) => Played,
  {
    body = { model: "gpt-5", input: "x" },
    headers = {},
    signal = undefined as AbortSignal | undefined,
    times = 1,
  } = {},
) {
  return witnessedCalls(answer, async (tierscope, { url }) => {
    const { fetch } = tierscope.withPolicy(policy);
    const ends: unknown[] = [];
    for (let i = 0; i < times; i++) {
      const init = { method: "POST", headers, body: JSON.stringify(body), signal };
      const end = await fetch(`${url}/v1/responses`, init).then(
        async (response) => [
          response.status,
          await response.text(),
          response.headers.get("x-should-retry"),
        ],
        (error) => error.name,
      );
      ends.push(end);
    }
    return ends;
  });
}

describe("flex-backoff-then-standard", () => {
  test("asks for flex, waits as long as a refusal asks, and records each attempt under the policy's name", async () => {
    const { records, came, result } = await call("flex-backoff-then-standard", (_, count) =>
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
    const { records, came } = await call(quick({ maxAttempts: 3 }), (each) =>
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
    const { came, result } = await call(quick({ maxAttempts: 2 }), (each) =>
      tierOf(each) === "flex" ? FULL : refused("rate_limit_exceeded"),
    );
    expect(came.map(tierOf)).toEqual(["flex", "flex", "auto"]);
    expect(result).toEqual([[429, expect.stringContaining("rate_limit_exceeded"), "false"]]);
  });

  test("keeps in the record what the caller's own code asked for", async () => {
    const body = { model: "gpt-5", input: "x", service_tier: "priority" };
    const { records, came } = await call("flex-once", () => answered("flex"), { body });
    expect(came.map(tierOf)).toEqual(["flex"]);
    expect(records).toMatchObject([
      { tierInCode: "priority", tierRequested: "flex", policy: "flex-once" },
    ]);
  });
});

describe("an attempt that runs out of time", () => {
  test("counts as a failed flex attempt, and the caller waits for the next", async () => {
    const { records, came } = await call(
      quick({ maxAttempts: 2, attemptTimeoutSeconds: 0.05 }),
      (each) =>
        tierOf(each) === "flex" ? { delayMs: 400, ...answered("flex") } : answered("default"),
    );
    expect(came.map(tierOf)).toEqual(["flex", "flex", "auto"]);
    expect(records.map(({ errorClass, outcome }) => errorClass ?? outcome)).toEqual([
      "timeout_client",
      "timeout_client",
      "success",
    ]);
  });

  test("ends the call where the policy falls back to nothing", async () => {
    const { result } = await call(
      quick({ maxAttempts: 1, attemptTimeoutSeconds: 0.05, onExhausted: "fail" }),
      () => ({ delayMs: 400, ...answered("flex") }),
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
    const { came, result } = await call(quick(), () => failure);
    expect(came.map(tierOf)).toEqual(tiers);
    expect(result).toEqual([[failure.status, expect.any(String), "false"]]);
  });
});

test("a refusal that asks for more time than an attempt may take is not obeyed", async () => {
  const { came } = await call(quick({ maxAttempts: 2, attemptTimeoutSeconds: 5 }), (each) =>
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
  const { came, records } = await call(
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
  const { came } = await call(
    policy,
    (each) => (tierOf(each) === "flex" ? FULL : answered("default")),
    { times: 2 },
  );
  expect(came.map(tierOf)).toEqual(["flex", "flex", "auto", "flex", "auto"]);
});

describe("retries of the SDK's own", () => {
  test("go on where the policy stands: an SDK that cuts an attempt short makes it a failed one", async () => {
    const { result, came, records } = await witnessedCalls(
      (each) =>
        tierOf(each) === "flex" ? { delayMs: 400, ...answered("flex") } : answered("default"),
      async (tierscope, { url }) => {
        const { fetch } = tierscope.withPolicy(quick({ maxAttempts: 2 }));
        const ends: unknown[] = [];
        for (const count of ["0", "1", "2"]) {
          const headers = { "x-stainless-retry-count": count, "x-stainless-timeout": "0" };
          const init = { method: "POST", headers, body: "{}", signal: AbortSignal.timeout(50) };
          ends.push(
            await fetch(`${url}/v1/responses`, init).then(
              (r) => r.status,
              (error) => error.name,
            ),
          );
        }
        return ends;
      },
    );
    expect(result).toEqual(["TimeoutError", "TimeoutError", 200]);
    expect(came.map(tierOf)).toEqual(["flex", "flex", "auto"]);
    expect(records.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
  });

  test("of one that does not count are told the same end twice without a further attempt, then ask anew", async () => {
    const { came, result } = await call(
      quick({ maxAttempts: 2, onExhausted: "fail" }),
      () => FULL,
      { times: 4 },
    );
    expect(result).toHaveLength(4);
    expect(came).toHaveLength(4);
  });
});

test("a caller that gives up during a wait is not kept", async () => {
  const begun = performance.now();
  const { came, result } = await call(
    quick({
      backoff: {
        kind: "exponential",
        baseSeconds: 30,
        factor: 1,
        capSeconds: 60,
        jitter: "none",
        floorSeconds: 0,
      },
    }),
    () => FULL,
    { signal: AbortSignal.timeout(80) },
  );
  expect(result).toEqual(["TimeoutError"]);
  expect(came).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

describe("a policy that retries nothing", () => {
  test.each([
    ["standard", "default"],
    ["priority", "priority"],
  ] as const)("%s only names the tier, and leaves retries to the SDK", async (policy, word) => {
    const { came, records, result } = await call(policy, () => FULL);
    expect(came.map(tierOf)).toEqual([word]);
    expect(records).toMatchObject([{ policy, tierRequested: word }]);
    expect(result).toEqual([[429, expect.any(String), null]]);
  });
});

describe("calls that name no tier are made as they are", () => {
  test("embeddings, and Anthropic's", async () => {
    const { came, records } = await witnessedCalls(
      () => answered("default"),
      async (tierscope, { url }) => {
        const { fetch } = tierscope.withPolicy("flex-backoff-then-standard");
        const body = JSON.stringify({ model: "m" });
        for (const path of ["embeddings", "messages"]) {
          await (await fetch(`${url}/v1/${path}`, { method: "POST", body })).text();
        }
      },
    );
    expect(came.map(tierOf)).toEqual([undefined, undefined]);
    expect(records.map(({ policy }) => policy)).toEqual([undefined, undefined]);
  });

  test("and so are all calls under a name that is no policy, which is told of", async () => {
    await expect(
      // @ts-expect-error no such policy
      call("flex-forever", () => answered("default")),
    ).rejects.toThrow(
      '"flex-forever" is no policy that calls can follow here. They are made as they are.',
    );
  });
});
