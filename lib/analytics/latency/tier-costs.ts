import { COMPARED_TIERS } from "../../core/tier.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { UnusedTier } from "../../wire/latency.ts";
import type { CostCell } from "../cost-cell.ts";
import { type CellPrice, priceCell } from "../price-cell.ts";
import { perCallUsd } from "./break-even.ts";
import { type Apart, groupKey, UNKNOWN_TIER } from "./timed-calls.ts";

/** What the calls of one model, tier and workload cost; sums in picodollars. */
export interface TierCost {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  readonly workload: string | null;
  /** Answered calls with a price. */
  answered: number;
  /** Answered calls without one. */
  unpriced: number;
  /** All that was charged. */
  spend: bigint;
  /** Answered calls whose price at standard is known, … */
  compared: number;
  /** … and what standard would have charged more for them, and for what failed beside them. */
  savedAgainstStandard: bigint;
}

const blank = (names: Omit<Parameters<typeof groupKey>[0], never>): TierCost => ({
  ...names,
  ...{ answered: 0, unpriced: 0, spend: 0n, compared: 0, savedAgainstStandard: 0n },
});

/** Single calls summed by model, tier and, if asked for, workload. Aggregate rows have no latency and no part. */
export function tierCosts(
  book: PriceBook,
  cells: readonly CostCell[],
  apart: Apart,
): ReadonlyMap<string, TierCost> {
  const costs = new Map<string, TierCost>();
  for (const cell of cells) {
    if (cell.grain !== "call") continue;
    const price = priceCell(book, cell);
    const { provider, model } = cell;
    const workload = apart === "workload" ? cell.workload : null;
    const names = { provider, model, tier: price.tier ?? UNKNOWN_TIER, workload };
    const key = groupKey(names, apart);
    const cost = costs.get(key) ?? blank(names);
    costs.set(key, cost);
    addCell(cost, cell, price);
  }
  return costs;
}

function addCell(cost: TierCost, cell: CostCell, price: ReturnType<typeof priceCell>): void {
  const answered = cell.outcome === "success" ? cell.records : 0;
  if (price.kind === "unpriced") {
    cost.unpriced += answered;
    return;
  }
  const { served, at } = price;
  cost.answered += answered;
  cost.spend += served.total;
  if (at.standard.kind === "kept") return;
  cost.compared += answered;
  cost.savedAgainstStandard += at.standard.priced.total - served.total;
}

interface Modelled {
  calls: number;
  sum: bigint;
}

/** What each model's answered calls would cost at tiers that sell it and that none of its calls was served at. */
export function unusedTiers(book: PriceBook, cells: readonly CostCell[]): UnusedTier[] {
  const models = new Map<
    string,
    { cell: CostCell; used: Set<string>; at: Map<string, Modelled> }
  >();
  for (const cell of cells) {
    if (cell.grain !== "call" || cell.outcome !== "success") continue;
    const price = priceCell(book, cell);
    if (price.kind === "unpriced") continue;
    const key = JSON.stringify([cell.provider, cell.model]);
    const model = models.get(key) ?? { cell, used: new Set(), at: new Map() };
    models.set(key, model);
    model.used.add(price.tier ?? UNKNOWN_TIER);
    addModelled(model.at, price, cell.records);
  }
  return [...models.values()].flatMap(({ cell: { provider, model }, used, at }) =>
    [...at].flatMap(([tier, { calls, sum }]) => {
      const perCall = perCallUsd(sum, calls);
      return used.has(tier) || perCall === null ? [] : [{ provider, model, tier, perCall, calls }];
    }),
  );
}

function addModelled(at: Map<string, Modelled>, price: CellPrice, records: number): void {
  for (const tier of COMPARED_TIERS) {
    const there = price.at[tier];
    if (there.kind === "kept") continue;
    const sums = at.get(tier) ?? { calls: 0, sum: 0n };
    at.set(tier, { calls: sums.calls + records, sum: sums.sum + there.priced.total });
  }
}
