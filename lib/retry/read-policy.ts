import { err, ok, type Result } from "../core/result.ts";
import { shownValue } from "../core/shown-value.ts";
import { longestWaits } from "./backoff.ts";
import { type FieldReader, fieldReader, isObject, type PolicyProblem } from "./field-checks.ts";
import {
  BACKOFF_DEFAULTS,
  BATCH_DEFAULTS,
  type Backoff,
  type BatchPolicy,
  EXHAUSTED_RULES,
  EXPIRED_RULES,
  FLEX_DEFAULTS,
  type FlexPolicy,
  FULL_RULES,
  JITTERS,
  type Latch,
  POLICY_KINDS,
  type Policy,
  RETRY_AFTER_RULES,
  type RetryQuota,
} from "./policy.ts";

const DAY_SECONDS = 86_400;
/** No caller waits longer for one answer. */
const LONGEST_SECONDS = 30 * DAY_SECONDS;
const MOST_ATTEMPTS = 100;
const MOST_TOKENS = 1e15;

const SECONDS = { least: 0, most: LONGEST_SECONDS };

/** Names in a policy of each kind. */
const FIELDS: Readonly<Record<Policy["kind"], readonly string[]>> = {
  standard: ["kind"],
  priority: ["kind"],
  batch: Object.keys(BATCH_DEFAULTS),
  flex: Object.keys(FLEX_DEFAULTS),
};

/**
 * The policy that a JSON value describes, with defaults for what it leaves out, or all that is wrong with it. A policy
 * that could never finish is refused.
 */
export function readPolicy(value: unknown): Result<Policy, readonly PolicyProblem[]> {
  const problems: PolicyProblem[] = [];
  if (!isObject(value)) {
    const message = `A policy must be an object with a kind, which can be ${POLICY_KINDS.join(", ")}.`;
    return err([{ code: "not-an-object", field: "", message }]);
  }
  const kind = POLICY_KINDS.find((one) => one === value.kind);
  if (kind === undefined) {
    const message = `kind is ${shownValue(value.kind)}; it can be ${POLICY_KINDS.join(", ")}.`;
    return err([{ code: "not-accepted", field: "kind", message }]);
  }
  const reader = fieldReader(value, FIELDS[kind], problems);
  const policy = policyOf(kind, reader);
  return problems.length === 0 ? ok(policy) : err(problems);
}

function policyOf(kind: Policy["kind"], reader: FieldReader): Policy {
  switch (kind) {
    case "standard":
    case "priority":
      return { kind };
    case "batch":
      return readBatch(reader);
    case "flex":
      return readFlex(reader);
  }
}

function readBatch(reader: FieldReader): BatchPolicy {
  const { holdSeconds, windowSeconds, maxEnqueuedTokens } = BATCH_DEFAULTS;
  return {
    kind: "batch",
    holdSeconds: reader.number("holdSeconds", holdSeconds, SECONDS),
    windowSeconds: reader.number("windowSeconds", windowSeconds, { ...SECONDS, least: 1 }),
    onExpired: reader.choice("onExpired", BATCH_DEFAULTS.onExpired, EXPIRED_RULES),
    maxEnqueuedTokens: reader.numberOrNull("maxEnqueuedTokens", maxEnqueuedTokens, {
      least: 1,
      most: MOST_TOKENS,
      orNull: "no limit",
    }),
    onFull: reader.choice("onFull", BATCH_DEFAULTS.onFull, FULL_RULES),
    coldCache: reader.flag("coldCache", BATCH_DEFAULTS.coldCache),
  };
}

function readFlex(reader: FieldReader): FlexPolicy {
  const { maxAttempts, budgetSeconds, attemptTimeoutSeconds } = FLEX_DEFAULTS;
  const policy: FlexPolicy = {
    kind: "flex",
    maxAttempts: reader.number("maxAttempts", maxAttempts, {
      least: 1,
      most: MOST_ATTEMPTS,
      whole: true,
    }),
    budgetSeconds: reader.numberOrNull("budgetSeconds", budgetSeconds, {
      ...SECONDS,
      orNull: "no budget",
    }),
    attemptTimeoutSeconds: reader.numberOrNull("attemptTimeoutSeconds", attemptTimeoutSeconds, {
      least: 0.001,
      most: LONGEST_SECONDS,
      orNull: "no timeout",
    }),
    backoff: readBackoff(reader),
    retryAfter: reader.choice("retryAfter", FLEX_DEFAULTS.retryAfter, RETRY_AFTER_RULES),
    onExhausted: reader.choice("onExhausted", FLEX_DEFAULTS.onExhausted, EXHAUSTED_RULES),
    latch: readLatch(reader),
    retryQuota: readQuota(reader),
  };
  refuseEndless(policy, reader);
  return policy;
}

