import type { GrainSums, Overview } from "../../lib/wire/overview.ts";
import { formatCounted } from "../format/quantity.ts";
import { amountWords } from "./amount-words.ts";

type Parts = Pick<
  Overview,
  "total" | "coverage" | "undatedCoverage" | "undatedRecords" | "filters"
>;

/** What none of the page's figures holds, in words; empty where nothing is left out. */
export function leftOutWords(parts: Parts): string[] {
  const { total, coverage, undatedCoverage, undatedRecords, filters } = parts;
  const words: string[] = [];
  if (total.unpricedRecords > 0)
    words.push(formatCounted(total.unpricedRecords, "unpriced record"));
  if (coverage !== null) {
    words.push(
      coverage.shown === "calls"
        ? grainWords(coverage.buckets, "aggregate row", "that calls tell of too")
        : grainWords(coverage.calls, "call", "that aggregate rows tell of too"),
    );
  }
  if (undatedCoverage !== null) {
    words.push(grainWords(undatedCoverage.calls, "call", "that the rows of their batches tell of"));
  }
  if (undatedRecords > 0 && filters.fromUs !== null) {
    words.push(formatCounted(undatedRecords, "record without a time", "records without a time"));
  }
  return words;
}

const grainWords = (side: GrainSums, noun: string, why: string): string =>
  `${formatCounted(side.records, noun)} (${amountWords(side.asServed, side)}) ${why}`;
