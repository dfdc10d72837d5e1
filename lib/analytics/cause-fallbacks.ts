import { exactUsd, parseUsd, picodollars, ZERO_USD } from "../core/money.ts";
import type { ErrorClass } from "../core/record.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { CauseFallbacks } from "../wire/reliability.ts";
import type { CostCell } from "./cost-cell.ts";
import { fallbackLines } from "./fallback-lines.ts";
import { priceCell } from "./price-cell.ts";

const usd = (text: string): bigint => parseUsd(text) ?? ZERO_USD;

/**
 * What fallbacks cost, by why the call before had failed: the `errorClass` of these cells is that cause, and their
 * answers have none. Exact; largest loss first.
 */
export function causeFallbacks(
  book: PriceBook,
  cells: readonly CostCell[],
): readonly CauseFallbacks[] {
  const causes = new Set<ErrorClass | null>(cells.map(({ errorClass }) => errorClass));
  const summed = [...causes].map((cause) => {
    const answered = cells
      .filter(({ errorClass }) => errorClass === cause)
      .map((cell) => ({ ...cell, errorClass: null }));
    const priced = answered.map((cell) => ({ cell, price: priceCell(book, cell) }));
    const sum = { cause, calls: 0, spend: 0n, lost: 0n, notSold: 0, unpriced: 0 };
    for (const line of fallbackLines("fell-back", priced)) {
      sum.calls += line.calls;
      sum.spend += usd(line.spend);
      sum.lost += usd(line.lost);
      sum.notSold += line.notSold;
      sum.unpriced += line.unpriced;
    }
    return sum;
  });
  return summed
    .sort((a, b) => (b.lost > a.lost ? 1 : b.lost < a.lost ? -1 : b.calls - a.calls))
    .map(({ spend, lost, ...counts }) => ({
      ...counts,
      spend: exactUsd(picodollars(spend)),
      lost: exactUsd(picodollars(lost)),
    }));
}
