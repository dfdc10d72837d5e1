import type { Ask } from "../answers/ask.ts";

/** The figures at the head of the page. */
export const KEY_ASK = {
  measures: ["listStandard", "spend", "saved", "cachedInputSaved", "available"],
  compare: true,
} as const satisfies Ask;
