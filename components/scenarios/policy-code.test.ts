import vm from "node:vm";
import { expect, test } from "vitest";
import { nextStep } from "../../lib/retry/decide.ts";
import { FLEX_DEFAULTS, type FlexPolicy } from "../../lib/retry/policy.ts";
import { POLICY_PRESETS } from "../../lib/retry/presets.ts";
import { policyCode } from "./policy-code.ts";

/** An SDK of which flex always refuses, and what was asked of it. */
function refusingSdk(retryAfter: string | null, code: string) {
  const asked: { tier: string; timeout?: number }[] = [];
  class APIError extends Error {
    readonly status = 429;
    readonly code = code;
    readonly headers = new Headers(retryAfter === null ? {} : { "retry-after": retryAfter });
  }
  class OpenAI {
    static readonly APIError = APIError;
    static readonly APIConnectionTimeoutError = class extends Error {};
    readonly responses = {
      create: async (body: { service_tier: string }, options: { timeout?: number } = {}) => {
        asked.push({ tier: body.service_tier, ...options });
        if (body.service_tier === "flex") throw new APIError("no room");
        return "answered";
      },
    };
  }
  return { OpenAI, asked };
}

async function runNode(
  policy: FlexPolicy,
  retryAfter: string | null = null,
  errorCode = "resource_unavailable",
) {
  const code = policyCode(policy, "node");
  if (code.kind === "none") throw new Error(code.why);
  const { OpenAI, asked } = refusingSdk(retryAfter, errorCode);
  const waits: number[] = [];
  let nowMs = 0;
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms / 1_000);
    nowMs += ms;
  };
  const body = code.text.replace(/^import .*$/gm, "").replace("export async", "async");
  const made = vm.runInNewContext(`${body};ask({ model: "m" })`, {
    ...{ OpenAI, sleep, Math: Object.assign(Object.create(Math), { random: () => 0.25 }) },
    Date: { now: () => nowMs },
  });
  return {
    answer: await Promise.resolve(made).catch((error: Error) => error.message),
    asked,
    waits,
  };
}

/** What the shared rule of client and simulation does with the same refusals. */
function ruledWaits(policy: FlexPolicy, retryAfterSeconds: number | null = null): number[] {
  const waits: number[] = [];
  let elapsedSeconds = 0;
  let previousWaitSeconds: number | null = null;
  for (let attempt = 1; ; attempt++) {
    const failed = { attempt, elapsedSeconds, previousWaitSeconds, retryAfterSeconds };
    const next = nextStep(policy, failed, 0.25);
    if (next.kind !== "flex") return waits;
    waits.push(next.waitSeconds);
    elapsedSeconds += next.waitSeconds;
    previousWaitSeconds = next.waitSeconds;
  }
}

const flex = (changes: Partial<FlexPolicy>): FlexPolicy => ({ ...FLEX_DEFAULTS, ...changes });
const { backoff } = FLEX_DEFAULTS;

test("the code for Node waits and falls back as the simulation does, whatever the jitter", async () => {
  if (backoff.kind !== "exponential") throw new Error("the default is exponential");
  const presets = POLICY_PRESETS.flatMap(({ policy }) =>
    policy.kind === "flex" && policy.latch === null && policy.retryQuota === null ? [policy] : [],
  );
  const policies = [
    ...presets,
    ...(["none", "full", "equal", "decorrelated"] as const).map((jitter) =>
      flex({ maxAttempts: 6, backoff: { ...backoff, jitter, floorSeconds: 0.5, capSeconds: 5 } }),
    ),
    flex({ maxAttempts: 9, budgetSeconds: 7 }),
  ];
  for (const policy of policies) {
    const { answer, asked, waits } = await runNode(policy);
    const ruled = ruledWaits(policy);
    expect(waits).toHaveLength(ruled.length);
    for (const [place, wait] of waits.entries()) expect(wait).toBeCloseTo(ruled[place] ?? 0, 9);
    expect(answer).toBe("answered");
    expect(asked.map(({ tier }) => tier)).toEqual([
      ...["flex", ...ruled.map(() => "flex"), "default"],
    ]);
  }
});

test("a Retry-After is obeyed where the policy says so, and timeouts are the policy's", async () => {
  const policy = flex({ maxAttempts: 2, attemptTimeoutSeconds: 180 });
  expect((await runNode(policy, "7")).waits).toEqual([7]);
  expect((await runNode({ ...policy, retryAfter: "ignore" }, "7")).waits).toEqual([0.25]);
  expect((await runNode(policy)).asked[0]).toEqual({ tier: "flex", timeout: 180_000 });
  const failing = await runNode(flex({ maxAttempts: 1, onExhausted: "fail" }));
  expect(failing.answer).toBe("No room at flex after 1 attempts.");
});

test("a quota that is used up is nobody's refusal: it ends at once, at no other tier", async () => {
  const { answer, asked } = await runNode(flex({}), null, "insufficient_quota");
  expect(answer).toBe("no room");
  expect(asked.map(({ tier }) => tier)).toEqual(["flex"]);
  const python = policyCode(flex({}), "python");
  expect(python.kind === "code" && python.text).toContain('or error.code == "insufficient_quota"');
});

test("the code for Python says the same in its own words", () => {
  const code = policyCode(flex({ budgetSeconds: 60 }), "python");
  expect(code.kind === "code" && code.text).toContain(
    'return client.responses.create(**body, service_tier="flex", timeout=900)',
  );
  expect(code.kind === "code" && code.text).toContain(
    "random.random() * min(60, 1 * 2 ** (attempt - 1))",
  );
  expect(code.kind === "code" && code.text).toContain("if time.monotonic() - began + wait > 60:");
});

test("what a function of its own cannot hold is said", () => {
  for (const { policy } of POLICY_PRESETS) {
    const code = policyCode(policy, "python");
    const isShared =
      policy.kind === "flex" && (policy.latch !== null || policy.retryQuota !== null);
    expect(code.kind).toBe(policy.kind === "batch" || isShared ? "none" : "code");
  }
});
