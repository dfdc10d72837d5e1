import type { Backoff, RetryAfterRule } from "./policy.ts";

/** A wait that is uniform between `lowSeconds` and `lowSeconds + widthSeconds`; width 0 is a fixed one. */
export interface DelayLaw {
  readonly lowSeconds: number;
  readonly widthSeconds: number;
}

const SDK_FIRST_SECONDS = 0.5;
const SDK_LONGEST_SECONDS = 8;
const SDK_JITTER_SHARE = 0.25;
const DECORRELATED_SPREAD = 3;

const fixed = (seconds: number): DelayLaw => ({ lowSeconds: seconds, widthSeconds: 0 });
const between = (low: number, high: number): DelayLaw => ({
  lowSeconds: Math.min(low, high),
  widthSeconds: Math.max(0, high - low),
});

/** The ceiling of the wait before retry 1, 2, …: min(cap, base · factor^(retry − 1)). */
function ceilingSeconds(
  { baseSeconds, factor, capSeconds }: Extract<Backoff, { kind: "exponential" }>,
  retry: number,
): number {
  const grown = baseSeconds * factor ** (retry - 1);
  return Math.min(grown, capSeconds ?? grown);
}

/** Whether the wait before a retry depends on the wait before the last one, as with decorrelated jitter. */
export const remembersWaits = (backoff: Backoff): boolean =>
  backoff.kind === "exponential" && backoff.jitter === "decorrelated";

/**
 * The law of the wait before a retry (from 1), in seconds. With decorrelated jitter it holds before the cap and
 * depends on the wait before, which is the base for the first.
 * Full, equal and decorrelated jitter: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015,
 * with the base as the ceiling of the first wait; `sdk-default`: openai-node, `calculateDefaultRetryTimeoutMillis`.
 */
export function delayLaw(backoff: Backoff, retry: number, previousSeconds: number): DelayLaw {
  if (backoff.kind === "none") return fixed(0);
  if (backoff.kind === "sdk-default") {
    const most = Math.min(SDK_LONGEST_SECONDS, SDK_FIRST_SECONDS * 2 ** (retry - 1));
    return between(most * (1 - SDK_JITTER_SHARE), most);
  }
  const { baseSeconds, jitter, floorSeconds } = backoff;
  const most = Math.max(floorSeconds, ceilingSeconds(backoff, retry));
  switch (jitter) {
    case "none":
      return fixed(most);
    case "full":
      return between(floorSeconds, most);
    case "equal":
      return between(Math.max(floorSeconds, most / 2), most);
    case "decorrelated":
      return between(baseSeconds, Math.max(baseSeconds, DECORRELATED_SPREAD * previousSeconds));
  }
}

/** What one wait needs to be told; `retryAfterSeconds` is `null` where the refusal named none. */
export interface WaitQuestion {
  readonly backoff: Backoff;
  readonly retryAfter: RetryAfterRule;
  /** 1 before the second attempt. */
  readonly retry: number;
  /** The wait before the last attempt; ignored by all but decorrelated jitter. */
  readonly previousSeconds: number;
  readonly retryAfterSeconds: number | null;
}

/** The wait before the first retry is drawn as if the one before it had been the base. */
export const firstPreviousSeconds = (backoff: Backoff): number =>
  backoff.kind === "exponential" ? backoff.baseSeconds : 0;

/**
 * The wait before a retry in seconds, for a uniform draw in [0, 1). A Retry-After that is obeyed replaces it, as in
 * the providers' SDKs.
 */
export function waitBeforeRetry(question: WaitQuestion, uniform: number): number {
  const { backoff, retryAfter, retry, previousSeconds, retryAfterSeconds } = question;
  if (retryAfter === "obey" && retryAfterSeconds !== null) return retryAfterSeconds;
  const { lowSeconds, widthSeconds } = delayLaw(backoff, retry, previousSeconds);
  const drawn = lowSeconds + widthSeconds * uniform;
  if (!remembersWaits(backoff) || backoff.kind !== "exponential") return drawn;
  return Math.min(drawn, backoff.capSeconds ?? drawn);
}

/** The longest that all waits of so many attempts can last together, in seconds; `Infinity` past what a number holds. */
export function longestWaits(backoff: Backoff, attempts: number): number {
  let total = 0;
  let previous = firstPreviousSeconds(backoff);
  for (let retry = 1; retry < attempts; retry++) {
    const { lowSeconds, widthSeconds } = delayLaw(backoff, retry, previous);
    previous = lowSeconds + widthSeconds;
    if (backoff.kind === "exponential")
      previous = Math.min(previous, backoff.capSeconds ?? previous);
    total += previous;
  }
  return total;
}
