import { describe, expect, test } from "vitest";
import { BACKOFF_DEFAULTS } from "../retry/policy.ts";
import { answered, attemptsOf, callUnder, FULL, quick, tierOf } from "../testing/policy-call.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

describe("retries of the SDK's own", () => {
  test("go on where the policy stands: an SDK that cuts an attempt short makes it a failed one", async () => {
    let controller = new AbortController();
    const { result, records } = await witnessedCalls(
      (each) => {
        if (tierOf(each) === "auto") return answered("default");
        controller.abort(new DOMException("late", "TimeoutError"));
        return { delayMs: 2_000, ...answered("flex") };
      },
      async (tierscope, { url }) => {
        const { fetch } = tierscope.withPolicy(quick({ maxAttempts: 2 }));
        const ends: unknown[] = [];
        for (const count of ["0", "1", "2"]) {
          controller = new AbortController();
          const headers = { "x-stainless-retry-count": count };
          const init = { method: "POST", headers, body: "{}", signal: controller.signal };
          ends.push(
            await fetch(`${url}/v1/responses`, init).then(
              (response) => response.status,
              (error) => error.name,
            ),
          );
        }
        return ends;
      },
    );
    expect(result).toEqual(["TimeoutError", "TimeoutError", 200]);
    expect(attemptsOf(records)).toEqual([
      ["flex", "timeout_client"],
      ["flex", "timeout_client"],
      ["auto", "success"],
    ]);
    expect(records.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
  });

  test("of one that does not count are told the same end twice without a further attempt, then ask anew", async () => {
    const { came, result } = await callUnder(
      quick({ maxAttempts: 2, onExhausted: "fail" }),
      () => FULL,
      { times: 4 },
    );
    expect(result).toHaveLength(4);
    expect(came).toHaveLength(4);
  });
});

test("a caller that gives up during a wait of half a minute is not kept", async () => {
  const controller = new AbortController();
  const backoff = { ...BACKOFF_DEFAULTS, baseSeconds: 30, jitter: "none" } as const;
  const { came, result } = await callUnder(
    quick({ backoff }),
    () => {
      setTimeout(() => controller.abort(), 300);
      return FULL;
    },
    { signal: controller.signal },
  );
  expect(result).toEqual(["AbortError"]);
  expect(came).toHaveLength(1);
});

describe("a policy that retries nothing", () => {
  test.each([
    ["standard", "default"],
    ["priority", "priority"],
  ] as const)("%s only names the tier, and leaves retries to the SDK", async (policy, word) => {
    const { came, records, result } = await callUnder(policy, () => FULL);
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
      callUnder(JSON.parse('"flex-forever"'), () => answered("default")),
    ).rejects.toThrow(
      '"flex-forever" is no policy that calls can follow here. They are made as they are.',
    );
  });
});
