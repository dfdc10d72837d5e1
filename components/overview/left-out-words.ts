import type { Overview } from "../../lib/wire/overview.ts";
import { formatCounted } from "../format/quantity.ts";

type Parts = Pick<Overview, "total" | "coverage" | "undatedRecords" | "filters">;

/** What none of the page's figures holds, in words; empty where nothing is left out. */
export function leftOutWords({ total, coverage, undatedRecords, filters }: Parts): string[] {
  const words: string[] = [];
  if (total.unpricedRecords > 0)
    words.push(formatCounted(total.unpricedRecords, "unpriced record"));
  if (coverage !== null) {
    words.push(
      coverage.shown === "calls"
        ? formatCounted(coverage.buckets.records, "aggregate row that calls tell of too", MANY_ROWS)
        : formatCounted(coverage.calls.records, "call that aggregate rows tell of too", MANY_CALLS),
    );
  }
  if (undatedRecords > 0 && filters.fromUs !== null) {
    words.push(formatCounted(undatedRecords, "record without a time", "records without a time"));
  }
  return words;
}

const MANY_ROWS = "aggregate rows that calls tell of too";
const MANY_CALLS = "calls that aggregate rows tell of too";
