import { type Picodollars, picodollars, ZERO_USD } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { Priced } from "../pricing/types.ts";
import { priceSteps } from "../pricing/without-cache.ts";
import type { CostCell } from "./cost-cell.ts";
import type { CellPrice } from "./price-cell.ts";

/** Tiers that have a step of their own; all others share one. */
export const STEP_TIERS = ["flex", "batch", "priority", "other"] as const;
export type StepTier = (typeof STEP_TIERS)[number];

/**
 * How a price comes about, in exact picodollars: `list − cachedInput + cacheWrites − contract − byTier` is what was
 * paid, where `byTier` belongs to the step of `tier`.
 */
export interface Waterfall {
  /** Every token at the standard rate of input or output. */
  readonly list: Picodollars;
  readonly cachedInput: Picodollars;
  readonly cacheWrites: Picodollars;
  /** What the user's contract took off. */
  readonly contract: Picodollars;
  /** What the tier took off the standard price, caches and contract included; below zero for a dearer one. */
  readonly byTier: Picodollars;
  /** `null`: no tier charged anything else than standard. */
  readonly tier: StepTier | null;
}

/** The standard price of a cell; what was served where standard is not sold for it. */
export const standardPrice = ({ at, served }: CellPrice): Priced =>
  at.standard.kind === "moved" ? at.standard.priced : served;

/** The step to which a tier's discount or surcharge belongs; `null` for standard. */
export function stepTier({ tier }: Pick<CellPrice, "tier">): StepTier | null {
  if (tier === null || tier === "standard") return null;
  return STEP_TIERS.find((one) => one === tier) ?? "other";
}

/** The steps from list price to what was paid for a priced cell; they sum to it exactly. */
export function waterfallOf(book: PriceBook, cell: CostCell, price: CellPrice): Waterfall {
  const standard = standardPrice(price);
  const steps = priceSteps(book, cell, standard);
  const byTier = picodollars(standard.total - price.served.total);
  return {
    list: steps.list,
    cachedInput: steps.readSaved,
    cacheWrites: steps.writePaid,
    contract: steps.contractSaved,
    byTier,
    tier: byTier === ZERO_USD ? null : (stepTier(price) ?? "other"),
  };
}
