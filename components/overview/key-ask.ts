import type { Ask } from "../answers/ask.ts";

/** The figures at the head of the page. */
export const KEY_ASK = {
  measures: ["spend", "saved", "available", "share429", "latency.p95"],
  compare: true,
} as const satisfies Ask;
