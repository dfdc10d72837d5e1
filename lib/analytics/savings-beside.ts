import { parseUsd } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { FallbackLine, SavingsBeside } from "../wire/savings.ts";
import { abandonedLines } from "./abandoned-lines.ts";
import { cacheHits } from "./cache-hits.ts";
import type { CostCell } from "./cost-cell.ts";
import { eligibilityTable } from "./eligibility-table.ts";
import { fallbackLines } from "./fallback-lines.ts";
import type { PricedCell } from "./judge-moves.ts";
import { priceCell } from "./price-cell.ts";

export interface SavingsFacts {
  /** By project and workload. */
  readonly usage: readonly CostCell[];
  /** Answered calls whose operation began at a cheaper tier, which `tierRequested` names. */
  readonly fallbacks: readonly CostCell[];
}

const lossOf = ({ lost }: FallbackLine): number => Number(parseUsd(lost) ?? 0n);

/** What lies beside the steps from list price to spend. */
export function savingsBeside(
  book: PriceBook,
  { usage, fallbacks }: SavingsFacts,
): Pick<SavingsBeside, "eligibility" | "fallbacks" | "cacheHits" | "abandoned"> {
  const priced = (cells: readonly CostCell[]): PricedCell[] =>
    cells.map((cell) => ({ cell, price: priceCell(book, cell) }));
  const used = priced(usage);
  const lines = [
    ...fallbackLines("downgraded", used),
    ...fallbackLines("fell-back", priced(fallbacks)),
  ];
  return {
    eligibility: eligibilityTable(book, used),
    fallbacks: lines.sort((a, b) => lossOf(b) - lossOf(a) || b.calls - a.calls),
    cacheHits: cacheHits(book, used),
    abandoned: abandonedLines(used),
  };
}
