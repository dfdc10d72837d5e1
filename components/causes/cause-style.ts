import type { ErrorClass } from "../../lib/core/record.ts";

/** How a cause of failure looks on every page: the 429s have a family of colours of their own. */
export interface CauseStyle {
  readonly name: string;
  readonly colour: string;
  readonly hatched: boolean;
}

const plain = (name: string): CauseStyle => ({ name, colour: "var(--ink-3)", hatched: false });

const STYLES: Readonly<Record<ErrorClass, CauseStyle>> = {
  flex_unavailable: { name: "flex capacity", colour: "var(--cause-capacity)", hatched: false },
  rate_limit: { name: "rate limit", colour: "var(--cause-rate-limit)", hatched: false },
  slow_down: { name: "slow-down", colour: "var(--cause-slow-down)", hatched: false },
  http_429: { name: "429, cause not told", colour: "var(--tier-unknown)", hatched: true },
  quota: { name: "quota", colour: "var(--cause-quota)", hatched: false },
  timeout_client: plain("timed out here"),
  timeout_408: plain("timed out there (408)"),
  request_timeout: plain("timed out in a batch"),
  overloaded: plain("overloaded (503)"),
  server_error: plain("server error"),
  flex_not_supported: plain("flex not sold for the model"),
  tier_not_allowed: plain("tier not allowed"),
  invalid_request: plain("invalid request"),
  batch_expired: plain("batch expired"),
  batch_cancelled: plain("batch cancelled"),
  unknown: plain("cause not told"),
};

/** 429s that say that there was no room, in the order in which every page shows them. */
export const REFUSAL_CAUSES = ["flex_unavailable", "rate_limit", "slow_down", "http_429"] as const;

const ORDER = Object.keys(STYLES);

/** The looks of a cause by the name of its class; other names read as they are. */
export function causeStyle(cause: string): CauseStyle {
  const known: Readonly<Record<string, CauseStyle>> = STYLES;
  return Object.hasOwn(known, cause) ? (known[cause] ?? plain(cause)) : plain(cause);
}

/** Causes in the order in which every page shows them: 429s, quota, timeouts, then the others. */
export const compareCauses = (one: string, other: string): number =>
  ORDER.indexOf(one) - ORDER.indexOf(other) || one.localeCompare(other, "en");
