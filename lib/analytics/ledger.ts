import { exactUsd, picodollars } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import { explainPrice } from "../pricing/explain-price.ts";
import type { LineItem, Priced, PriceVersion } from "../pricing/types.ts";
import type { Figure, Ledger, LedgerLine } from "../wire/ledger.ts";
import type { CostCell } from "./cost-cell.ts";
import { figureSides, isDifference, type PricedItems } from "./figure-sides.ts";
import { judgeMoves } from "./judge-moves.ts";
import { priceCell } from "./price-cell.ts";

const TOKENS_PER_MILLION = 1_000_000n;

interface OpenLine {
  readonly price: PriceVersion;
  readonly item: LineItem;
  tokens: number;
  amount: bigint;
}

const perMillion = (rate: bigint): string => exactUsd(picodollars(rate * TOKENS_PER_MILLION));

function contractOf(
  { contract }: PriceVersion,
  { ratedAs }: LineItem,
): Pick<LedgerLine, "contract"> {
  if (contract === undefined) return {};
  const { percent, note, listRates } = contract;
  return { contract: { percent, note, listUsdPerMillion: perMillion(listRates[ratedAs] ?? 0n) } };
}

/** Sums the line items of many prices by price row and token class. */
class LineSum {
  private readonly lines = new Map<string, OpenLine>();
  amount = 0n;

  add({ price, items }: PricedItems): void {
    if (price === null) return;
    for (const item of items) {
      this.amount += item.amount;
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
        usdPerMillion: perMillion(item.rate),
        amount: exactUsd(picodollars(amount)),
        source: price.source,
        confidence: price.confidence,
        ...(price.own ? { own: true } : {}),
        ...contractOf(price, item),
        ...(price.listedFromUs === undefined ? {} : { listedFromUs: price.listedFromUs }),
      }));
  }
}

/** The price rows behind one price, with the tokens that each was charged for; their amounts sum to its total. */
export function ledgerLines(book: PriceBook, cell: CostCell, priced: Priced): LedgerLine[] {
  const sum = new LineSum();
  sum.add({ price: priced.price, items: explainPrice(book, cell, priced) });
  return sum.toWire();
}

/** The price rows behind one figure, in picodollars exactly; the lines (less `minus`) sum to it. */
export function ledgerOf(book: PriceBook, cells: Iterable<CostCell>, figure: Figure): Ledger {
  const [main, minus] = [new LineSum(), new LineSum()];
  let [recordsIn, recordsFree, recordsOut] = [0, 0, 0];
  const all = Array.from(cells, (cell) => ({ cell, price: priceCell(book, cell) }));
  const moves = judgeMoves(all);
  for (const [place, { cell, price }] of all.entries()) {
    if (price.kind === "unpriced") {
      recordsOut += cell.records;
      continue;
    }
    const sides = figureSides(book, figure, { cell, price, move: moves[place] ?? null });
    if (sides === null) continue;
    recordsIn += cell.records;
    if (price.served.price === null) recordsFree += cell.records;
    main.add(sides.from);
    if (sides.minus) minus.add(sides.minus);
  }
  return {
    figure,
    amount: exactUsd(picodollars(main.amount - minus.amount)),
    from: exactUsd(picodollars(main.amount)),
    minusAmount: isDifference(figure) ? exactUsd(picodollars(minus.amount)) : null,
    recordsIn,
    recordsFree,
    recordsOut,
    lines: main.toWire(),
    minus: minus.toWire(),
  };
}
