import type { ErrorClass } from "../../core/record.ts";

/** 429s that say that there was no room. Quota is a billing state and stands apart. */
export const REFUSALS: ReadonlySet<ErrorClass> = new Set<ErrorClass>([
  "flex_unavailable",
  "rate_limit",
  "slow_down",
  "http_429",
]);
