import type { PriceDiscount } from "../../lib/wire/own-names.ts";
import type { PricedModel } from "../../lib/wire/prices.ts";
import { compareTiers } from "../tiers/tier-style.ts";

/** A discount as it stands in the form; blank: all, or no end. */
export interface DiscountDraft {
  readonly provider: string;
  readonly model: string;
  readonly tier: string;
  readonly percent: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly note: string;
}

export const emptyDiscount = (today: string): DiscountDraft => ({
  ...{ provider: "", model: "", tier: "", percent: "", fromDay: today, toDay: "", note: "" },
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the API is asked to keep; `null` while something is missing. */
export function discountOfDraft(draft: DiscountDraft): PriceDiscount | null {
  const { provider, percent, fromDay, note } = draft;
  if ([provider, percent, fromDay, note].some((text) => text.trim() === "")) return null;
  return {
    ...{ provider, fromDay, percent: percent.trim().replace(/\s*%$/, ""), note: note.trim() },
    ...{ model: orNull(draft.model), tier: orNull(draft.tier), toDay: orNull(draft.toDay) },
  };
}

/** The choices that a draft has: the sellers, the models of the chosen one, the tiers of what is chosen. */
export function discountChoices(
  models: readonly PricedModel[],
  { provider, model }: Pick<DiscountDraft, "provider" | "model">,
) {
  const sold = models.filter((one) => one.provider === provider);
  const meant = sold.filter((one) => model === "" || one.model === model);
  const tiers = meant.flatMap(({ listings }) =>
    listings.filter(({ availability }) => availability !== "not_listed").map(({ tier }) => tier),
  );
  return {
    providers: [...new Set(models.map((one) => one.provider))].filter((name) => name !== "own"),
    models: sold.map((one) => one.model),
    tiers: [...new Set(tiers)].sort(compareTiers),
  };
}
