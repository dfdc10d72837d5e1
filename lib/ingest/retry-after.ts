const LEAST_MS = 1_000;
const SPREAD = 0.2;

/**
 * How long to ask a sender to wait: the wait itself, a fifth more or less, so that senders who were refused together
 * do not come back together; never under a second. `random` is from 0 to 1.
 */
export const retryAfterMs = (waitMs: number, random: number): number =>
  Math.max(LEAST_MS, Math.round(waitMs * (1 - SPREAD + 2 * SPREAD * random)));
