import { exactUsd, picodollars } from "../core/money.ts";
import { isUndated } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { DaySpend, MoveTier, NamedCost, Overview } from "../wire/overview.ts";
import type { CostCell } from "./cost-cell.ts";
import { CostSum } from "./cost-line.ts";
import { judgeMoves, type PricedCell } from "./judge-moves.ts";
import { type CheapestMove, priceCell, priceServed } from "./price-cell.ts";
import { Statement } from "./statement.ts";

type Slice = {
  readonly name: string | null;
  readonly provider: string | null;
  readonly sum: CostSum;
};

class Slices {
  private readonly slices = new Map<string, Slice>();

  add(
    name: string | null,
    provider: string | null,
    { cell, price }: PricedCell,
    move: CheapestMove | null,
  ) {
    const key = JSON.stringify([provider, name]);
    let slice = this.slices.get(key);
    if (!slice) {
      slice = { name, provider, sum: new CostSum() };
      this.slices.set(key, slice);
    }
    slice.sum.add(cell, price, move);
  }

  all(): Slice[] {
    return [...this.slices.values()].sort((a, b) => Number(b.sum.asServed - a.sum.asServed));
  }

  toWire(): NamedCost[] {
    return this.all().map(({ name, provider, sum }) => ({ name, provider, ...sum.toWire() }));
  }
}

interface DaySum {
  records: number;
  unpricedRecords: number;
  readonly byTier: Map<string, bigint>;
}

function addDay(book: PriceBook, days: Map<string, DaySum>, cell: CostCell): void {
  if (cell.day === null || isUndated(cell.startUs)) return;
  const price = priceServed(book, cell);
  let day = days.get(cell.day);
  if (!day) {
    day = { records: 0, unpricedRecords: 0, byTier: new Map() };
    days.set(cell.day, day);
  }
  day.records += cell.records;
  if (price.kind === "unpriced") {
    day.unpricedRecords += cell.records;
    return;
  }
  if (price.served.total === 0n) return;
  const tier = price.tier ?? "unknown";
  day.byTier.set(tier, (day.byTier.get(tier) ?? 0n) + price.served.total);
}

const usd = (amount: bigint): string => exactUsd(picodollars(amount));

function daysToWire(days: Map<string, DaySum>, isPartial: (day: string) => boolean): DaySpend[] {
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { records, unpricedRecords, byTier }]) => ({
      day,
      records,
      unpricedRecords,
      byTier: Object.fromEntries([...byTier].map(([tier, amount]) => [tier, usd(amount)])),
      partial: isPartial(day),
    }));
}

/** The workload and the one tier of it that would take most off. */
function firstMove(workloads: readonly Slice[]): Overview["firstMove"] {
  let best: { slice: Slice; tier: MoveTier; tiers: readonly MoveTier[]; saves: bigint } | null =
    null;
  for (const slice of workloads) {
    const move = slice.sum.bestMove();
    if (move && move.saves > (best?.saves ?? 0n)) best = { slice, ...move };
  }
  if (best === null) return null;
  const { slice, tier, tiers, saves } = best;
  return { workload: slice.name, tier, tiers, saves: usd(saves), of: usd(slice.sum.asServed) };
}

export type OverviewBody = Pick<
  Overview,
  | "total"
  | "days"
  | "models"
  | "workloads"
  | "projects"
  | "unpriced"
  | "assumed"
  | "ineligible"
  | "firstMove"
>;

/** The same records, summed twice. */
export interface OverviewCells {
  /** By project and workload: what of them moves to another tier is decided by use, not day by day. */
  readonly byUse: Iterable<CostCell>;
  readonly byDay: Iterable<CostCell>;
}

/** The whole account of the page. Every part sums to `total` exactly. */
export function buildOverview(
  book: PriceBook,
  { byUse, byDay }: OverviewCells,
  isPartial: (day: string) => boolean,
): OverviewBody {
  const statement = new Statement(book);
  const days = new Map<string, DaySum>();
  const models = new Slices();
  const workloads = new Slices();
  const projects = new Slices();
  const priced = Array.from(byUse, (cell) => ({ cell, price: priceCell(book, cell) }));
  const moves = judgeMoves(priced);
  for (const [place, one] of priced.entries()) {
    const move = moves[place] ?? null;
    const { cell } = one;
    statement.addPriced(one, move);
    models.add(cell.model, cell.provider, one, move);
    workloads.add(cell.workload, null, one, move);
    projects.add(cell.project, null, one, move);
  }
  for (const cell of byDay) addDay(book, days, cell);
  return {
    total: statement.total.toWire(),
    days: daysToWire(days, isPartial),
    models: models.toWire(),
    workloads: workloads.toWire(),
    projects: projects.toWire(),
    unpriced: statement.unpriced(),
    assumed: statement.assumed(),
    ineligible: statement.ineligible(),
    firstMove: firstMove(workloads.all()),
  };
}
