import { type Picodollars, subtractUsd, ZERO_USD } from "../core/money.ts";
import type { Priced } from "../pricing/types.ts";
import type { MoveTier } from "../wire/overview.ts";
import type { CostCell } from "./cost-cell.ts";
import {
  type AtTier,
  type CellPrice,
  type CellUnpriced,
  type CheapestMove,
  MOVE_TIERS,
} from "./price-cell.ts";

export interface PricedCell {
  readonly cell: CostCell;
  readonly price: CellPrice | CellUnpriced;
}

const rowOf = ({ price }: Priced): string => price?.id ?? "free";
const placeOf = (there: AtTier): string =>
  there.kind === "moved" ? rowOf(there.priced) : there.reason;

/** One use: a project's workload, as far as the same price rows hold for it wherever it goes. */
function keyOfUse({ project, workload }: CostCell, { served, at }: CellPrice): string {
  return JSON.stringify([
    project,
    workload,
    rowOf(served),
    ...MOVE_TIERS.map((tier) => placeOf(at[tier])),
  ]);
}

function savesAt({ served, at }: CellPrice, tier: MoveTier): Picodollars | null {
  const there = at[tier];
  return there.kind === "moved" ? subtractUsd(served.total, there.priced.total) : null;
}

/** The tier that takes most off all of a use; ties go to the first. `null` where none takes anything off. */
function bestTier(sums: ReadonlyMap<MoveTier, bigint>): MoveTier | null {
  let best: { tier: MoveTier; saves: bigint } | null = null;
  for (const tier of MOVE_TIERS) {
    const saves = sums.get(tier) ?? 0n;
    if (saves > (best?.saves ?? 0n)) best = { tier, saves };
  }
  return best?.tier ?? null;
}

/**
 * Where each cell would go so that each use costs least, in picodollars, in the order of the cells; `null` for the
 * unpriced. A use goes as a whole: a part of it may cost more there, and says so by a negative saving. However finely the
 * same records are cut, the savings have the same sum.
 */
export function judgeMoves(cells: readonly PricedCell[]): (CheapestMove | null)[] {
  const uses = new Map<string, Map<MoveTier, bigint>>();
  const keys = cells.map(({ cell, price }) => {
    if (price.kind === "unpriced") return null;
    const key = keyOfUse(cell, price);
    const sums = uses.get(key) ?? new Map<MoveTier, bigint>();
    uses.set(key, sums);
    for (const tier of MOVE_TIERS) {
      const saves = savesAt(price, tier);
      if (saves !== null) sums.set(tier, (sums.get(tier) ?? 0n) + saves);
    }
    return key;
  });
  const tiers = new Map([...uses].map(([key, sums]) => [key, bestTier(sums)]));
  return cells.map(({ price }, place) => {
    const key = keys[place];
    if (price.kind === "unpriced" || key === null || key === undefined) return null;
    const tier = tiers.get(key) ?? null;
    const there = tier === null ? null : price.at[tier];
    if (tier === null || there?.kind !== "moved") {
      return { tier: null, priced: price.served, saves: ZERO_USD };
    }
    return {
      tier,
      priced: there.priced,
      saves: subtractUsd(price.served.total, there.priced.total),
    };
  });
}
