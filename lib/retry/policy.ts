/** How long to wait before a retry; exact laws and their sources are in `backoff.ts`. */
export type Backoff = NoBackoff | SdkDefaultBackoff | ExponentialBackoff;

/** Retries follow each other at once. */
export interface NoBackoff {
  readonly kind: "none";
}

/** What OpenAI's own SDKs do: half a second, doubled up to 8 s, less up to a quarter by chance. */
export interface SdkDefaultBackoff {
  readonly kind: "sdk-default";
}

export const JITTERS = ["none", "full", "equal", "decorrelated"] as const;
export type Jitter = (typeof JITTERS)[number];

export interface ExponentialBackoff {
  readonly kind: "exponential";
  /** The ceiling of the first wait. */
  readonly baseSeconds: number;
  readonly factor: number;
  /** No wait is longer; `null` lets them grow. */
  readonly capSeconds: number | null;
  readonly jitter: Jitter;
  /** No wait is shorter; matters with full and equal jitter. */
  readonly floorSeconds: number;
}

export const RETRY_AFTER_RULES = ["obey", "ignore"] as const;
export type RetryAfterRule = (typeof RETRY_AFTER_RULES)[number];

export const EXHAUSTED_RULES = ["standard", "standard-at-budget", "fail", "batch"] as const;
/** What follows the last flex attempt: one further call at standard (now, or when the budget is over), nothing, or a batch. */
export type OnExhausted = (typeof EXHAUSTED_RULES)[number];

/** Refusals turn a client to standard for its next requests too. */
export interface Latch {
  /** So many refused or timed-out attempts in a row, over all requests of the client, close it. */
  readonly afterRefusals: number;
  /** After so long one request tries flex again; `null` never does. */
  readonly reprobeSeconds: number | null;
  /** A run of so many requests begins open; `null` is one run without end. */
  readonly runRequests: number | null;
}

/** A client's purse for retries, as in AWS SDKs: an empty one means no retry. */
export interface RetryQuota {
  readonly capacity: number;
  readonly costPerRetry: number;
  readonly refundPerSuccess: number;
}

export interface FlexPolicy {
  readonly kind: "flex";
  /** Flex attempts alone; the fallback is one further call. */
  readonly maxAttempts: number;
  /** An attempt begins only while no more than this has passed since the first began. */
  readonly budgetSeconds: number | null;
  /** An attempt unanswered after this is abandoned and counts as a failed one. */
  readonly attemptTimeoutSeconds: number | null;
  readonly backoff: Backoff;
  readonly retryAfter: RetryAfterRule;
  readonly onExhausted: OnExhausted;
  readonly latch: Latch | null;
  readonly retryQuota: RetryQuota | null;
}

export const EXPIRED_RULES = ["resubmit", "standard", "fail"] as const;
export type OnExpired = (typeof EXPIRED_RULES)[number];

export const FULL_RULES = ["wait", "standard"] as const;
export type OnFull = (typeof FULL_RULES)[number];

export interface BatchPolicy {
  readonly kind: "batch";
  /** Requests are gathered and submitted every so often; 0 submits each at once. */
  readonly holdSeconds: number;
  /** What is unfinished after it is cancelled by the provider. */
  readonly windowSeconds: number;
  readonly onExpired: OnExpired;
  /** Input tokens that may be submitted and unfinished at a time; `null` is no limit. */
  readonly maxEnqueuedTokens: number | null;
  readonly onFull: OnFull;
  /** Whether batched prompts find no cache. */
  readonly coldCache: boolean;
}

export interface StandardPolicy {
  readonly kind: "standard";
}

export interface PriorityPolicy {
  readonly kind: "priority";
}

export type Policy = StandardPolicy | PriorityPolicy | BatchPolicy | FlexPolicy;

export const POLICY_KINDS = ["standard", "priority", "batch", "flex"] as const;

/** A file may leave any of these out. Nothing in them is measured: they are common habits. */
export const BACKOFF_DEFAULTS: ExponentialBackoff = {
  kind: "exponential",
  baseSeconds: 1,
  factor: 2,
  capSeconds: 60,
  jitter: "full",
  floorSeconds: 0,
};

/** The 15 minutes are what OpenAI's flex guide raises the client's timeout to. */
export const FLEX_DEFAULTS: FlexPolicy = {
  kind: "flex",
  maxAttempts: 3,
  budgetSeconds: null,
  attemptTimeoutSeconds: 900,
  backoff: BACKOFF_DEFAULTS,
  retryAfter: "obey",
  onExhausted: "standard",
  latch: null,
  retryQuota: null,
};

/** 24 hours is the only window that OpenAI sells; cached prompts are billed as fresh ones to be on the safe side. */
export const BATCH_DEFAULTS: BatchPolicy = {
  kind: "batch",
  holdSeconds: 0,
  windowSeconds: 86_400,
  onExpired: "resubmit",
  maxEnqueuedTokens: null,
  onFull: "wait",
  coldCache: true,
};
