import { exactUsd, picodollars } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { CacheHits, CacheLine } from "../wire/savings.ts";
import type { CostCell } from "./cost-cell.ts";
import { CHEAPER_TIERS } from "./fallback-lines.ts";
import type { PricedCell } from "./judge-moves.ts";
import type { CellPrice } from "./price-cell.ts";

/** Fewer records than these on either side say little about a share. */
export const FEWEST_RECORDS = 30;

interface Side {
  readonly cell: CostCell;
  readonly tier: string;
  records: number;
  input: number;
  cached: number;
  /** By what a cached token costs less, in picodollars: input and cached tokens. */
  readonly byRate: Map<bigint, { input: number; cached: number }>;
}

interface Use {
  readonly sides: Map<string, Side>;
}

function rateGap(book: PriceBook, { served }: CellPrice): bigint {
  const rates = served.price === null ? undefined : book.compiled.get(served.price.id)?.rates;
  return rates === undefined ? 0n : BigInt(rates.input - rates.cachedInput);
}

function sideOf(use: Use, cell: CostCell, tier: string): Side {
  const known = use.sides.get(tier);
  if (known) return known;
  const side = { cell, tier, records: 0, input: 0, cached: 0, byRate: new Map() };
  use.sides.set(tier, side);
  return side;
}

function addTo(side: Side, { records, inputTotal, inputCached }: CostCell, gap: bigint): void {
  const [input, cached] = [inputTotal ?? 0, inputCached ?? 0];
  side.records += records;
  side.input += input;
  side.cached += cached;
  const atRate = side.byRate.get(gap) ?? { input: 0, cached: 0 };
  side.byRate.set(gap, { input: atRate.input + input, cached: atRate.cached + cached });
}

const isCheaper = (tier: string | null): tier is string =>
  CHEAPER_TIERS.some((one) => one === tier);

const keyOf = ({ project, workload, provider, model }: CostCell): string =>
  JSON.stringify([project, workload, provider, model]);

/** What the side's input would cost less with the other side's cached share, in picodollars, rounded down. */
function lossOf(side: Side, standard: Side): bigint {
  let scaled = 0n;
  for (const [gap, { input, cached }] of side.byRate) {
    const missing =
      BigInt(input) * BigInt(standard.cached) - BigInt(cached) * BigInt(standard.input);
    scaled += missing * gap;
  }
  return scaled > 0n ? scaled / BigInt(standard.input) : 0n;
}

const isEnough = (side: Side | undefined): side is Side =>
  side !== undefined && side.records >= FEWEST_RECORDS && side.input > 0;

function lineOf(side: Side, standard: Side, lost: bigint): CacheLine {
  const { project, workload, provider, model } = side.cell;
  return {
    ...{ project, workload, provider, model },
    tier: side.tier,
    records: side.records,
    share: side.cached / side.input,
    standardShare: standard.cached / standard.input,
    lost: exactUsd(picodollars(lost)),
  };
}

/**
 * Holds the cached share of flex and batch against that of the same use (project, workload, provider and model) at
 * standard. What a cache would have held is in no record: the loss is what the difference is worth, as a most.
 */
export function cacheHits(book: PriceBook, cells: readonly PricedCell[]): CacheHits {
  const uses = new Map<string, Use>();
  let silent = 0;
  for (const { cell, price } of cells) {
    if (price.kind === "unpriced" || price.served.price === null) continue;
    const { tier } = price;
    if (tier !== "standard" && !isCheaper(tier)) continue;
    if (cell.inputTotal === null || cell.inputCached === null) {
      if (tier !== "standard") silent += cell.records;
      continue;
    }
    const use = uses.get(keyOf(cell)) ?? { sides: new Map() };
    uses.set(keyOf(cell), use);
    addTo(sideOf(use, cell, tier), cell, rateGap(book, price));
  }
  const found: { readonly line: CacheLine; readonly lost: bigint }[] = [];
  let [compared, notCompared] = [0, silent];
  for (const { sides } of uses.values()) {
    const standard = sides.get("standard");
    for (const side of sides.values()) {
      if (side.tier === "standard") continue;
      if (!isEnough(standard) || !isEnough(side)) {
        notCompared += side.records;
        continue;
      }
      compared += side.records;
      const lost = lossOf(side, standard);
      found.push({ line: lineOf(side, standard, lost), lost });
    }
  }
  found.sort((a, b) =>
    a.lost === b.lost ? b.line.records - a.line.records : a.lost > b.lost ? -1 : 1,
  );
  const lost = found.reduce((sum, one) => sum + one.lost, 0n);
  return {
    lines: found.map(({ line }) => line),
    lost: exactUsd(picodollars(lost)),
    compared,
    notCompared,
  };
}
