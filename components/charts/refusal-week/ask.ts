import type { Ask } from "../../answers/ask.ts";

/** First attempts and how many of them were refused, for each hour of the week. */
export const REFUSAL_WEEK_ASK = {
  measures: ["operations", "firstRefusedShare"],
  by: ["hourOfWeek"],
} as const satisfies Ask;
