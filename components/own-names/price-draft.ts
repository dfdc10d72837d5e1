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
  readonly cacheWrite: string;
  readonly cacheWrite1h: string;
  readonly output: string;
  readonly source: string;
}

/** What the records say that the price is for. */
export interface PriceNeed {
  readonly model: string | null;
  readonly tier: string | null;
  /** All tiers that the records name, where they are several. */
  readonly tiers?: readonly (string | null)[] | undefined;
  /** The first day that has such records, ISO. */
  readonly fromDay: string | null;
}

const tiersOf = ({ tier, tiers }: PriceNeed): readonly string[] => {
  const named = (tiers ?? [tier]).filter((one) => one !== null);
  return named.length > 0 ? named : ["standard"];
};

export const draftFor = (need: PriceNeed, today: string): PriceDraft => ({
  provider: "",
  model: need.model ?? "",
  tiers: tiersOf(need),
  fromDay: need.fromDay ?? today,
  input: "",
  cachedInput: "",
  cacheWrite: "",
  cacheWrite1h: "",
  output: "",
  source: "",
});

/** The tiers to tick: those that pages compare, and the word that the records bring. */
export const tierChoices = (need: PriceNeed): readonly string[] => [
  ...new Set([...COMPARED_TIERS, ...tiersOf(need)]),
];

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the API is asked to keep; blank fields are unknown. */
export const newPriceOf = (draft: PriceDraft): NewOwnPrice => ({
  ...draft,
  provider: orNull(draft.provider),
  cachedInput: orNull(draft.cachedInput),
  cacheWrite: orNull(draft.cacheWrite),
  cacheWrite1h: orNull(draft.cacheWrite1h),
  output: orNull(draft.output),
});

/** Whether all is said that a price needs. */
export const isComplete = ({ model, tiers, fromDay, input, source }: PriceDraft): boolean =>
  tiers.length > 0 && [model, fromDay, input, source].every((text) => text.trim() !== "");
