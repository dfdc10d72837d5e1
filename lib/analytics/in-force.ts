import { holdsAt } from "../core/holds-at.ts";
import type { PriceListing } from "../wire/prices.ts";

/** Whether a listing was asked for at a tier's price list and found there, previews included. */
export const isSold = ({ availability }: Pick<PriceListing, "availability">): boolean =>
  availability !== "not_listed";

/** Whether a listing holds at a moment, sold or not; a retracted one never did. */
export const isInForce = (
  listing: Pick<PriceListing, "status" | "fromUs" | "toUs">,
  us: number,
): boolean => listing.status !== "retracted" && holdsAt(listing, us);
