import type { Ask } from "../../answers/ask.ts";

/** Time that failed attempts took and that was waited after them, by the tier asked for first. */
export const TIME_LOST_ASK = {
  measures: ["failingMs", "backoffMs", "operations"],
  by: ["requestedTier"],
} as const satisfies Ask;
