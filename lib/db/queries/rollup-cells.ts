import type { Fragment } from "postgres";
import type { CellFilter, CellSplit, CostCell, ToldTwice } from "../../analytics/cost-cell.ts";
import { addDaysUs, dayOf, startOfItsDayUs } from "../../analytics/zone.ts";
import { EARLIEST_US, isoFromUs, UNDATED_US, US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import { cutIntoHours, type HourSpans, type Span } from "../hour-spans.ts";
import { type PriceFrame, peakMasks } from "../price-frame.ts";
import { arrayText, SUMMED_COLUMNS, sumFacts } from "../sum-facts.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { type CellRow, costCellOf } from "./cost-cell-row.ts";
import { type DataRange, dataRange } from "./data-range.ts";
import {
  type GrainOverlap,
  grainOverlap,
  isToldTwice,
  toldTwiceSql,
  wholeDays,
} from "./told-twice.ts";

export interface CellQuestion {
  readonly filter: CellFilter;
  readonly splits: readonly CellSplit[];
}

export interface RollupCells {
  /** What counts. */
  readonly cells: readonly CostCell[];
  /** What calls and buckets both tell, of the same provider, project and UTC day: one side of it is in `cells`. */
  readonly toldTwice: ToldTwice;
}

/**
 * Sums of records that price alike, as new as the committed facts. Exact at every end of range, day
 * and price, wherever in an hour it lies.
 */
export async function rollupCells(
  db: Database,
  { filter, splits }: CellQuestion,
  frame: PriceFrame,
): Promise<RollupCells> {
  const range = await dataRange(db);
  const span = range && spanOf(filter, range);
  if (!span) return { cells: [], toldTwice: { calls: [], buckets: [] } };
  const synthetic = filter.synthetic ?? false;
  const overlap = await grainOverlap(db, { span, synthetic, providerIds: frame.providerIds });
  await refreshRollups(db, frame.boundaries, overlap?.days ?? wholeDays(span));

  const dayStartsUs = splits.includes("day")
    ? dayStarts({ ...span, fromUs: Math.max(span.fromUs, range.firstUs) }, filter.zone)
    : [];
  const hours = cutIntoHours(span, [...dayStartsUs, ...frame.changesUs]);
  const condition = await cellFilterSql(db, filter);
  const question = { hours, dayStartsUs, splits, frame, overlap, synthetic };
  const rows = await askCells(db, question, condition());

  const cells: CostCell[] = [];
  const toldTwice: Record<"calls" | "buckets", CostCell[]> = { calls: [], buckets: [] };
  for (const row of rows) {
    const dayUs = dayStartsUs[row.day - 1];
    const day = dayUs === undefined ? null : dayOf(dayUs, filter.zone);
    const cell = costCellOf(row, day, frame.boundaries);
    const grain = cell.grain === "call" ? "calls" : "buckets";
    if (row.told_twice) toldTwice[grain].push(cell);
    if (!row.told_twice || grain === (filter.prefer ?? "calls")) cells.push(cell);
  }
  return { cells, toldTwice };
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

interface Question {
  readonly hours: HourSpans;
  readonly dayStartsUs: readonly number[];
  readonly splits: readonly CellSplit[];
  readonly frame: PriceFrame;
  readonly overlap: GrainOverlap | null;
  readonly synthetic: boolean;
}

const momentsText = (momentsUs: readonly number[]): string =>
  `{${momentsUs.map(isoFromUs).join(",")}}`;

const SPLIT_COLUMN = {
  project: "project",
  workload: "workload",
  apiKey: "api_key",
  endpoint: "endpoint",
} as const;

/** Dimensions that decide a price, by label kind. */
const PRICE_DIMENSIONS = {
  provider: "provider",
  model: "model",
  tierRequested: "tier_requested",
  tierServed: "tier_served",
  region: "region",
} as const;

/** Lists come from subqueries without a row of their own, so that they are read once, not for every row. */
async function askCells(
  db: Database,
  { hours, dayStartsUs, splits, frame, overlap, synthetic }: Question,
  filter: Fragment,
): Promise<readonly CellRow[]> {
  const { sql, workspace } = db;
  const wanted = Object.entries(SPLIT_COLUMN).filter(([split]) =>
    splits.some((asked) => asked === split),
  );
  const labels = [...Object.entries(PRICE_DIMENSIONS), ...wanted];
  const keys = sql.unsafe(labels.map(([, column]) => column).join(", "));
  const names = sql.unsafe(labels.map(([kind]) => `"${kind}".name as "${kind}"`).join(", "));
  const joins = labels.map(
    ([kind, column]) => sql`
      left join labels ${sql(kind)} on ${sql(kind)}.workspace = ${workspace}
        and ${sql(kind)}.kind = ${kind} and ${sql(kind)}.id = cells.${sql(column)}`,
  );
  const masks = arrayText(peakMasks(frame.peakWindows));
  return await sql<CellRow[]>`
    with facts as (${facts(db, hours, frame.boundaries)}),
    ${overlap ? sql`${toldTwiceSql(db, overlap)},` : sql``}
    cells as (
      select ${keys}, grain, outcome, error_class, token_flags, size_class,
        width_bucket(hour, (select ${momentsText(dayStartsUs)}::text::timestamptz[])) as day,
        width_bucket(hour, (select ${momentsText(frame.changesUs)}::text::timestamptz[])) as epoch,
        (select ${masks}::text::int[])[(date_part('epoch', hour)::bigint / 3600 + 96) % 168 + 1] as peak,
        ${overlap ? isToldTwice(db, overlap) : sql`false`} as told_twice,
        min(hour) as hour, sum(records)::bigint as records, sum(requests)::bigint as requests,
        sum(requests_unknown)::bigint as requests_unknown,
        sum(input_total)::bigint as input_total, sum(input_cached)::bigint as input_cached,
        sum(input_cache_write)::bigint as input_cache_write,
        sum(input_cache_write_1h)::bigint as input_cache_write_1h,
        sum(output_total)::bigint as output_total, sum(reasoning)::bigint as reasoning
      from facts where synthetic = ${synthetic} ${filter}
      group by ${keys}, grain, outcome, error_class, token_flags, size_class, day, epoch, peak, told_twice
    )
    select ${names}, cells.grain, cells.outcome, error_class, token_flags, size_class, cells.day, told_twice,
      (extract(epoch from cells.hour) * 1000000)::bigint as "startUs", records, requests,
      requests_unknown, input_total, input_cached, input_cache_write, input_cache_write_1h, output_total, reasoning
    from cells ${joins}`;
}

/** Roll-ups of the whole hours, and sums of the facts for the parts of those that a moment cuts. */
function facts({ sql, workspace }: Database, hours: HourSpans, boundaries: readonly number[]) {
  const cut = sql`and hour <> all ((select ${momentsText(hours.cutHoursUs)}::text::timestamptz[])::timestamptz[])`;
  const rolled = sql`
    select ${sql.unsafe(SUMMED_COLUMNS)} from rollups
    where workspace = ${workspace}
      and hour >= ${isoFromUs(hours.wholeFromUs)}::timestamptz
      and hour < ${isoFromUs(hours.wholeToUs)}::timestamptz
      ${hours.cutHoursUs.length === 0 ? sql`` : cut}`;
  if (hours.parts.length === 0) return rolled;
  const begins = momentsText(hours.parts.map(({ fromUs }) => fromUs));
  const ends = momentsText(hours.parts.map(({ toUs }) => toUs));
  const spans = sql`
    unnest(${begins}::text::timestamptz[], ${ends}::text::timestamptz[]) as spans (hour, until)`;
  return sql`${rolled} union all ${sumFacts(sql, { workspace, boundaries, spans })}`;
}
