import type { RunnablePolicy } from "../client/options.ts";
import { FLEX_DEFAULTS, type FlexPolicy } from "../retry/policy.ts";
import type { LiveRecord } from "../wire/live-record.ts";
import type { Came, Played } from "./played-provider.ts";
import { witnessedCalls } from "./witnessed-calls.ts";

const DONE = {
  id: "resp_1",
  object: "response",
  status: "completed",
  model: "gpt-5",
  usage: { input_tokens: 10, output_tokens: 5 },
};
export const answered = (tier: string): Played => ({ body: { ...DONE, service_tier: tier } });
export const refused = (code: string, headers: Record<string, string> = {}): Played => ({
  status: 429,
  headers,
  body: { error: { code, type: "rate_limit_error", message: "no" } },
});
export const FULL = refused("resource_unavailable");

/** Waits of a hundredth of a second, so that a test need not wait. */
export const quick = (changes: Partial<FlexPolicy> = {}): FlexPolicy => ({
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

export const attemptsOf = (records: readonly LiveRecord[]) =>
  records.map(({ tierRequested, errorClass, outcome }) => [tierRequested, errorClass ?? outcome]);

export const tierOf = ({ body }: Pick<Came, "body">): unknown => JSON.parse(body).service_tier;

/** Calls under a policy, one after another, and how each ended. */
export async function callUnder(
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
