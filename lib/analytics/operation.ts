import type { UsageRecord } from "../core/record.ts";
import { isUndated, US_PER_MS } from "../core/time.ts";

type Attempt = Pick<
  UsageRecord,
  "startUs" | "latencyMs" | "outcome" | "errorClass" | "tierRequested" | "tierServed"
>;

/** Whether an attempt came to nothing; an answer cut short for its length is one all the same. */
export const isFailed = ({
  outcome,
  errorClass,
}: Pick<Attempt, "outcome" | "errorClass">): boolean =>
  outcome === "error" ||
  outcome === "cancelled" ||
  (outcome === "incomplete" && errorClass !== null);

/** Time from the end of an attempt to the start of the next in whole milliseconds, none where they overlap; `null` = unknown. */
export function waitMs(attempt: Attempt, next: Attempt): number | null {
  if (attempt.latencyMs === null || isUndated(attempt.startUs) || isUndated(next.startUs)) {
    return null;
  }
  const us = next.startUs - attempt.startUs - attempt.latencyMs * US_PER_MS;
  return Math.max(0, Math.floor(us / US_PER_MS));
}

/** Whether another tier was asked for (or served, where not both say what was asked for) in the end; `null` = unknown. */
export function fellBack(first: Attempt, last: Attempt): boolean | null {
  if (first.tierRequested !== null && last.tierRequested !== null) {
    return first.tierRequested !== last.tierRequested;
  }
  if (first.tierServed !== null && last.tierServed !== null) {
    return first.tierServed !== last.tierServed;
  }
  return null;
}
