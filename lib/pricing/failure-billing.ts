import type { ErrorClass } from "../core/record.ts";
import type { PriceBook } from "./book.ts";

/**
 * Refused before a token was read, or never begun. OpenAI documents it for the refusal of flex and for
 * expired batch lines, Azure for every 429.
 */
const BILLED_NOWHERE: ReadonlySet<ErrorClass> = new Set([
  "flex_unavailable",
  "rate_limit",
  "slow_down",
  "quota",
  "http_429",
  "batch_expired",
]);

const NEITHER_BILLED_AT: ReadonlyMap<string, ReadonlySet<ErrorClass>> = new Map([
  ["anthropic", new Set<ErrorClass>(["batch_cancelled"])],
  [
    "google",
    new Set<ErrorClass>(["invalid_request", "flex_not_supported", "tier_not_allowed"]), // HTTP 400
  ],
]);

/**
 * Whether a failure of that cause is known to cost nothing, whatever tokens its log shows: a gateway counts
 * the prompt that it sent. `false` where a provider bills it or does not say. Source: docs/formats.md.
 */
export function isUnbilled(
  { providerIds }: PriceBook,
  provider: string | null,
  cause: ErrorClass | null,
): boolean {
  if (cause === null) return false;
  if (BILLED_NOWHERE.has(cause)) return true;
  const id = provider === null ? undefined : providerIds.get(provider);
  return id !== undefined && NEITHER_BILLED_AT.get(id)?.has(cause) === true;
}
