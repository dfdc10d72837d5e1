import { choice, type FieldSpec, number } from "./field-spec.ts";
import { type JsonObject, valueAt } from "./scenario-file.ts";

const WHOLE = { isWhole: true } as const;
const SECONDS = { from: 0.1, to: 3_600, isRatio: true } as const;
const UP_TO_A_DAY = { from: 1, to: 86_400, isRatio: true } as const;

const BACKOFF = choice("backoff.kind", "Wait between attempts", {
  exponential: "longer each time",
  "sdk-default": "as the OpenAI SDKs do",
  none: "none",
});

const EXPONENTIAL: readonly FieldSpec[] = [
  number("backoff.baseSeconds", "First wait at most, s", SECONDS),
  number("backoff.factor", "Each wait so many times the one before", { from: 1, to: 5 }),
  number("backoff.capSeconds", "No wait over, s", SECONDS, { empty: "no limit" }),
  number("backoff.floorSeconds", "No wait under, s", { from: 0, to: 10 }),
  choice("backoff.jitter", "Chance in the wait", {
    full: "anywhere up to it",
    equal: "in its upper half",
    decorrelated: "by the wait before",
    none: "none",
  }),
];

const LATCH: readonly FieldSpec[] = [
  number("latch.afterRefusals", "Refusals in a row that close it", { from: 1, to: 20 }, WHOLE),
  number("latch.reprobeSeconds", "Try flex again after, s", UP_TO_A_DAY, { empty: "never" }),
  number(
    "latch.runRequests",
    "Requests in a run",
    { from: 1, to: 10_000, isRatio: true },
    {
      empty: "one run without end",
      isWhole: true,
    },
  ),
];

const QUOTA: readonly FieldSpec[] = [
  number("retryQuota.capacity", "Tokens in the purse", { from: 1, to: 1_000, isRatio: true }),
  number("retryQuota.costPerRetry", "A retry costs", { from: 1, to: 20 }),
  number("retryQuota.refundPerSuccess", "A success gives back", { from: 0, to: 5 }),
];

const BATCH: readonly FieldSpec[] = [
  number(
    "holdSeconds",
    "Gather for, s",
    { from: 0, to: 86_400 },
    {
      hint: "0 submits each request at once.",
    },
  ),
  number("windowSeconds", "The provider's window, s", { from: 3_600, to: 86_400 }),
  choice("onExpired", "What has expired is", {
    resubmit: "submitted again",
    standard: "sent at standard",
    fail: "given up",
  }),
  number(
    "maxEnqueuedTokens",
    "Input tokens that may be enqueued",
    { from: 1e5, to: 1e10, isRatio: true },
    { empty: "no limit" },
  ),
  choice("onFull", "While that is full, requests", {
    wait: "wait",
    standard: "are sent at standard",
  }),
  {
    ...{ kind: "switch", path: ["coldCache"], label: "Batched prompts find no cache" },
    ...{ on: true, off: false },
  },
];

/** The fields of a policy, as far as they matter with what is chosen already. */
export function policySpecs(policy: JsonObject): readonly FieldSpec[] {
  if (policy.kind === "batch") return BATCH;
  if (policy.kind !== "flex") return [];
  const backoff = valueAt(policy, ["backoff", "kind"]) ?? "exponential";
  return [
    number("maxAttempts", "Attempts at flex", { from: 1, to: 20 }, WHOLE),
    number("attemptTimeoutSeconds", "Give an attempt up after, s", SECONDS, { empty: "never" }),
    number("budgetSeconds", "No attempt begins after, s", UP_TO_A_DAY, { empty: "no limit" }),
    choice("onExhausted", "Then", {
      standard: "call standard at once",
      "standard-at-budget": "call standard when the time is over",
      batch: "leave it to a batch",
      fail: "fail",
    }),
    BACKOFF,
    ...(backoff === "exponential" ? EXPONENTIAL : []),
    choice("retryAfter", "What a refusal asks to wait", {
      obey: "is obeyed",
      ignore: "is ignored",
    }),
    {
      ...{ kind: "switch", path: ["latch"], label: "Refusals turn the client to standard" },
      ...{ on: { afterRefusals: 1, reprobeSeconds: 60, runRequests: null }, off: null },
    },
    ...(policy.latch === null || policy.latch === undefined ? [] : LATCH),
    {
      ...{ kind: "switch", path: ["retryQuota"], label: "A purse limits retries" },
      ...{ on: { capacity: 500, costPerRetry: 5, refundPerSuccess: 1 }, off: null },
    },
    ...(policy.retryQuota === null || policy.retryQuota === undefined ? [] : QUOTA),
  ];
}
