import type { Ask } from "../../answers/ask.ts";

/** Operations with an id, by how often they were tried and how they ended. */
export const ATTEMPTS_ASK = {
  measures: ["operationsWithId"],
  by: ["attempts", "outcome"],
  order: "attempts",
} as const satisfies Ask;
