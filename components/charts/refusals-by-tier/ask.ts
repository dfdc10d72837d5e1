import type { Ask } from "../../answers/ask.ts";

/** The share of refused first attempts with its interval, by time and requested tier. */
export const REFUSALS_BY_TIER_ASK = {
  measures: ["operations", "firstRefusedShare", "firstRefusedLow", "firstRefusedHigh"],
  by: ["time", "requestedTier"],
} as const satisfies Ask;
