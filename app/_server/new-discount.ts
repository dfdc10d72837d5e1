import { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { StoredDiscount } from "../../lib/db/writes/change-discounts.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { PriceBook } from "../../lib/pricing/book.ts";
import type { Discount } from "../../lib/pricing/discount.ts";
import { type DiscountRefusal, newDiscount } from "../../lib/pricing/new-discount.ts";
import { Day, Name } from "./own-price-fields.ts";

export const NewDiscount = z.object({
  provider: Name,
  model: Name.nullable(),
  tier: Name.nullable(),
  percent: z.string().trim().max(20),
  fromDay: Day,
  toDay: Day.nullable(),
  note: Name,
});

/** A discount in words: "7.5 % off o3 of openai at flex, from 2026-01-01 (contract 12)". */
export function discountWords({ provider, model, tier, percent, ...rest }: Discount): string {
  const what = model === null ? `all models of ${provider}` : `${model} of ${provider}`;
  const at = tier === null ? "" : ` at ${tier}`;
  const until = rest.toDay === null ? "" : ` to ${rest.toDay}`;
  return `${percent} % off ${what}${at}, from ${rest.fromDay}${until} (${rest.note})`;
}

function refusal(found: DiscountRefusal<StoredDiscount>): Problem {
  const bad = (message: string): Problem => ({ code: "bad-request", message });
  switch (found.code) {
    case "unknown-provider":
      return bad(
        `The price list has no provider "${found.provider}". Choose one that it holds, such as openai.`,
      );
    case "unknown-model":
      return bad(
        `The price list has no model "${found.model}" of ${found.provider}. Choose one that it holds, or none for all of them.`,
      );
    case "unknown-tier":
      return bad(
        `${found.provider} sells nothing at a tier "${found.tier}". Choose one of its tiers, or none for all of them.`,
      );
    case "wrong-percent":
      return bad(
        `A discount takes more than 0 and at most 100 percent off, as a number with at most 6 decimals such as 7.5; found "${found.percent}".`,
      );
    case "reversed-days":
      return bad(
        `The last day, ${found.toDay}, lies before the first, ${found.fromDay}. Exchange them, or leave the last day open.`,
      );
    case "overlap":
      return overlapProblem(found.other);
  }
}

export const overlapProblem = (other: StoredDiscount): Problem => ({
  code: "wrong-state",
  message: `It overlaps with discount ${other.id}: ${discountWords(other)}. Nothing was saved. Remove that one first, or choose other days, models or tiers.`,
});

/** The discount to keep, by the catalogue's names; or why it cannot be. */
export function discountOf(
  book: PriceBook,
  wish: z.infer<typeof NewDiscount>,
  stored: readonly StoredDiscount[],
): Result<Discount, Problem> {
  const found = newDiscount(book, wish, stored);
  return found.ok ? ok(found.value) : err(refusal(found.error));
}
