import type { Fragment } from "postgres";
import { CELL_SPLITS, type CellSplit } from "../../analytics/cost-cell.ts";
import { TOKEN_FIELDS } from "../../core/record.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";
import { type PriceFrame, peakSql } from "../price-frame.ts";
import { columnsOf, quickSum, type RollupFamily } from "../rollup-family.ts";
import { momentsText, TOKEN_COLUMN } from "../sum-facts.ts";
import { cellRows, NUMBERED } from "./cell-rows.ts";
import { type CellRow, PRICE_DIMENSIONS } from "./cost-cell-row.ts";
import type { DependentModels } from "./dependent-models.ts";
import { type GrainOverlap, TOLD_TWICE } from "./grain-overlap.ts";
import { plannedRows, type Sources } from "./planned-rows.ts";
import { isTimeSplit, type TimePlaces } from "./time-places.ts";
import { isToldTwice, toldTwiceSql } from "./told-twice.ts";
import type { WorkloadSql } from "./workload-sql.ts";

export interface CellsWanted {
  /** The sums that are asked: those of what decides a price, or others with the same keys and more. */
  readonly family: RollupFamily;
  /** Keys that cells have from another column. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Names to tell apart where only records are counted; absent: all that decides a price. */
  readonly counted?: readonly CountedKey[];
  readonly sources: Sources;
  readonly groupings: readonly (readonly CellSplit[])[];
  readonly time: TimePlaces;
  readonly workload: WorkloadSql;
  readonly frame: PriceFrame;
  readonly models: DependentModels;
  readonly overlap: GrainOverlap | null;
  readonly synthetic: boolean;
}

export const SPLIT_COLUMN = {
  project: "project",
  workload: "workload",
  apiKey: "api_key",
  endpoint: "endpoint",
} as const;

/** The columns of splits, so that a grouping can be told by those that it lacks. */
function groupingSql({ groupings, time }: CellsWanted) {
  const columnOf = (split: CellSplit): string =>
    isTimeSplit(split)
      ? (time.all.find((place) => place.split === split)?.column ?? "")
      : SPLIT_COLUMN[split];
  const splits = CELL_SPLITS.filter((split) => groupings.some((asked) => asked.includes(split)));
  const columns = splits.map(columnOf);
  const lacks = groupings.map((asked) =>
    splits.reduce((bits, split) => bits * 2 + (asked.includes(split) ? 0 : 1), 0),
  );
  const sets = groupings.map((asked) => `(${asked.map(columnOf).join(", ")})`);
  const place = `array_position(array[${lacks.join(", ")}], grouping(${columns.join(", ")})) - 1`;
  return {
    named: splits.flatMap((split) => (isTimeSplit(split) ? [] : [split])),
    columns,
    place: columns.length === 0 ? "0" : place,
    /** Of one grouping its place need not be told. */
    told: groupings.length > 1 ? ["grouping"] : [],
    sets: `grouping sets (${sets.join(", ")})`,
  };
}

const COUNTS = ["records", "requests", "requests_unknown"];
const TOKENS = TOKEN_FIELDS.map((field) => TOKEN_COLUMN[field]);
const ENDS = ["grain", "outcome", "error_class"];
/** What decides a price beside names and ends, and is worked out for each row: where some model's price depends on it. */
const pricingOf = ({ onInputSize, onHour }: DependentModels): readonly string[] => [
  ...(onInputSize.length > 0 ? ["size_class"] : []),
  "epoch",
  ...(onHour.length > 0 ? ["peak"] : []),
];

/** Names that records are counted by without a price. */
export type CountedKey = keyof typeof PRICE_DIMENSIONS;

interface CellColumns {
  readonly names: readonly (readonly [kind: string, column: string])[];
  readonly stored: readonly string[];
  readonly pricing: readonly string[];
  readonly sums: readonly string[];
}

function cellColumns({ counted, models }: CellsWanted): CellColumns {
  const all = Object.entries(PRICE_DIMENSIONS);
  if (!counted) {
    const names = all.map(([, column]) => column);
    const stored = [...names, ...ENDS, "token_flags"];
    return { names: all, stored, pricing: pricingOf(models), sums: [...COUNTS, ...TOKENS] };
  }
  const names = all.filter(([kind]) => counted.some((key) => key === kind));
  const stored = [...names.map(([, column]) => column), ...ENDS];
  return { names, stored, pricing: [], sums: COUNTS };
}

/**
 * The cells of every grouping, with its place. Lists come from subqueries without a row of their own, so that they are
 * read once, not for every row.
 */
