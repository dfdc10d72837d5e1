import {
  BACKOFF_DEFAULTS,
  BATCH_DEFAULTS,
  FLEX_DEFAULTS,
  type FlexPolicy,
  type Policy,
} from "./policy.ts";

const flex = (changes: Partial<FlexPolicy>): FlexPolicy => ({ ...FLEX_DEFAULTS, ...changes });

const NO_BACKOFF = { kind: "none" } as const;

/** Policies that people run, by name, the plain tiers first. Where each was seen stands in `presets.ts`. */
export const PRESET_POLICIES = {
  standard: { kind: "standard" },
  priority: { kind: "priority" },
  batch: { ...BATCH_DEFAULTS, holdSeconds: 3600 },
  "flex-backoff-then-standard": FLEX_DEFAULTS,
  "flex-once": flex({ maxAttempts: 1, backoff: NO_BACKOFF }),
  "timeout-180": flex({ maxAttempts: 1, attemptTimeoutSeconds: 180, backoff: NO_BACKOFF }),
  "timeout-30": flex({ maxAttempts: 1, attemptTimeoutSeconds: 30, backoff: NO_BACKOFF }),
  "sdk-default": flex({
    maxAttempts: 3,
    attemptTimeoutSeconds: 600,
    backoff: { kind: "sdk-default" },
  }),
  cookbook: flex({
    maxAttempts: 6,
    attemptTimeoutSeconds: 600,
    backoff: { ...BACKOFF_DEFAULTS, baseSeconds: 2, floorSeconds: 1 },
  }),
  "p-retry": flex({
    maxAttempts: 11,
    attemptTimeoutSeconds: 600,
    backoff: { ...BACKOFF_DEFAULTS, capSeconds: null, jitter: "none" },
  }),
  "aws-2026": flex({
    maxAttempts: 3,
    attemptTimeoutSeconds: 600,
    backoff: { ...BACKOFF_DEFAULTS, capSeconds: 20 },
    retryQuota: { capacity: 500, costPerRetry: 5, refundPerSuccess: 1 },
  }),
  latch: flex({
    maxAttempts: 1,
    attemptTimeoutSeconds: 120,
    backoff: NO_BACKOFF,
    latch: { afterRefusals: 1, reprobeSeconds: null, runRequests: 150 },
  }),
  "latch-reprobe": flex({
    maxAttempts: 1,
    attemptTimeoutSeconds: 120,
    backoff: NO_BACKOFF,
    latch: { afterRefusals: 1, reprobeSeconds: 60, runRequests: null },
  }),
  patient: flex({ maxAttempts: 20, budgetSeconds: 600 }),
} as const satisfies Record<string, Policy>;

export type PresetId = keyof typeof PRESET_POLICIES;
