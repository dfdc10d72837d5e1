import { type Picodollars, subtractUsd, ZERO_USD } from "../core/money.ts";
import { COMPARED_TIERS, type ComparedTier, type Tier } from "../core/tier.ts";
import type { PriceBook } from "../pricing/book.ts";
import { eligibility } from "../pricing/eligibility.ts";
import { priceUsage } from "../pricing/price-usage.ts";
import type { Assumption, Priced, UnpricedReason } from "../pricing/types.ts";
import { UNSAID_TIER } from "../pricing/with-tier-aliases.ts";
import type { MoveTier } from "../wire/overview.ts";
import type { CostCell } from "./cost-cell.ts";

/** What the same records would cost at one tier: moved there, or kept as served with the reason. */
export type AtTier =
  | { readonly kind: "moved"; readonly priced: Priced }
  | { readonly kind: "kept"; readonly reason: UnpricedReason };

export interface CellPrice {
  readonly kind: "priced";
  /** The tier at which `served` was judged. */
  readonly tier: Tier | null;
  readonly served: Priced;
  readonly assumed: readonly Assumption[];
  readonly at: Readonly<Record<ComparedTier, AtTier>>;
}

export interface CellUnpriced {
  readonly kind: "unpriced";
  readonly tier: Tier | null;
  readonly reason: UnpricedReason;
}

interface TierBasis {
  readonly tier: Tier | null;
  readonly assumed: readonly Assumption[];
}

const NOTHING: readonly Assumption[] = [];

/**
 * The tier to price: served; else requested unless `auto`; else the one given for the whole run, or by the
 * user for records that name none. Words of the user's own stand for the tiers that they mean.
 */
export function tierBasis(
  { ownTiers }: PriceBook,
  { tierServed, tierRequested }: Pick<CostCell, "tierServed" | "tierRequested">,
  assumeTier: Tier | null,
): TierBasis {
  const meant = (tier: Tier): Tier => ownTiers?.get(tier) ?? tier;
  if (tierServed !== null) return { tier: meant(tierServed), assumed: NOTHING };
  if (tierRequested !== null && tierRequested !== "auto") {
    return { tier: meant(tierRequested), assumed: ["tier-requested"] };
  }
  const given = assumeTier ?? ownTiers?.get(UNSAID_TIER) ?? null;
  return { tier: given, assumed: given === null ? NOTHING : ["tier-given"] };
}

/** What a priced cell would cost at a tier, or why it stays where it was served. */
export function atTier(
  book: PriceBook,
  cell: CostCell,
  tier: ComparedTier,
  served: Priced,
): AtTier {
  const may = eligibility(book, cell, tier);
  if (!may.eligible) return { kind: "kept", reason: may.reason };
  if (served.price?.tier === tier) return { kind: "moved", priced: served };
  const priced = priceUsage(book, cell, tier);
  return priced.ok ? { kind: "moved", priced } : { kind: "kept", reason: priced.reason };
}

/** What a cell cost at the tier it was served. */
export type ServedPrice = Pick<CellPrice, "kind" | "tier" | "served" | "assumed"> | CellUnpriced;

/** A cell priced at the tier it was served alone; priced or unpriced as a whole. */
export function priceServed(
  book: PriceBook,
  cell: CostCell,
  assumeTier: Tier | null = null,
): ServedPrice {
  const { tier, assumed } = tierBasis(book, cell, assumeTier);
  const served = priceUsage(book, cell, tier);
  if (!served.ok) return { kind: "unpriced", tier, reason: served.reason };
  const isFree = served.price === null;
  return {
    kind: "priced",
    tier,
    served,
    assumed: isFree ? NOTHING : [...assumed, ...served.assumed],
  };
}

/** A cell priced at the tier it was served and at every compared tier, in picodollars. */
export function priceCell(
  book: PriceBook,
  cell: CostCell,
  assumeTier: Tier | null = null,
): CellPrice | CellUnpriced {
  const price = priceServed(book, cell, assumeTier);
  if (price.kind === "unpriced") return price;

  const at = Object.fromEntries(
    COMPARED_TIERS.map((tier) => [tier, atTier(book, cell, tier, price.served)]),
  ) as Record<ComparedTier, AtTier>; // every compared tier is a key by construction
  return { ...price, at };
}

/** Tiers to which work may move to save; ties go to the first. Standard is one for what was served at a dearer tier. */
export const MOVE_TIERS = ["flex", "batch", "standard"] as const satisfies readonly MoveTier[];

export interface CheapestMove {
  readonly tier: MoveTier | null;
  /** The price there; what was served where no move saves. */
  readonly priced: Priced;
  readonly saves: Picodollars;
}

/** What the tier would take off what was served; zero where it is not sold or is no cheaper. */
export function savingAt(price: CellPrice, tier: MoveTier): Picodollars {
  const there = price.at[tier];
  if (there.kind === "kept" || there.priced.total >= price.served.total) return ZERO_USD;
  return subtractUsd(price.served.total, there.priced.total);
}

/** The tier that saves most against what was served; `null` and zero where none does. */
export function cheapestMove(price: CellPrice): CheapestMove {
  let best: CheapestMove = { tier: null, priced: price.served, saves: ZERO_USD };
  for (const tier of MOVE_TIERS) {
    const there = price.at[tier];
    const saves = savingAt(price, tier);
    if (there.kind === "moved" && saves > best.saves) best = { tier, priced: there.priced, saves };
  }
  return best;
}