export async function askCells(
  db: Database,
  wanted: CellsWanted,
  filter: Fragment,
): Promise<readonly CellRow[]> {
  const { sql, workspace } = db;
  const { family, overlap, time } = wanted;
  const grouped = groupingSql(wanted);
  const { names, stored, pricing, sums } = cellColumns(wanted);
  const twice = overlap ? ["told_twice"] : [];
  const keys = [...stored, ...pricing, ...twice].join(", ");
  const buckets = time.all.map(({ column }) => column);
  const facts = plannedRows(
    db,
    { byHour: family.byHour, coarse: family.coarse, columns: columnsOf(family) },
    wanted.sources,
    (spans) => family.sumFacts(sql, { workspace, boundaries: wanted.frame.boundaries, spans }),
  );
  const bucket = buckets.length === 0 ? "null::int" : `coalesce(${buckets.join(", ")})`;
  const labels = [...names, ...grouped.named.map((split) => [split, SPLIT_COLUMN[split]] as const)];
  const numbered = NUMBERED.filter((column) =>
    [...stored, ...pricing, ...sums, ...twice, ...grouped.told].includes(column),
  );
  const columns = [...labels.map(([, column]) => column), ...numbered];
  const lists = columns.map((column) => `array_agg(${column})::text as ${column}`);
  const [answer] = await sql<[Readonly<Record<string, string | null>>]>`
    with facts as (${facts}),
    ${overlap ? sql`${toldTwiceSql(db, overlap)},` : sql``}
    placed as (${placedRows(db, wanted, { named: grouped.named, filter })}),
    cells as (
      select ${sql.unsafe([keys, ...grouped.columns].join(", "))}, min(hour) as hour,
        ${sql.unsafe(grouped.told.map((column) => `${grouped.place} as ${column},`).join(" "))}
        ${sql.unsafe(sums.map((column) => `${quickSum(column)} as ${column}`).join(", "))}
      from placed
      group by ${sql.unsafe(keys)}, ${sql.unsafe(grouped.sets)}
    )
    select ${sql.unsafe(lists.join(", "))}, array_agg(${sql.unsafe(bucket)})::text as bucket,
      array_agg((date_part('epoch', hour) * 1000000)::bigint)::text as start_us
    from cells`;
  return await cellRows(db, answer, labels);
}

interface Placing {
  readonly named: readonly (keyof typeof SPLIT_COLUMN)[];
  readonly filter: Fragment;
}

/** The rows that the filter keeps, each with all that its cells are grouped by. */
function placedRows(db: Database, wanted: CellsWanted, { named, filter }: Placing): Fragment {
  const { sql } = db;
  const { time, workload, overlap, synthetic, renamed = {} } = wanted;
  const { stored, pricing, sums } = cellColumns(wanted);
  const keys = stored.map((key) => (renamed[key] ? `${renamed[key]} as ${key}` : key));
  const columns = named.map((split) =>
    split === "workload" ? `${workload.expression} as workload` : SPLIT_COLUMN[split],
  );
  const places = time.all.map(({ column, number }) => sql`${number()} as ${sql(column)},`);
  return sql`
    select ${sql.unsafe([...keys, ...columns].join(", "))}, hour, ${sql.unsafe(sums.join(", "))},
      ${places.reduce((all, one) => sql`${all} ${one}`, sql``)}
      ${pricing.length === 0 ? sql`` : pricingKeys(db, wanted)}
      ${overlap ? isToldTwice(db, overlap) : TOLD_TWICE.no}::int as told_twice
    from facts where synthetic = ${synthetic} ${filter}`;
}

/** What of a row's place in time, and of its size, decides its price: only where its model's depends on it. */
function pricingKeys({ sql }: Database, { models, frame }: CellsWanted): Fragment {
  const ofThose = (ids: readonly number[], value: Fragment): Fragment =>
    ids.length === 0
      ? sql`0`
      : sql`case when model in (${sql.unsafe(ids.join(", "))}) then ${value} else 0 end`;
  const changes = sql`(select ${momentsText(models.changesUs)}::text::timestamptz[])`;
  return sql`
      ${ofThose(models.onInputSize, sql`size_class`)} as size_class,
      case when hour < ${isoFromUs(UNDATED_US + US_PER_DAY)}::timestamptz then -1
        else ${ofThose(models.changing, sql`width_bucket(hour, ${changes})`)} end as epoch,
      ${ofThose(models.onHour, peakSql(sql, frame.peakWindows, sql`hour`))} as peak,`;
}
