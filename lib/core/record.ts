import type { Tier } from "./tier.ts";

/**
 * `call`: one HTTP attempt. `bucket`: an aggregate row of an export. `cost`: money that a provider
 * reports, without usage. They never add up.
 */
export type Grain = "call" | "bucket" | "cost";

export const OUTCOMES = [
  "success",
  "error",
  "incomplete",
  "cancelled",
  "pending",
  "gateway_cache_hit",
  "unknown",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Failure causes, as told apart in docs/formats.md. `http_429`: a 429 whose cause the source cannot tell. */
export const ERROR_CLASSES = [
  "flex_unavailable",
  "rate_limit",
  "slow_down",
  "quota",
  "overloaded",
  "server_error",
  "timeout_408",
  "timeout_client",
  "flex_not_supported",
  "tier_not_allowed",
  "invalid_request",
  "batch_expired",
  "batch_cancelled",
  "request_timeout",
  "http_429",
  "unknown",
] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/**
 * Token counts. `null` is unknown, `0` is known to be none.
 * `inputTotal` includes cached and cache-write tokens, `outputTotal` includes reasoning;
 * `inputCacheWrite` includes `inputCacheWrite1h`.
 */
export interface Tokens {
  readonly inputTotal: number | null;
  readonly inputCached: number | null;
  readonly inputCacheWrite: number | null;
  readonly inputCacheWrite1h: number | null;
  readonly outputTotal: number | null;
  readonly reasoning: number | null;
}

export const TOKEN_FIELDS = [
  "inputTotal",
  "inputCached",
  "inputCacheWrite",
  "inputCacheWrite1h",
  "outputTotal",
  "reasoning",
] as const satisfies readonly (keyof Tokens)[];

/** One normalised record of any source: facts only, never content, never money. */
export interface UsageRecord extends Tokens {
  readonly grain: Grain;
  /** Microseconds since 1970 UTC, as the source sent it: a call's start, a bucket's start. */
  readonly startUs: number;
  /** Exclusive end of a bucket; `null` for calls and where unknown. */
  readonly endUs: number | null;
  /** 1 for a call; a bucket's own count, `null` where its source has none. */
  readonly requests: number | null;
  readonly requestId: string | null;
  /** Shared by the attempts of one call that the caller wanted once. */
  readonly operationId: string | null;
  /** As the source counts it: 0 (or 1) for the first attempt. */
  readonly attempt: number | null;
  readonly provider: string | null;
  /** The model that answered, else the one asked for. */
  readonly model: string | null;
  readonly tierRequested: Tier | null;
  readonly tierServed: Tier | null;
  readonly outcome: Outcome;
  readonly httpStatus: number | null;
  readonly errorClass: ErrorClass | null;
  readonly errorCode: string | null;
  readonly latencyMs: number | null;
  readonly ttftMs: number | null;
  readonly project: string | null;
  readonly apiKey: string | null;
  readonly user: string | null;
  readonly endpoint: string | null;
  readonly workload: string | null;
  /** A data-residency region that prices apart; `null` = none named. */
  readonly region: string | null;
  /** What the source says it cost, as exact decimal USD; for reconciliation, never for pricing. */
  readonly reportedUsd?: string | null;
}

/** Text fields of a record that name a dimension, in storage order. */
export const DIMENSION_FIELDS = [
  "provider",
  "model",
  "tierRequested",
  "tierServed",
  "project",
  "apiKey",
  "user",
  "endpoint",
  "workload",
  "region",
] as const satisfies readonly (keyof UsageRecord)[];

/** The moment to which a record reaches: a bucket's end, which it excludes, else its start. */
export const reachUs = ({ startUs, endUs }: Pick<UsageRecord, "startUs" | "endUs">): number =>
  Math.max(startUs, endUs ?? startUs);

/** A record about which nothing but its grain and start is known. */
export function blankRecord(grain: Grain, startUs: number): UsageRecord {
  return {
    grain,
    startUs,
    endUs: null,
    requests: grain === "call" ? 1 : null,
    requestId: null,
    operationId: null,
    attempt: null,
    provider: null,
    model: null,
    tierRequested: null,
    tierServed: null,
    outcome: "success",
    httpStatus: null,
    errorClass: null,
    errorCode: null,
    inputTotal: null,
    inputCached: null,
    inputCacheWrite: null,
    inputCacheWrite1h: null,
    outputTotal: null,
    reasoning: null,
    latencyMs: null,
    ttftMs: null,
    project: null,
    apiKey: null,
    user: null,
    endpoint: null,
    workload: null,
    region: null,
  };
}
