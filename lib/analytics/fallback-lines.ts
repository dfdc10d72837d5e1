import { exactUsd, picodollars } from "../core/money.ts";
import type { FallbackLine } from "../wire/savings.ts";
import type { CostCell } from "./cost-cell.ts";
import type { PricedCell } from "./judge-moves.ts";
import type { CellPrice, CellUnpriced } from "./price-cell.ts";

/** Tiers that are asked for in order to pay less. */
export const CHEAPER_TIERS = ["flex", "batch"] as const;
export type CheaperTier = (typeof CHEAPER_TIERS)[number];

interface Line {
  readonly cell: CostCell;
  readonly asked: CheaperTier;
  calls: number;
  spend: bigint;
  lost: bigint;
  notSold: number;
  unpriced: number;
}

const askedOf = ({ tierRequested }: CostCell): CheaperTier | null =>
  CHEAPER_TIERS.find((tier) => tier === tierRequested) ?? null;

/** Whether a call that was answered asked for a cheaper tier than the one that it names as served. */
function isServedElsewhere({ grain, outcome, tierServed }: CostCell, asked: CheaperTier): boolean {
  const isAnswered = outcome === "success" || outcome === "incomplete";
  return grain === "call" && isAnswered && tierServed !== null && tierServed !== asked;
}

function addTo(line: Line, { records }: CostCell, price: CellPrice | CellUnpriced): void {
  line.calls += records;
  if (price.kind === "unpriced") {
    line.unpriced += records;
    return;
  }
  line.spend += price.served.total;
  const there = price.at[line.asked];
  if (there.kind === "kept") line.notSold += records;
  else if (there.priced.total < price.served.total) {
    line.lost += price.served.total - there.priced.total;
  }
}

/**
 * What calls that asked for flex or batch and were served elsewhere cost more than there, in exact picodollars; served for
 * less counts as nothing lost. `tierRequested` of a cell is the tier that was asked for first.
 */
export function fallbackLines(
  kind: FallbackLine["kind"],
  cells: readonly PricedCell[],
): readonly FallbackLine[] {
  const lines = new Map<string, Line>();
  for (const { cell, price } of cells) {
    const asked = askedOf(cell);
    if (asked === null || !isServedElsewhere(cell, asked)) continue;
    const key = JSON.stringify([cell.provider, cell.model, asked, cell.tierServed]);
    const blank = { cell, asked, calls: 0, spend: 0n, lost: 0n, notSold: 0, unpriced: 0 };
    const line = lines.get(key) ?? blank;
    lines.set(key, line);
    addTo(line, cell, price);
  }
  return [...lines.values()].map(({ cell, asked, spend, lost, ...counts }) => ({
    kind,
    provider: cell.provider,
    model: cell.model,
    asked,
    served: cell.tierServed ?? "unknown",
    ...counts,
    spend: exactUsd(picodollars(spend)),
    lost: exactUsd(picodollars(lost)),
  }));
}
