import { exactUsd, picodollars } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { WorkloadPreview } from "../wire/workloads.ts";
import type { CostCell } from "./cost-cell.ts";
import { priceServed } from "./price-cell.ts";
import { fitsRule, type WorkloadRule, workloadOf } from "./workload-rule.ts";

interface Sum {
  records: number;
  spend: bigint;
}

/** The rules as they are, and as they would be with the one that is being made. */
export interface RuleChange {
  readonly before: readonly WorkloadRule[];
  readonly after: readonly WorkloadRule[];
  readonly made: WorkloadRule;
}

/**
 * Records and exact spend that a rule would get, and from which workloads it would take them. The cells must be split by
 * project, key, endpoint and the workload as its source names it.
 */
export function previewWorkload(
  book: PriceBook,
  cells: readonly CostCell[],
  { before, after, made }: RuleChange,
): WorkloadPreview {
  const taken = new Map<string | null, Sum>();
  let kept = 0;
  let unpricedRecords = 0;
  for (const cell of cells) {
    if (!fitsRule(cell, made.match)) continue;
    if (after.find(({ match }) => fitsRule(cell, match)) !== made) {
      kept += cell.records;
      continue;
    }
    const was = workloadOf(cell, before);
    const sum = taken.get(was) ?? { records: 0, spend: 0n };
    const price = priceServed(book, cell);
    sum.records += cell.records;
    if (price.kind === "priced") sum.spend += price.served.total;
    else unpricedRecords += cell.records;
    taken.set(was, sum);
  }
  const sums = [...taken].map(([name, sum]) => ({ name, ...sum }));
  return {
    records: sums.reduce((all, { records }) => all + records, 0),
    spend: exactUsd(picodollars(sums.reduce((all, { spend }) => all + spend, 0n))),
    unpricedRecords,
    taken: sums
      .sort((a, b) => (a.spend === b.spend ? b.records - a.records : a.spend < b.spend ? 1 : -1))
      .map(({ name, records, spend }) => ({ name, records, spend: exactUsd(picodollars(spend)) })),
    kept,
  };
}
