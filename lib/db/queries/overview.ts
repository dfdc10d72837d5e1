import { coverageOf } from "../../analytics/coverage.ts";
import { buildOverview } from "../../analytics/overview.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { addDaysUs, startOfDayUs } from "../../analytics/zone.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { LIST_FILTERS } from "../../wire/filters.ts";
import type { AppliedFilters, DataOrigin, FilterChoices, Overview } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { countRunning } from "./count-running.ts";
import { countUndated } from "./count-undated.ts";
import { type DataRange, dataRange } from "./data-range.ts";
import { type DimensionValues, dimensionValues } from "./dimension-values.ts";
import { rangeOfOrigin } from "./range-of-origin.ts";
import { reportedBesideUsage } from "./reported-costs.ts";
import { NO_CELLS, rollupGroupings, USE_SPLITS } from "./rollup-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";
import { toldApart } from "./told-apart.ts";

const choicesOf = (values: DimensionValues): FilterChoices => {
  const choices = LIST_FILTERS.map(({ key }) => [
    key,
    values[key].map(({ name, records }) => ({ value: name ?? "unknown", records })),
  ]);
  return Object.fromEntries(choices) as FilterChoices; // every list is a key by construction
};

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
  // The choices and what is told apart are read from the roll-ups of all hours.
  await refreshRollups(db, frame.boundaries);
  const synthetic = await syntheticShare(db);
  const shown = shownOrigin(synthetic, filters.data);
  const isSample = shown === "sample";
  const question = {
    filter: cellFilterOf(filters, shown),
    groupings: [["day"], USE_SPLITS],
    areRollupsNew: true,
  } as const;
  const [[byDay = NO_CELLS, byUse = NO_CELLS], values, runningImports] = await Promise.all([
    rollupGroupings(db, question, frame),
    dimensionValues(db, isSample),
    countRunning(db),
  ]);
  const utcDays = filters.zone === "UTC" ? byDay.cells : null;
  const { fromUs, toUs, prefer, projects } = filters;
  const apart = { period: { fromUs, toUs }, prefer, synthetic: isSample };
  const [reported, range, undatedRecords, besides] = await Promise.all([
    isSample ? null : reportedBesideUsage(db, book, { filters, utcDays }),
    rangeShown(db, synthetic, shown),
    countUndated(db, isSample),
    projects.length > 0 ? null : toldApart(db, { ...apart, providerIds: frame.providerIds }),
  ]);
  const cells = { byUse: byUse.cells, byDay: byDay.cells };
  return {
    ...buildOverview(book, cells, partialDays(filters, nowUs)),
    ...dataOf(range),
    nowUs,
    filters,
    choices: choicesOf(values),
    synthetic,
    shown,
    calls: countOf(byUse.cells, "call"),
    buckets: countOf(byUse.cells, "bucket"),
    coverage: coverageOf(book, byDay.toldTwice, filters.prefer),
    undatedCoverage: coverageOf(book, byDay.toldUndated, "buckets"),
    toldApart: besides,
    reported,
    undatedRecords,
    runningImports,
  };
}

/** When the data shown begins and ends. */
async function rangeShown(
  db: Database,
  synthetic: Overview["synthetic"],
  shown: DataOrigin,
): Promise<DataRange | null> {
  if (synthetic === "some") return await rangeOfOrigin(db, shown);
  const isThere = (synthetic === "all") === (shown === "sample");
  return isThere ? await dataRange(db) : null;
}

function dataOf(range: DataRange | null): Pick<Overview, "hasData" | "dataFromUs" | "dataToUs"> {
  return {
    hasData: range !== null,
    dataFromUs: range?.firstUs ?? null,
    dataToUs: range?.lastUs ?? null,
  };
}
