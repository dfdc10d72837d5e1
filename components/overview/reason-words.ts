import type { Assumption, UnpricedReason } from "../../lib/pricing/types.ts";
import type { IneligibleLine, UnpricedLine } from "../../lib/wire/overview.ts";

/** Why records have no price, as a clause after "they". */
const UNPRICED: Readonly<Record<UnpricedReason, string>> = {
  "unknown-model": "name no model",
  "unknown-tier": "do not say at which tier they were served",
  "model-ended": "name a model that was shut down by then",
  "not-sold-at-tier": "name a tier at which the model is not sold",
  "no-price-at-date": "are from a day for which no price is known",
  "tokens-unknown": "do not say how many tokens they used",
};

const UNPRICED_REMEDY: Readonly<Record<UnpricedReason, string>> = {
  "unknown-model": "Undo the import, map a model column or give a default model, and import again.",
  "unknown-tier": "Say at which tier to price them, or import them again with a tier column.",
  "model-ended": "Check the model's name and the date of these records.",
  "not-sold-at-tier": "Check the tier column of the import, or enter your own price.",
  "no-price-at-date": "Check the dates of the import against the model's history in Prices.",
  "tokens-unknown": "Undo the import, map the token columns and import again.",
};

type WhyUnpriced = Pick<UnpricedLine, "reason" | "model" | "tier">;

const isUnlisted = ({ reason, model }: WhyUnpriced): boolean =>
  reason === "unknown-model" && model !== null;
const isOwnWord = ({ reason, tier }: WhyUnpriced): boolean =>
  reason === "unknown-tier" && tier !== null;

/** Why records of a line are unpriced, as a clause after "they". */
export function unpricedWords(line: WhyUnpriced): string {
  if (isUnlisted(line)) return `name \u201c${line.model}\u201d, which the price list does not hold`;
  if (isOwnWord(line))
    return `name the tier \u201c${line.tier}\u201d, which the price list does not know`;
  return UNPRICED[line.reason];
}

/** The same after "it". */
export const unpricedWordsOfOne = (line: WhyUnpriced): string =>
  unpricedWords(line)
    .replace(/^name /, "names ")
    .replace(/^do not /, "does not ")
    .replace(/^are /, "is ")
    .replace("they were served", "it was served")
    .replace("they used", "it used");

/** What to do about unpriced records. */
export function unpricedRemedy(line: WhyUnpriced): string {
  if (isUnlisted(line)) return "Say which listed model it is, or enter its price.";
  if (isOwnWord(line)) return "Say which tier it is, or enter its price.";
  return UNPRICED_REMEDY[line.reason];
}

const INELIGIBLE: Readonly<Record<UnpricedReason, string>> = {
  "unknown-model": "the model is not in the price list",
  "unknown-tier": "the seller has no such tier",
  "model-ended": "the model was shut down by then",
  "not-sold-at-tier": "the model is not sold at that tier",
  "no-price-at-date": "no price is known for that day",
  "tokens-unknown": "the records do not say how many tokens they used",
};

/** Why records could not move to a tier, as a short note. */
export const ineligibleWords = (line: Pick<IneligibleLine, "reason" | "becauseLong">): string =>
  line.becauseLong ? "not sold at that tier for prompts this long" : INELIGIBLE[line.reason];

interface AssumptionWords {
  /** What was assumed. */
  readonly assumed: string;
  /** Which way the figure errs if the assumption is wrong. */
  readonly effect: string;
}

const ASSUMED: Readonly<Record<Assumption, AssumptionWords>> = {
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
    assumed: "Served at the tier that you gave, since the records do not say",
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
  "price-not-guaranteed": {
    assumed: "The last published price went on, beyond the day until which it was promised",
    effect: "The true cost may be higher or lower.",
  },
};

/** What an assumption says and how it errs. */
export const assumptionWords = (assumption: Assumption): AssumptionWords => ASSUMED[assumption];
