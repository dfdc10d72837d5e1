import { exactUsd, picodollars } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { AppliedFilters, Coverage, CoverageLine, GrainSums } from "../wire/overview.ts";
import type { CostCell, ToldTwice } from "./cost-cell.ts";
import { type CellPrice, type CellUnpriced, priceCell } from "./price-cell.ts";
import { TokenSum } from "./token-sum.ts";

class GrainSum {
  private records = 0;
  private requests = 0;
  private requestsUnknown = 0;
  private readonly input = new TokenSum();
  private readonly output = new TokenSum();
  private asServed = 0n;
  private unpricedRecords = 0;

  add(cell: CostCell, price: CellPrice | CellUnpriced): void {
    this.records += cell.records;
    if (price.kind === "priced") this.asServed += price.served.total;
    else this.unpricedRecords += cell.records;
    this.requests += cell.requests;
    this.requestsUnknown += cell.requestsUnknown;
    // A call that failed used no tokens that an export would count.
    const expected = cell.outcome === "success" || cell.outcome === "unknown" ? cell.records : 0;
    this.input.add(cell.inputTotal, expected);
    this.output.add(cell.outputTotal, expected);
  }

  toWire(): GrainSums {
    return {
      records: this.records,
      requests: this.requests,
      requestsUnknown: this.requestsUnknown,
      inputTokens: this.input.known,
      inputUnknown: this.input.unknownRecords,
      outputTokens: this.output.known,
      outputUnknown: this.output.unknownRecords,
      asServed: exactUsd(picodollars(this.asServed)),
      unpricedRecords: this.unpricedRecords,
    };
  }
}

const sum = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

class Comparison {
  private readonly calls = new GrainSum();
  private readonly buckets = new GrainSum();
  private readonly days = new Set<string>();

  addCall(cell: CostCell, price: CellPrice | CellUnpriced): void {
    this.calls.add(cell, price);
    if (cell.day !== null) this.days.add(cell.day);
  }

  addBucket(cell: CostCell, price: CellPrice | CellUnpriced): void {
    this.buckets.add(cell, price);
  }

  toWire(provider: string | null): CoverageLine {
    const calls = this.calls.toWire();
    const buckets = this.buckets.toWire();
    const tokens = (side: GrainSums) => sum(side.inputTokens, side.outputTokens);
    const requests = (side: GrainSums) => (side.requestsUnknown > 0 ? null : side.requests);
    return {
      provider,
      days: this.days.size,
      calls,
      buckets,
      tokenShare: share(tokens(calls), tokens(buckets)),
      requestShare: share(requests(calls), requests(buckets)),
    };
  }
}

/**
 * How much of what the aggregate rows report the single calls hold, where both tell of the same provider, project
 * and UTC day; `null` where nothing is left out for it. A share over 1: the calls hold more than the buckets.
 */
export function coverageOf(
  book: PriceBook,
  { calls, buckets }: ToldTwice,
  shown: AppliedFilters["prefer"],
): Coverage | null {
  if ((shown === "calls" ? buckets : calls).length === 0) return null;
  const all = new Comparison();
  const byProvider = new Map<string | null, Comparison>();
  const of = (name: string | null): Comparison => {
    const provider = name === null ? null : (book.providerIds.get(name) ?? name);
    const known = byProvider.get(provider);
    if (known) return known;
    const made = new Comparison();
    byProvider.set(provider, made);
    return made;
  };
  for (const cell of calls) {
    const price = priceCell(book, cell);
    for (const one of [all, of(cell.provider)]) one.addCall(cell, price);
  }
  for (const cell of buckets) {
    const price = priceCell(book, cell);
    for (const one of [all, of(cell.provider)]) one.addBucket(cell, price);
  }
  return {
    ...all.toWire(null),
    shown,
    providers: [...byProvider]
      .map(([provider, comparison]) => comparison.toWire(provider))
      .sort(
        (a, b) =>
          b.buckets.records - a.buckets.records ||
          (a.provider ?? "").localeCompare(b.provider ?? "", "en"),
      ),
  };
}
