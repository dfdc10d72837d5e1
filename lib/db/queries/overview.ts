import { coverageOf } from "../../analytics/coverage.ts";
import { buildOverview } from "../../analytics/overview.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { addDaysUs, startOfDayUs } from "../../analytics/zone.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { AppliedFilters, Overview } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { pageFrameOf } from "./page-frame.ts";
import { reportedBesideUsage } from "./reported-costs.ts";
import { NO_CELLS, rollupGroupings, USE_SPLITS } from "./rollup-cells.ts";
import { toldApart } from "./told-apart.ts";

/** A day is partial when the period or the clock cuts it. */
function partialDays(
  { fromUs, toUs, zone }: AppliedFilters,
  nowUs: number,
): (day: string) => boolean {
  return (day) => {
    const start = startOfDayUs(day, zone) ?? 0;
    const end = addDaysUs(start, 1, zone);
    return end > nowUs || (fromUs !== null && start < fromUs) || (toUs !== null && end > toUs);
  };
}

const countOf = (cells: readonly { grain: string; records: number }[], grain: string): number =>
  cells.reduce((sum, cell) => (cell.grain === grain ? sum + cell.records : sum), 0);

export interface OverviewQuestion {
  readonly filters: AppliedFilters;
  readonly nowUs: number;
}

/** What the stored records cost, saved and could still save, under the filters; priced by this book. */
export async function overviewOf(
  db: Database,
  book: PriceBook,
  { filters, nowUs }: OverviewQuestion,
): Promise<Overview> {
  const frame = priceFrameOf(book);
  const page = await pageFrameOf(db, frame, { data: filters.data, nowUs });
  const isSample = page.shown === "sample";
  const question = {
    filter: cellFilterOf(filters, page.shown),
    groupings: [["day"], USE_SPLITS],
    areRollupsNew: true,
  } as const;
  const [byDay = NO_CELLS, byUse = NO_CELLS] = await rollupGroupings(db, question, frame);
  const utcDays = filters.zone === "UTC" ? byDay.cells : null;
  const { fromUs, toUs, prefer, projects } = filters;
  const apart = { period: { fromUs, toUs }, prefer, synthetic: isSample };
  const [reported, besides] = await Promise.all([
    isSample ? null : reportedBesideUsage(db, book, { filters, utcDays }),
    projects.length > 0 ? null : toldApart(db, { ...apart, providerIds: frame.providerIds }),
  ]);
  const cells = { byUse: byUse.cells, byDay: byDay.cells };
  return {
    ...buildOverview(book, cells, partialDays(filters, nowUs)),
    ...page,
    filters,
    calls: countOf(byUse.cells, "call"),
    buckets: countOf(byUse.cells, "bucket"),
    coverage: coverageOf(book, byDay.toldTwice, filters.prefer),
    undatedCoverage: coverageOf(book, byDay.toldUndated, "buckets"),
    toldApart: besides,
    reported,
  };
}
