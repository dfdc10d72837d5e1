import type { PriceBook } from "../pricing/book.ts";
import { explainPrice } from "../pricing/explain-price.ts";
import type { LineItem, Priced, PriceVersion, TokenClass } from "../pricing/types.ts";
import { listItems, withoutCache } from "../pricing/without-cache.ts";
import type { Figure } from "../wire/ledger.ts";
import type { CostCell } from "./cost-cell.ts";
import type { CellPrice, CheapestMove } from "./price-cell.ts";
import { standardPrice, stepTier } from "./waterfall.ts";

/** A price with the factors of it that count. */
export interface PricedItems {
  readonly price: PriceVersion | null;
  readonly items: readonly LineItem[];
}

/** What a cell adds to a figure: `from`, less `minus` where the figure is a difference. */
export interface FigureSides {
  readonly from: PricedItems;
  readonly minus: PricedItems | null;
}

interface MovedCell {
  readonly cell: CostCell;
  readonly price: CellPrice;
  readonly move: CheapestMove | null;
}

const PLAIN: ReadonlySet<Figure> = new Set<Figure>([
  "asServed",
  "standard",
  "flex",
  "batch",
  "priority",
  "listStandard",
]);

/** Whether a figure is what some records would cost, less what they cost. */
export const isDifference = (figure: Figure): boolean => !PLAIN.has(figure);

const CACHE_READS: ReadonlySet<TokenClass> = new Set(["cachedInput"]);
const CACHE_WRITES: ReadonlySet<TokenClass> = new Set(["cacheWrite", "cacheWrite1h"]);

const only = ({ price, items }: PricedItems, classes: ReadonlySet<TokenClass>): PricedItems => ({
  price,
  items: items.filter(({ tokenClass }) => classes.has(tokenClass)),
});

/** A row as the list has it. */
function beforeContract(price: PriceVersion | null): PriceVersion | null {
  if (price?.contract === undefined) return price;
  const { contract, ...version } = price;
  return { ...version, rates: contract.listRates };
}

/** The sides of a figure for one priced cell; `null` where the figure is not about it. */
export function figureSides(
  book: PriceBook,
  figure: Figure,
  { cell, price, move }: MovedCell,
): FigureSides | null {
  const { served, at } = price;
  const all = (priced: Priced): PricedItems => ({
    price: priced.price,
    items: explainPrice(book, cell, priced),
  });
  const listed = (priced: Priced): PricedItems => ({
    price: beforeContract(priced.price),
    items: listItems(book, cell, priced),
  });
  const uncached = (priced: Priced): PricedItems => ({
    price: beforeContract(priced.price),
    items: withoutCache(book, cell, priced),
  });
  const standard = standardPrice(price);
  switch (figure) {
    case "asServed":
      return { from: all(served), minus: null };
    case "standard":
    case "flex":
    case "batch":
    case "priority": {
      const there = at[figure];
      return { from: all(there.kind === "moved" ? there.priced : served), minus: null };
    }
    case "saved":
      return { from: all(standard), minus: all(served) };
    case "available":
      return { from: all(served), minus: all(move?.priced ?? served) };
    case "listStandard":
      return { from: uncached(standard), minus: null };
    case "cachedInputSaved":
      return {
        from: only(uncached(standard), CACHE_READS),
        minus: only(listed(standard), CACHE_READS),
      };
    case "cacheWritesPaid":
      return {
        from: only(listed(standard), CACHE_WRITES),
        minus: only(uncached(standard), CACHE_WRITES),
      };
    case "contractSaved":
      return standard.price?.contract ? { from: listed(standard), minus: all(standard) } : null;
    default:
      return figure === `savedBy.${stepTier(price)}`
        ? { from: all(standard), minus: all(served) }
        : null;
  }
}
