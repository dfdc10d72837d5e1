import { isUndated, US_PER_DAY } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { ReportedLine } from "../wire/reported.ts";
import type { CostCell } from "./cost-cell.ts";
import { priceServed } from "./price-cell.ts";
import { type ReportedAmount, ReportedSum } from "./reported-sum.ts";
import { dayOf } from "./zone.ts";

export interface Period {
  /** Inclusive; `null` = open. */
  readonly fromUs: number | null;
  /** Exclusive; `null` = open. */
  readonly toUs: number | null;
}

/** Sums in all and by provider, largest report first. */
export interface Reconciliation {
  readonly total: ReportedLine;
  readonly providers: readonly ReportedLine[];
}

const isCut = ({ startUs, endUs }: ReportedAmount, { fromUs, toUs }: Period): boolean =>
  (fromUs !== null && startUs < fromUs) || (toUs !== null && endUs > toUs);

function daysOf({ startUs, endUs }: ReportedAmount): string[] {
  const days: string[] = [];
  const first = startUs - (startUs % US_PER_DAY);
  for (let us = first; us < endUs || us === first; us += US_PER_DAY) days.push(dayOf(us, "UTC"));
  return days;
}

/**
 * Compares what providers report with what usage costs at the tiers served, provider by provider, on the UTC days
 * that both tell of. Cells are to be split by UTC day, and to cover no more than the period.
 */
export function reconcile(
  book: PriceBook,
  amounts: readonly ReportedAmount[],
  cells: readonly CostCell[],
  period: Period,
): Reconciliation {
  const idOf = (name: string | null) =>
    name === null ? null : (book.providerIds.get(name) ?? name);
  const sums = new Map<string | null, ReportedSum>();
  for (const { provider } of amounts) sums.set(idOf(provider), new ReportedSum());
  for (const cell of cells) {
    if (cell.day === null || isUndated(cell.startUs)) continue;
    const price = priceServed(book, cell);
    const named = cell.provider ?? (price.kind === "priced" ? price.served.price?.provider : null);
    sums.get(idOf(named ?? null))?.addUsage(cell.day, cell.records, price);
  }
  for (const amount of amounts) {
    const sum = sums.get(idOf(amount.provider));
    const meant = amount.tier && (book.ownTiers?.get(amount.tier) ?? amount.tier);
    if (isCut(amount, period)) sum?.addCut(amount);
    else sum?.addReported({ ...amount, tier: meant }, daysOf(amount));
  }
  const total = new ReportedSum();
  for (const sum of sums.values()) total.addAll(sum);
  const providers = [...sums].map(([provider, sum]) => sum.toWire(provider));
  return {
    total: total.toWire(null),
    providers: providers.sort((a, b) => Number(b.reported) - Number(a.reported)),
  };
}
