import type { CellFilter, CellSplit, CostCell, ToldTwice } from "../../analytics/cost-cell.ts";
import { dayOf } from "../../analytics/zone.ts";
import type { Unit } from "../coarse.ts";
import { COST_FAMILY } from "../cost-family.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askCells, type CountedKey, SPLIT_COLUMN } from "./ask-cells.ts";
import { cellFilterSql, filteredColumns } from "./cell-filter-sql.ts";
import { chooseSources } from "./choose-sources.ts";
import {
  type CellRow,
  type CellTime,
  costCellOf,
  NO_TIME,
  PRICE_DIMENSIONS,
} from "./cost-cell-row.ts";
import { dataSpan } from "./data-span.ts";
import { dependentModels } from "./dependent-models.ts";
import { type GrainOverlap, TOLD_TWICE } from "./grain-overlap.ts";
import { isTimeSplit, type TimePlaces, timePlaces } from "./time-places.ts";
import { UNDATED_DAY } from "./told-by-batch.ts";
import { grainOverlap, wholeDays } from "./told-twice.ts";
import { AS_TOLD, type WorkloadSql, workloadSql } from "./workload-sql.ts";

export interface CellQuestion {
  readonly filter: CellFilter;
  readonly splits: readonly CellSplit[];
  /** As in `GroupingsQuestion`. */
  readonly areRollupsNew?: boolean;
  readonly asTold?: boolean;
  readonly counted?: readonly CountedKey[];
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
  /** Splits have workloads as sources name them, whatever the user's rules say; filters go by the rules all the same. */
  readonly asTold?: boolean;
  /** Where records are only counted: by which names, beside the splits. The cells are far fewer, and have no price. */
  readonly counted?: readonly CountedKey[];
}

/** The same records in several groupings at once, in the order of the groupings. */
export async function rollupGroupings(
  db: Database,
  { filter, groupings, areRollupsNew = false, asTold = false, counted }: GroupingsQuestion,
  frame: PriceFrame,
): Promise<readonly RollupCells[]> {
  const found = await dataSpan(db, filter);
  if (!found) return groupings.map(() => NO_CELLS);
  const { span, dated } = found;
  const synthetic = filter.synthetic ?? false;
  const overlap = await grainOverlap(db, { span, synthetic, providerIds: frame.providerIds });
  if (!areRollupsNew) {
    await refreshRollups(db, frame.boundaries, overlap?.days ?? wholeDays(span));
    if (overlap?.batch) await refreshRollups(db, frame.boundaries, UNDATED_DAY);
  }

  const splits = groupings.flat();
  const time = timePlaces(db, { splits, dated, zone: filter.zone });
  const [models, ruled] = await Promise.all([dependentModels(db, frame, dated), workloadSql(db)]);
  const workload = asTold ? AS_TOLD : ruled;
  const sources = await chooseSources(db, {
    ...{ family: COST_FAMILY, frame, span, dated, zone: filter.zone, splits },
    columns: [
      ...splits.flatMap((split) => splitColumns(split, workload)),
      ...filteredColumns(filter, ruled),
      ...namesTold(counted, overlap),
    ],
    momentsUs: [...time.momentsUs, ...models.changesUs],
    ...(overlap && { only: unitsOf(overlap) }),
  });
  const condition = await cellFilterSql(db, filter, ruled);
  const question = { sources, groupings, time, workload, frame, models, overlap, synthetic };
  const wanted = { family: COST_FAMILY, ...question, ...(counted && { counted }) };
  const rows = await askCells(db, wanted, condition());
  return groupings.map((asked, place) => {
    const timeOf = cellTime(time, asked, filter.zone);
    return sortOut(rows, { place, timeOf, prefer: filter.prefer, boundaries: frame.boundaries });
  });
}

/** Names that are told apart beside splits and filters: what prices, and what tells calls of aggregate rows. */
const namesTold = (
  counted: GroupingsQuestion["counted"],
  overlap: GrainOverlap | null,
): readonly string[] => [
  ...(counted && !overlap
    ? counted.map((name) => PRICE_DIMENSIONS[name])
    : [...Object.values(PRICE_DIMENSIONS), "token_flags"]),
  ...(overlap ? ["project"] : []),
];

const splitColumns = (split: CellSplit, { columns }: WorkloadSql): readonly string[] => {
  if (split === "workload") return columns;
  return isTimeSplit(split) ? [] : [SPLIT_COLUMN[split]];
};

/** Calls and buckets are held against each other by days of UTC, and long buckets by the hour of their start. */
const unitsOf = ({ hasLongBuckets }: GrainOverlap): readonly Unit[] =>
  hasLongBuckets ? [] : ["hour", "utcDay"];

/** When a row of a grouping lies, from the number of its bucket. */
function cellTime(
  time: TimePlaces,
  asked: readonly CellSplit[],
  zone: string,
): (bucket: number | null) => CellTime {
  const place = time.all.find(({ split }) => asked.includes(split));
  if (!place) return () => NO_TIME;
  const days = new Map<number, string>();
  return (number) => {
    const bucket = number === null ? null : place.bucketOf(number);
    if (bucket === null || place.split !== "day") return { day: null, bucket };
    const day = days.get(bucket) ?? dayOf(bucket, zone);
    days.set(bucket, day);
    return { day, bucket };
  };
}

interface Sorting {
  readonly place: number;
  readonly timeOf: (bucket: number | null) => CellTime;
  readonly prefer: CellFilter["prefer"];
  readonly boundaries: readonly number[];
}

function sortOut(
  rows: readonly CellRow[],
  { place, timeOf, prefer = "calls", boundaries }: Sorting,
): RollupCells {
  const cells: CostCell[] = [];
  const toldTwice: MutableTwice = { calls: [], buckets: [] };
  const toldUndated: MutableTwice = { calls: [], buckets: [] };
  for (const row of rows) {
    if (row.grouping !== place) continue;
    const cell = costCellOf(row, timeOf(row.bucket), boundaries);
    const grain = cell.grain === "call" ? "calls" : "buckets";
    const isByBuckets = row.told_twice === TOLD_TWICE.byBuckets;
    const counting = isByBuckets ? "buckets" : prefer;
    if (isByBuckets) toldUndated[grain].push(cell);
    else if (row.told_twice !== TOLD_TWICE.no) toldTwice[grain].push(cell);
    if (row.told_twice === TOLD_TWICE.no || grain === counting) cells.push(cell);
  }
  return { cells, toldTwice, toldUndated };
}
