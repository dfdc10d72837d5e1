import { latencyReport } from "../../analytics/latency/latency-report.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { LatencyReport } from "../../wire/latency.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { operationCells } from "./operation-cells.ts";
import { rollupCells } from "./rollup-cells.ts";
import { sampleCalls } from "./sample-calls.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** The most calls that distributions are read from: the page is complete within a second. */
const MOST_CALLS = 50_000;
const OPERATION_SPLITS = [
  ...(["provider", "model", "tierRequested", "workload"] as const),
  ...(["fellBack", "grouped"] as const),
] as const;

/** How long single calls took against what they cost, under the filters of the page. Aggregate rows tell nothing of it. */
export async function latencyReportOf(
  db: Database,
  book: PriceBook,
  { filters, nowUs }: { readonly filters: AppliedFilters; readonly nowUs: number },
): Promise<LatencyReport> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const filter = { ...cellFilterOf(filters, shown), prefer: "calls" as const };
  const frame = priceFrameOf(book);
  const [{ cells: usage }, operations, sample] = await Promise.all([
    rollupCells(db, { filter, splits: ["workload"] }, frame),
    operationCells(db, { filter, splits: OPERATION_SPLITS }, frame),
    sampleCalls(db, { filter, most: MOST_CALLS }, frame),
  ]);
  return { nowUs, filters, shown, ...latencyReport(book, { sample, usage, operations }) };
}
