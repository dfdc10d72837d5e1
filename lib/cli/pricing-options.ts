import { err, ok, type Result } from "../core/result.ts";
import { canonicalServedTier, type Tier } from "../core/tier.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { type CommandFailure, EXIT } from "./command.ts";
import { tiersIn } from "./mapped-tiers.ts";

/** How records are to be priced that name another day, or no tier. */
export const PRICING_OPTIONS = {
  "price-date": { type: "string", value: "DATE", help: "Price every record at this day's prices" },
  "assume-tier": {
    type: "string",
    value: "TIER",
    help: "Tier of records that name none (counted as assumed)",
  },
} as const;

export interface PricingWish {
  /** Replaces every record's date (midnight UTC, µs); its time of day stays. */
  readonly priceDayUs: number | null;
  readonly assumeTier: Tier | null;
}

const TIERS = tiersIn(PRICE_BOOK);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the options mean; a failure says what they take. */
export function pricingWish(
  options: Readonly<Record<keyof typeof PRICING_OPTIONS, string | undefined>>,
): Result<PricingWish, CommandFailure> {
  const date = options["price-date"];
  const priceDayUs = date !== undefined && DAY.test(date) ? parseIsoUs(date) : null;
  if (date !== undefined && priceDayUs === null) {
    const message = `--price-date takes a day such as 2025-05-01, not "${date}".`;
    return err({ exit: EXIT.usage, code: "wrong-date", message });
  }
  const tier = options["assume-tier"];
  const assumeTier = TIERS.find((known) => known === canonicalServedTier(tier, null));
  if (tier !== undefined && assumeTier === undefined) {
    const message = `--assume-tier takes one of ${TIERS.join(", ")}, not "${tier}".`;
    return err({ exit: EXIT.usage, code: "wrong-tier", message });
  }
  return ok({ priceDayUs, assumeTier: assumeTier ?? null });
}
