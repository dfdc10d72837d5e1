import { exactUsd, picodollars } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import { explainPrice } from "../pricing/explain-price.ts";
import type { LineItem, Priced, PriceVersion } from "../pricing/types.ts";
import type { Figure, Ledger, LedgerLine } from "../wire/ledger.ts";
import type { CostCell } from "./cost-cell.ts";
import { judgeMoves } from "./judge-moves.ts";
import { type CellPrice, type CheapestMove, priceCell } from "./price-cell.ts";
import { Statement } from "./statement.ts";

const TOKENS_PER_MILLION = 1_000_000n;

interface OpenLine {
  readonly price: PriceVersion;
  readonly item: LineItem;
  tokens: number;
  amount: bigint;
}

/** Sums the line items of many prices by price row and token class. */
class LineSum {
  private readonly lines = new Map<string, OpenLine>();
  amount = 0n;

  add(book: PriceBook, cell: CostCell, priced: Priced): void {
    this.amount += priced.total;
    const { price } = priced;
    if (price === null) return;
    for (const item of explainPrice(book, cell, priced)) {
      if (item.tokens === 0) continue;
      const key = `${price.id} ${item.tokenClass} ${item.rate}`;
      const line = this.lines.get(key);
      if (line) {
        line.tokens += item.tokens;
        line.amount += item.amount;
      } else {
        this.lines.set(key, { price, item, tokens: item.tokens, amount: item.amount });
      }
    }
  }

  toWire(): LedgerLine[] {
    return [...this.lines.values()]
      .sort((a, b) => Number(b.amount - a.amount))
      .map(({ price, item, tokens, amount }) => ({
        priceId: price.id,
        provider: price.provider,
        model: price.model,
        tier: price.tier,
        band: price.band,
        fromUs: price.fromUs,
        toUs: price.toUs,
        tokenClass: item.tokenClass,
        ratedAs: item.ratedAs,
        tokens,
        usdPerMillion: exactUsd(picodollars(item.rate * TOKENS_PER_MILLION)),
        amount: exactUsd(picodollars(amount)),
        source: price.source,
        confidence: price.confidence,
        ...(price.own ? { own: true } : {}),
      }));
  }
}

/** The price rows behind one price, with the tokens that each was charged for; their amounts sum to its total. */
export function ledgerLines(book: PriceBook, cell: CostCell, priced: Priced): LedgerLine[] {
  const sum = new LineSum();
  sum.add(book, cell, priced);
  return sum.toWire();
}

function pricedFor(figure: Figure, price: CellPrice, move: CheapestMove | null): Priced {
  if (figure === "asServed") return price.served;
  if (figure === "available") return move?.priced ?? price.served;
  const tier = figure === "saved" ? "standard" : figure;
  const there = price.at[tier];
  return there.kind === "moved" ? there.priced : price.served;
}

/** The price rows behind one figure, in picodollars exactly; the lines (less `minus`) sum to it. */
export function ledgerOf(book: PriceBook, cells: Iterable<CostCell>, figure: Figure): Ledger {
  const statement = new Statement(book);
  const main = new LineSum();
  const minus = new LineSum();
  const isDifference = figure === "saved" || figure === "available";
  let recordsFree = 0;
  const all = Array.from(cells, (cell) => ({ cell, price: priceCell(book, cell) }));
  const moves = judgeMoves(all);
  for (const [place, one] of all.entries()) {
    const { cell, price } = one;
    const move = moves[place] ?? null;
    statement.addPriced(one, move);
    if (price.kind === "unpriced") continue;
    if (price.served.price === null) recordsFree += cell.records;
    const mainFigure = figure === "available" ? "asServed" : figure;
    main.add(book, cell, pricedFor(mainFigure, price, move));
    if (isDifference) {
      minus.add(book, cell, pricedFor(figure === "saved" ? "asServed" : "available", price, move));
    }
  }
  const { records, unpricedRecords } = statement.total;
  return {
    figure,
    amount: exactUsd(picodollars(main.amount - minus.amount)),
    from: exactUsd(picodollars(main.amount)),
    minusAmount: isDifference ? exactUsd(picodollars(minus.amount)) : null,
    recordsIn: records - unpricedRecords,
    recordsFree,
    recordsOut: unpricedRecords,
    lines: main.toWire(),
    minus: minus.toWire(),
  };
}
