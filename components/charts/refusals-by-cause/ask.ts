import type { Ask } from "../../answers/ask.ts";
import { REFUSAL_CAUSES } from "../../causes/cause-style.ts";

/** First attempts that were refused, over time: all for want of room with the interval, then cause by cause, then quota. */
export const REFUSALS_BY_CAUSE_ASK = {
  measures: [
    "operations",
    "firstRefusedLow",
    "firstRefusedHigh",
    "firstRefusedShare",
    "firstCapacityShare",
    "firstRateLimitShare",
    "firstSlowDownShare",
    "firstUnknown429Share",
    "firstQuotaShare",
  ],
  by: ["time"],
} as const satisfies Ask;

/** The causes in the order of their measures, and where the first of them stands. */
export const ASKED_CAUSES = [...REFUSAL_CAUSES, "quota"] as const;
export const FIRST_CAUSE = 4;