const BACKOFF_KINDS = ["none", "sdk-default", "exponential"] as const;

function readBackoff(reader: FieldReader): Backoff {
  const inner = reader.object("backoff", Object.keys(BACKOFF_DEFAULTS), false);
  if (inner === undefined || inner === null) return BACKOFF_DEFAULTS;
  const kind = inner.choice("kind", BACKOFF_DEFAULTS.kind, BACKOFF_KINDS);
  const backoff = {
    kind: BACKOFF_DEFAULTS.kind,
    baseSeconds: inner.number("baseSeconds", BACKOFF_DEFAULTS.baseSeconds, SECONDS),
    factor: inner.number("factor", BACKOFF_DEFAULTS.factor, { least: 1, most: 100 }),
    capSeconds: inner.numberOrNull("capSeconds", BACKOFF_DEFAULTS.capSeconds, {
      ...SECONDS,
      orNull: "no cap",
    }),
    jitter: inner.choice("jitter", BACKOFF_DEFAULTS.jitter, JITTERS),
    floorSeconds: inner.number("floorSeconds", BACKOFF_DEFAULTS.floorSeconds, SECONDS),
  };
  if (kind !== "exponential") return { kind };
  const { capSeconds, floorSeconds, baseSeconds } = backoff;
  for (const [name, seconds] of [
    ["floorSeconds", floorSeconds],
    ["baseSeconds", baseSeconds],
  ] as const) {
    if (capSeconds === null || seconds <= capSeconds) continue;
    inner.problem(
      name,
      "out-of-range",
      `${name} is ${seconds}, above capSeconds, which is ${capSeconds}: no wait would fit between them.`,
    );
  }
  return backoff;
}

function readLatch(reader: FieldReader): Latch | null {
  const inner = reader.object("latch", ["afterRefusals", "reprobeSeconds", "runRequests"], true);
  if (inner === undefined || inner === null) return null;
  const latch = {
    afterRefusals: inner.number("afterRefusals", 1, { least: 1, most: 10_000, whole: true }),
    reprobeSeconds: inner.numberOrNull("reprobeSeconds", null, { ...SECONDS, orNull: "never" }),
    runRequests: inner.numberOrNull("runRequests", null, {
      least: 1,
      most: 1e9,
      whole: true,
      orNull: "one run without end",
    }),
  };
  if (latch.reprobeSeconds === null && latch.runRequests === null) {
    reader.problem(
      "latch",
      "never-returns",
      "With neither reprobeSeconds nor runRequests the first refusal would keep every later request at standard: give one of them.",
    );
  }
  return latch;
}

function readQuota(reader: FieldReader): RetryQuota | null {
  const inner = reader.object("retryQuota", ["capacity", "costPerRetry", "refundPerSuccess"], true);
  if (inner === undefined || inner === null) return null;
  const tokens = { least: 0, most: 1e9 };
  return {
    capacity: inner.number("capacity", 500, tokens),
    costPerRetry: inner.number("costPerRetry", 5, tokens),
    refundPerSuccess: inner.number("refundPerSuccess", 1, tokens),
  };
}

const MANY_DAYS = 1e6;

function daysText(seconds: number): string {
  const days = Math.round(seconds / DAY_SECONDS);
  return days > MANY_DAYS ? "over a million" : String(days);
}

function refuseEndless(policy: FlexPolicy, reader: FieldReader): void {
  const { budgetSeconds, backoff, maxAttempts, onExhausted } = policy;
  if (onExhausted === "standard-at-budget" && budgetSeconds === null) {
    reader.problem(
      "budgetSeconds",
      "never-finishes",
      'budgetSeconds is null, but onExhausted waits for the budget to be over: give a budget, or fall back with "standard".',
    );
  }
  const waits = longestWaits(backoff, maxAttempts);
  if (budgetSeconds === null && waits > LONGEST_SECONDS) {
    reader.problem(
      "maxAttempts",
      "never-finishes",
      `${maxAttempts} attempts may wait ${daysText(waits)} days together: give budgetSeconds, a smaller capSeconds or fewer attempts.`,
    );
  }
}
