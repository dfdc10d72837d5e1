import type { CellFilter, CellSplit, CostCell, ToldTwice } from "../../analytics/cost-cell.ts";
import { addDaysUs, dayOf, startOfItsDayUs } from "../../analytics/zone.ts";
import { EARLIEST_US, UNDATED_US, US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import { cutIntoHours, type Span } from "../hour-spans.ts";
import type { PriceFrame } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askCells } from "./ask-cells.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { costCellOf } from "./cost-cell-row.ts";
import { type DataRange, dataRange } from "./data-range.ts";
import { TOLD_TWICE } from "./grain-overlap.ts";
import { UNDATED_DAY } from "./told-by-batch.ts";
import { grainOverlap, wholeDays } from "./told-twice.ts";

export interface CellQuestion {
  readonly filter: CellFilter;
  readonly splits: readonly CellSplit[];
  /** As in `GroupingsQuestion`. */
  readonly areRollupsNew?: boolean;
}

export interface RollupCells {
  /** What counts. */
  readonly cells: readonly CostCell[];
  /** What calls and buckets both tell, of the same provider, project and UTC day: one side of it is in `cells`. */
  readonly toldTwice: ToldTwice;
  /** What calls without a time and buckets with one both tell: the buckets are in `cells`, whatever is preferred. */
  readonly toldUndated: ToldTwice;
}

/**
 * Sums of records that price alike, as new as the committed facts. Exact at every end of range, day
 * and price, wherever in an hour it lies.
 */
export async function rollupCells(
  db: Database,
  { splits, ...question }: CellQuestion,
  frame: PriceFrame,
): Promise<RollupCells> {
  const [cells] = await rollupGroupings(db, { ...question, groupings: [splits] }, frame);
  return cells ?? NO_CELLS;
}

const NONE_TWICE: ToldTwice = { calls: [], buckets: [] };
export const NO_CELLS: RollupCells = { cells: [], toldTwice: NONE_TWICE, toldUndated: NONE_TWICE };

type MutableTwice = Record<keyof ToldTwice, CostCell[]>;

/** What belongs to one use: whether it would be cheaper at another tier is judged for all of it together. */
export const USE_SPLITS = ["project", "workload"] as const satisfies readonly CellSplit[];

export interface GroupingsQuestion {
  readonly filter: CellFilter;
  readonly groupings: readonly (readonly CellSplit[])[];
  /** Whether all hours were refreshed for this request already, which is then not done again. */
  readonly areRollupsNew?: boolean;
}

/** The same records in several groupings at once, in the order of the groupings. */
export async function rollupGroupings(
  db: Database,
  { filter, groupings, areRollupsNew = false }: GroupingsQuestion,
  frame: PriceFrame,
): Promise<readonly RollupCells[]> {
  const range = await dataRange(db);
  const span = range && spanOf(filter, range);
  if (!span) return groupings.map(() => NO_CELLS);
  const synthetic = filter.synthetic ?? false;
  const overlap = await grainOverlap(db, { span, synthetic, providerIds: frame.providerIds });
  if (!areRollupsNew) {
    await refreshRollups(db, frame.boundaries, overlap?.days ?? wholeDays(span));
    if (overlap?.batch) await refreshRollups(db, frame.boundaries, UNDATED_DAY);
  }

  const dayStartsUs = groupings.some((splits) => splits.includes("day"))
    ? dayStarts({ ...span, fromUs: Math.max(span.fromUs, range.firstUs) }, filter.zone)
    : [];
  const hours = cutIntoHours(span, [...dayStartsUs, ...frame.changesUs]);
  const condition = await cellFilterSql(db, filter);
  const question = { hours, dayStartsUs, groupings, frame, overlap, synthetic };
  const rows = await askCells(db, question, condition());
  const days = dayStartsUs.map((us) => dayOf(us, filter.zone));
  return groupings.map((_, place) => {
    const cells: CostCell[] = [];
    const toldTwice: MutableTwice = { calls: [], buckets: [] };
    const toldUndated: MutableTwice = { calls: [], buckets: [] };
    for (const row of rows) {
      if (row.grouping !== place) continue;
      const day = row.day === null ? null : (days[row.day - 1] ?? null);
      const cell = costCellOf(row, day, frame.boundaries);
      const grain = cell.grain === "call" ? "calls" : "buckets";
      const isByBuckets = row.told_twice === TOLD_TWICE.byBuckets;
      const counting = isByBuckets ? "buckets" : (filter.prefer ?? "calls");
      if (isByBuckets) toldUndated[grain].push(cell);
      else if (row.told_twice !== TOLD_TWICE.no) toldTwice[grain].push(cell);
      if (row.told_twice === TOLD_TWICE.no || grain === counting) cells.push(cell);
    }
    return { cells, toldTwice, toldUndated };
  });
}

/**
 * The filter's range, no wider than the data's own hours: its ends then cut no hour for nothing.
 * Without a beginning it takes in the records without a time.
 */
function spanOf({ fromUs, toUs }: CellFilter, { firstUs, lastUs }: DataRange): Span | null {
  const first = firstUs - (firstUs % US_PER_HOUR);
  const end = lastUs - (lastUs % US_PER_HOUR) + US_PER_HOUR;
  const from = fromUs === null ? Math.min(first, UNDATED_US) : Math.max(fromUs, EARLIEST_US);
  const span = { fromUs: from, toUs: Math.min(toUs ?? end, end) };
  return span.fromUs < span.toUs ? span : null;
}

function dayStarts({ fromUs, toUs }: Span, zone: string): readonly number[] {
  const starts: number[] = [];
  for (let us = startOfItsDayUs(fromUs, zone); us < toUs; us = addDaysUs(us, 1, zone)) {
    starts.push(us);
  }
  return starts;
}
