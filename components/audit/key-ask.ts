import type { Ask } from "../answers/ask.ts";

/** The key figures of the page. */
export const KEY_ASK = {
  measures: ["calls", "askedShare", "servedAsAskedShare", "paidOverAsked"],
  compare: true,
} as const satisfies Ask;
