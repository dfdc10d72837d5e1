/** Why records have no price, or could not move, as a clause after "they". */
const UNPRICED: Readonly<Record<string, string>> = {
  "unknown-model": "name a model that the price list does not hold",
  "unknown-tier": "do not say at which tier they were served",
  "model-ended": "name a model that was shut down by then",
  "not-sold-at-tier": "name a tier at which the model is not sold",
  "no-price-at-date": "are from a day for which no price is known",
  "tokens-unknown": "do not say how many tokens they used",
};

const UNPRICED_REMEDY: Readonly<Record<string, string>> = {
  "unknown-model": "Map the model's name to one of the price list and import again.",
  "unknown-tier": "Map a tier column, or give a default tier, and import again.",
  "model-ended": "Check the model's name and the date of these records.",
  "not-sold-at-tier": "Check the tier column of the import.",
  "no-price-at-date": "Check the dates of the import.",
  "tokens-unknown": "Map the token columns and import again.",
};

/** Words for a reason why records are unpriced; an unlisted reason is shown by its code. */
export const unpricedWords = (reason: string): string => UNPRICED[reason] ?? reason;

/** What to do about unpriced records; empty where nothing is known. */
export const unpricedRemedy = (reason: string): string => UNPRICED_REMEDY[reason] ?? "";

const INELIGIBLE: Readonly<Record<string, string>> = {
  ...UNPRICED,
  "not-sold-at-tier": "model is not sold at that tier",
  "model-ended": "model was shut down by then",
  "no-price-at-date": "no price known for that day",
  "unknown-model": "model is not in the price list",
};

/** Why records could not move to a tier, as a short note. */
export const ineligibleWords = (reason: string): string => INELIGIBLE[reason] ?? reason;

interface Assumption {
  /** What was assumed. */
  readonly assumed: string;
  /** Which way the figure errs if the assumption is wrong. */
  readonly effect: string;
}

const ASSUMED: Readonly<Record<string, Assumption>> = {
  "cached-unknown": {
    assumed: "No input tokens came from a cache, since the records do not say",
    effect: "The true cost is the same or lower.",
  },
  "cache-write-unknown": {
    assumed: "No tokens were written to a cache, since the records do not say",
    effect: "The true cost may be higher where cache writes cost extra.",
  },
  "band-unknown": {
    assumed: "Sums of several requests were priced as short prompts",
    effect: "The true cost is higher if requests were over the long-context line.",
  },
  "provider-unknown": {
    assumed: "The model's own maker sold it, since the records name no provider",
    effect: "Another seller may charge another price.",
  },
  "tier-requested": {
    assumed: "Served at the tier that was asked for, since the answer does not say",
    effect: "Downgraded requests would have cost less or more.",
  },
  "tier-given": {
    assumed: "Served at the tier given at import, since the records do not say",
    effect: "Another tier has another price.",
  },
  "failure-billed": {
    assumed: "Failed calls with tokens were billed for them",
    effect: "The true cost is the same or lower.",
  },
  "peak-holiday-unknown": {
    assumed: "Local public holidays were priced like any weekday's peak hours",
    effect: "The true cost is the same or lower.",
  },
};

/** What an assumption says and how it errs; an unlisted one is shown by its code. */
export const assumptionWords = (assumption: string): Assumption =>
  ASSUMED[assumption] ?? { assumed: assumption, effect: "" };
