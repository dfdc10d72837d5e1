import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import type { NewOwnPrice } from "../../lib/wire/own-names.ts";

/** A price as it stands in the form. */
export interface PriceDraft {
  readonly provider: string;
  readonly model: string;
  readonly tiers: readonly string[];
  readonly fromDay: string;
  readonly input: string;
  readonly cachedInput: string;
  readonly output: string;
  readonly source: string;
}

/** What the records say that the price is for. */
export interface PriceNeed {
  readonly model: string | null;
  readonly tier: string | null;
  /** The first day that has such records, ISO. */
  readonly fromDay: string | null;
}

export const draftFor = ({ model, tier, fromDay }: PriceNeed, today: string): PriceDraft => ({
  ...{ provider: "", model: model ?? "", tiers: [tier ?? "standard"] },
  ...{ fromDay: fromDay ?? today, input: "", cachedInput: "", output: "", source: "" },
});

/** The tiers to tick: those that pages compare, and the word that the records bring. */
export const tierChoices = ({ tier }: PriceNeed): readonly string[] =>
  tier === null || COMPARED_TIERS.some((one) => one === tier)
    ? COMPARED_TIERS
    : [...COMPARED_TIERS, tier];

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the API is asked to keep; blank fields are unknown. */
export const newPriceOf = (draft: PriceDraft): NewOwnPrice => ({
  ...draft,
  provider: orNull(draft.provider),
  cachedInput: orNull(draft.cachedInput),
  output: orNull(draft.output),
});

/** Whether all is said that a price needs. */
export const isComplete = ({ model, tiers, fromDay, input, source }: PriceDraft): boolean =>
  tiers.length > 0 && [model, fromDay, input, source].every((text) => text.trim() !== "");
