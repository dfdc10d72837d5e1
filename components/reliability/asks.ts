import type { Ask } from "../answers/ask.ts";

/** The figures at the head of the page. */
export const KEY_ASK = {
  measures: [
    "firstRefusedShare",
    "attemptsPerOperation",
    "backoffMs",
    "fallbackShare",
    "timeoutShare",
  ],
  compare: true,
} as const satisfies Ask;

/** What the sentence and the counting say of the whole period. */
export const WHOLE_ASK = {
  measures: [
    "operations",
    "operationsWithId",
    "firstRefusedShare",
    "firstRefusedLow",
    "firstRefusedHigh",
    "firstRefusedEffective",
    "fallbackShare",
    "failingMs",
    "backoffMs",
    "firstQuotaShare",
    "share429",
  ],
} as const satisfies Ask;

export const TIERS_ASK = {
  measures: ["operations", "firstRefusedShare"],
  by: ["requestedTier"],
} as const satisfies Ask;

/** Operations by the cause of their first failure. */
export const BEGUN_ASK = {
  measures: ["operations", "failingMs", "backoffMs", "operationsWithId"],
  by: ["errorClass"],
} as const satisfies Ask;

/** Calls by how they failed, and what they cost all the same. */
export const FAILED_ASK = {
  measures: ["calls", "spend"],
  by: ["errorClass"],
} as const satisfies Ask;

export const MODELS_ASK = {
  measures: [
    "operations",
    "firstRefusedShare",
    "firstRefusedLow",
    "firstRefusedHigh",
    "attemptsPerOperation",
    "fallbackShare",
    "backoffMs",
  ],
  by: ["model", "requestedTier"],
  order: "-operations",
  limit: 200,
} as const satisfies Ask;
