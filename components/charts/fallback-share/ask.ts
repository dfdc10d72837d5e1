import type { Ask } from "../../answers/ask.ts";

/** The share of operations that ended at another tier, by time and requested tier. */
export const FALLBACK_SHARE_ASK = {
  measures: ["operations", "fallbackShare"],
  by: ["time", "requestedTier"],
} as const satisfies Ask;
