import type { Fragment } from "postgres";
import { CELL_SPLITS, type CellSplit } from "../../analytics/cost-cell.ts";
import { TOKEN_FIELDS } from "../../core/record.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { HourSpans } from "../hour-spans.ts";
import { type PriceFrame, peakSql } from "../price-frame.ts";
import { arrayText, momentsText, SUMMED_COLUMNS, sumFacts, TOKEN_COLUMN } from "../sum-facts.ts";
import { type CellRow, PRICE_DIMENSIONS } from "./cost-cell-row.ts";
import { type GrainOverlap, TOLD_TWICE } from "./grain-overlap.ts";
import { isToldTwice, toldTwiceSql } from "./told-twice.ts";

export interface CellsWanted {
  readonly hours: HourSpans;
  readonly dayStartsUs: readonly number[];
  readonly groupings: readonly (readonly CellSplit[])[];
  readonly frame: PriceFrame;
  readonly overlap: GrainOverlap | null;
  readonly synthetic: boolean;
}

const SPLIT_COLUMN = {
  day: "day",
  project: "project",
  workload: "workload",
  apiKey: "api_key",
  endpoint: "endpoint",
} as const;

/** The columns of splits, so that a grouping can be told by those that it lacks. */
function groupingSql(groupings: CellsWanted["groupings"]) {
  const splits = CELL_SPLITS.filter((split) => groupings.some((asked) => asked.includes(split)));
  const columns = splits.map((split) => SPLIT_COLUMN[split]);
  const lacks = groupings.map((asked) =>
    splits.reduce((bits, split) => bits * 2 + (asked.includes(split) ? 0 : 1), 0),
  );
  const sets = groupings.map(
    (asked) => `(${asked.map((split) => SPLIT_COLUMN[split]).join(", ")})`,
  );
  const place = `array_position(array[${lacks.join(", ")}], grouping(${columns.join(", ")})) - 1`;
  return {
    named: splits.filter((split) => split !== "day"),
    columns,
    place: columns.length === 0 ? "0" : place,
    sets: `grouping sets (${sets.join(", ")})`,
  };
}

const SUMS = [
  "records",
  "requests",
  "requests_unknown",
  ...TOKEN_FIELDS.map((field) => TOKEN_COLUMN[field]),
];
const STORED_KEYS = `${Object.values(PRICE_DIMENSIONS).join(", ")}, grain, outcome, error_class, token_flags`;
const PRICE_KEYS = `${STORED_KEYS}, size_class`;

/** Labels of the models whose price depends on the hour or on the input size: for the others neither parts a cell. */
async function dependentModels({ sql, workspace }: Database, { dependence }: PriceFrame) {
  const models = await sql<{ id: number; name: string }[]>`
    select id, name from labels where workspace = ${workspace} and kind = 'model'`;
  const told = models.map(({ id, name }) => ({ id, ...dependence(name) }));
  const ids = (chosen: typeof told) => arrayText(chosen.map(({ id }) => id));
  return {
    onHour: ids(told.filter(({ onHour }) => onHour)),
    onInputSize: ids(told.filter(({ onInputSize }) => onInputSize)),
  };
}

/**
 * The cells of every grouping, with its place. Lists come from subqueries without a row of their own, so that they are
 * read once, not for every row.
 */
export async function askCells(
  db: Database,
  { hours, dayStartsUs, groupings, frame, overlap, synthetic }: CellsWanted,
  filter: Fragment,
): Promise<readonly CellRow[]> {
  const { sql, workspace } = db;
  const grouped = groupingSql(groupings);
  const labels = [
    ...Object.entries(PRICE_DIMENSIONS),
    ...grouped.named.map((split) => [split, SPLIT_COLUMN[split]] as const),
  ];
  const names = sql.unsafe(labels.map(([kind]) => `"${kind}".name as "${kind}"`).join(", "));
  const joins = labels.map(
    ([kind, column]) => sql`
      left join labels ${sql(kind)} on ${sql(kind)}.workspace = ${workspace}
        and ${sql(kind)}.kind = ${kind} and ${sql(kind)}.id = cells.${sql(column)}`,
  );
  const { onHour, onInputSize } = await dependentModels(db, frame);
  const isOf = (ids: string): Fragment => sql`model = any ((select ${ids}::text::int[])::int[])`;
  const hasDays = grouped.columns.includes(SPLIT_COLUMN.day);
  const columns = [STORED_KEYS, ...grouped.columns.filter((column) => column !== "day")].join(", ");
  const day = sql`width_bucket(hour, (select ${momentsText(dayStartsUs)}::text::timestamptz[]))`;
  return await sql<CellRow[]>`
    with facts as (${facts(db, hours, frame.boundaries)}),
    ${overlap ? sql`${toldTwiceSql(db, overlap)},` : sql``}
    placed as (
      select ${sql.unsafe(columns)}, hour, ${sql.unsafe(SUMS.join(", "))},
        ${hasDays ? day : sql`null::int`} as day,
        case when ${isOf(onInputSize)} then size_class else 0 end as size_class,
        width_bucket(hour, (select ${momentsText(frame.changesUs)}::text::timestamptz[])) as epoch,
        case when ${isOf(onHour)} then
          ${peakSql(sql, frame.peakWindows, sql`hour`)}
        else 0 end as peak,
        ${overlap ? isToldTwice(db, overlap) : TOLD_TWICE.no}::int as told_twice
      from facts where synthetic = ${synthetic} ${filter}
    ),
    cells as (
      select ${sql.unsafe([PRICE_KEYS, ...grouped.columns].join(", "))}, told_twice, min(hour) as hour,
        ${sql.unsafe(`${grouped.place} as grouping`)},
        ${sql.unsafe(SUMS.map((column) => `sum(${column})::bigint as ${column}`).join(", "))}
      from placed
      group by ${sql.unsafe(PRICE_KEYS)}, epoch, peak, told_twice, ${sql.unsafe(grouped.sets)}
    )
    select ${names}, cells.grain, cells.outcome, error_class, token_flags, size_class, told_twice, grouping,
      ${hasDays ? sql`cells.day` : sql`null as day`},
      (extract(epoch from cells.hour) * 1000000)::bigint as "startUs", ${sql.unsafe(SUMS.join(", "))}
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
