import type { Tier } from "../core/tier.ts";
import type { PriceBook } from "./book.ts";
import { priceInForce } from "./price-in-force.ts";
import { isInRegion } from "./region.ts";
import type { PriceableUsage, UnpricedReason } from "./types.ts";

export type Eligibility =
  | { readonly eligible: true }
  | { readonly eligible: false; readonly reason: UnpricedReason };

const ELIGIBLE: Eligibility = { eligible: true };
const NOT_IN_REGION: Eligibility = { eligible: false, reason: "not-sold-at-tier" };

/**
 * Whether a record could move to a tier: sold there for its model, size, region and date.
 * Stricter than a price in one point: a tier closed in the record's region is no place to move to.
 */
export function eligibility(
  book: PriceBook,
  usage: PriceableUsage,
  tier: Tier | null,
): Eligibility {
  const found = priceInForce(book, usage, tier);
  if (!found.ok) return { eligible: false, reason: found.reason };
  return isInRegion(usage.region, found.price.closedIn) ? NOT_IN_REGION : ELIGIBLE;
}
