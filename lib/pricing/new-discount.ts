import { err, ok, type Result } from "../core/result.ts";
import { canonicalTier } from "../core/tier.ts";
import type { PriceBook } from "./book.ts";
import { type Discount, doDiscountsOverlap } from "./discount.ts";
import { isDiscountPercent } from "./rate-share.ts";

export type DiscountRefusal<Stored extends Discount> =
  | { readonly code: "unknown-provider"; readonly provider: string }
  | { readonly code: "unknown-model"; readonly provider: string; readonly model: string }
  | { readonly code: "unknown-tier"; readonly provider: string; readonly tier: string }
  | { readonly code: "wrong-percent"; readonly percent: string }
  | { readonly code: "reversed-days"; readonly fromDay: string; readonly toDay: string }
  | { readonly code: "overlap"; readonly other: Stored };

/** The discount by the catalogue's names; or why it would bear on nothing, or on what another one bears on already. */
export function newDiscount<Stored extends Discount>(
  book: PriceBook,
  wish: Discount,
  stored: readonly Stored[],
): Result<Discount, DiscountRefusal<Stored>> {
  const { percent, fromDay, toDay } = wish;
  const said = wish.provider.toLowerCase();
  const provider = book.providerIds.get(said) ?? said;
  const sold = book.models.filter((model) => model.provider === provider);
  if (sold.length === 0) return err({ code: "unknown-provider", provider: wish.provider });
  const model = sold.find(({ id }) => id === wish.model)?.id ?? null;
  if (wish.model !== null && model === null) {
    return err({ code: "unknown-model", provider, model: wish.model });
  }
  const tier = canonicalTier(wish.tier, provider);
  if (tier !== null && !book.tierLabels.get(provider)?.has(tier)) {
    return err({ code: "unknown-tier", provider, tier });
  }
  if (!isDiscountPercent(percent)) return err({ code: "wrong-percent", percent });
  if (toDay !== null && toDay < fromDay) return err({ code: "reversed-days", fromDay, toDay });

  const discount = { provider, model, tier, percent, fromDay, toDay, note: wish.note };
  const other = stored.find((one) => doDiscountsOverlap(one, discount));
  return other === undefined ? ok(discount) : err({ code: "overlap", other });
}
