import { exactUsd, picodollars } from "../core/money.ts";
import { COMPARED_TIERS, type ComparedTier, type Tier } from "../core/tier.ts";
import type { PriceBook } from "../pricing/book.ts";
import { eligibility } from "../pricing/eligibility.ts";
import type { AssumedLine, IneligibleLine, UnpricedLine } from "../wire/overview.ts";
import type { CostCell } from "./cost-cell.ts";
import { CostSum } from "./cost-line.ts";
import type { PricedCell } from "./judge-moves.ts";
import { type CellPrice, type CellUnpriced, type CheapestMove, priceCell } from "./price-cell.ts";

interface Counted<T> {
  readonly line: T;
  records: number;
  requests: number;
}

function count<T>(
  into: Map<string, Counted<T>>,
  parts: readonly (string | null)[],
  line: T,
  cell: CostCell,
): void {
  const key = JSON.stringify(parts);
  const found = into.get(key);
  if (found) {
    found.records += cell.records;
    found.requests += cell.requests;
  } else {
    into.set(key, { line, records: cell.records, requests: cell.requests });
  }
}

const byRecords = (a: { records: number }, b: { records: number }): number => b.records - a.records;

/**
 * The account of a set of records: what they cost as served and at every compared tier, what was
 * assumed, what could not move, what has no price. Feed it cells; every cell lands in exactly one place.
 */
export class Statement {
  readonly total = new CostSum();
  private readonly unpricedBy = new Map<
    string,
    Counted<Omit<UnpricedLine, "records" | "requests">>
  >();
  private readonly ineligibleBy = new Map<string, Counted<Omit<IneligibleLine, "records">>>();
  private readonly assumedBy = new Map<string, Counted<Pick<AssumedLine, "assumption">>>();
  private moreIfLong = 0n;
  private withoutLongPrice = 0;
  private readonly book: PriceBook;
  private readonly assumeTier: Tier | null;

  constructor(book: PriceBook, assumeTier: Tier | null = null) {
    this.book = book;
    this.assumeTier = assumeTier;
  }

  add(cell: CostCell): CellPrice | CellUnpriced {
    const price = priceCell(this.book, cell, this.assumeTier);
    this.addPriced({ cell, price });
    return price;
  }

  /** A cell with its price, and where its use would go if that was judged of more than the cell. */
  addPriced({ cell, price }: PricedCell, move?: CheapestMove | null): void {
    this.total.add(cell, price, move);
    if (price.kind === "unpriced") this.noteUnpriced(cell, price);
    else this.notePriced(cell, price);
  }

  /** Puts a record that was there before in its new place of the total; what is counted stays as it is. */
  replace(before: CostCell, after: CostCell): void {
    const priced = (cell: CostCell) => ({
      cell,
      price: priceCell(this.book, cell, this.assumeTier),
    });
    this.total.replace(priced(before), priced(after));
  }

  private noteUnpriced(cell: CostCell, { reason, tier }: CellUnpriced): void {
    const { model } = cell;
    count(this.unpricedBy, [reason, model, tier], { reason, model, tier }, cell);
  }

  private notePriced(cell: CostCell, price: CellPrice): void {
    const { moreIfLong } = price.served;
    this.moreIfLong += moreIfLong;
    const isUnknownBand = price.assumed.includes("band-unknown");
    if (isUnknownBand && moreIfLong === 0n) this.withoutLongPrice += cell.records;
    for (const assumption of price.assumed) {
      count(this.assumedBy, [assumption], { assumption }, cell);
    }
    for (const tier of COMPARED_TIERS) {
      const there = price.at[tier];
      if (there.kind === "moved") continue;
      const isLong = there.reason === "not-sold-at-tier" && this.isSoldForShort(cell, tier);
      const line = {
        tier,
        reason: there.reason,
        model: cell.model,
        ...(isLong ? { becauseLong: true as const } : {}),
      };
      count(this.ineligibleBy, [tier, there.reason, cell.model, String(isLong)], line, cell);
    }
  }

  private isSoldForShort(cell: CostCell, tier: ComparedTier): boolean {
    return eligibility(this.book, { ...cell, bandInput: 0 }, tier).eligible;
  }

  unpriced(): UnpricedLine[] {
    return [...this.unpricedBy.values()]
      .map(({ line, records, requests }) => ({ ...line, records, requests }))
      .sort(byRecords);
  }

  ineligible(): IneligibleLine[] {
    return [...this.ineligibleBy.values()]
      .map(({ line, records }) => ({ ...line, records }))
      .sort(byRecords);
  }

  assumed(): AssumedLine[] {
    const { withoutLongPrice } = this;
    const ifLong = {
      moreIfLong: exactUsd(picodollars(this.moreIfLong)),
      ...(withoutLongPrice > 0 ? { withoutLongPrice } : {}),
    };
    return [...this.assumedBy.values()]
      .map(({ line, records }) => ({
        ...line,
        records,
        ...(line.assumption === "band-unknown" ? ifLong : {}),
      }))
      .sort(byRecords);
  }
}
