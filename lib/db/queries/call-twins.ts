import type { Fragment } from "postgres";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { Twin } from "../../analytics/findings/finding.ts";
import { OUTCOMES, type Outcome } from "../../core/record.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY, US_PER_S } from "../../core/time.ts";
import type { TwinSearch } from "../../wire/audit.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { arrayText } from "../sum-facts.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { dataSpan } from "./data-span.ts";
import { CELL_FACTS, factCells } from "./fact-cells.ts";

/** Calls looked at, the newest of the time in which two sources overlap. */
export const MOST_LOOKED = 40_000;
/** By how much one side is moved to see what chance alone brings. */
const MOVED_S = 61;

const ANSWERED: readonly Outcome[] = ["success", "incomplete"];

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly firstFormat: string;
  readonly secondFormat: string;
  readonly fromUs: number;
  readonly untilUs: number;
}

/** Imports of calls in different formats that tell of the same time, the earlier one first. */
async function overlappingPairs(
  { sql, workspace }: Database,
  { synthetic = false }: CellFilter,
): Promise<readonly Pair[]> {
  return await sql<Pair[]>`
    with files as (
      select id, format, dated_from, last_at from imports
      where workspace = ${workspace} and synthetic = ${synthetic} and grain = 'call' and inserted > 0
        and holds_rows and dated_from >= ${isoFromUs(UNDATED_US + US_PER_DAY)}::timestamptz
    )
    select first.id as first, second.id as second, first.format as "firstFormat",
      second.format as "secondFormat",
      (extract(epoch from greatest(first.dated_from, second.dated_from)) * 1000000)::bigint as "fromUs",
      (extract(epoch from least(first.last_at, second.last_at)) * 1000000)::bigint as "untilUs"
    from files first join files second on first.id < second.id and first.format <> second.format
      and first.dated_from <= second.last_at + interval '1 s'
      and second.dated_from <= first.last_at + interval '1 s'`;
}

/** Answered calls of the imports, each with its place among like calls of its import. */
function lookedSql(
  { sql, workspace }: Database,
  { ids, fromUs, untilUs }: { ids: readonly number[]; fromUs: number; untilUs: number },
  isMeant: Fragment,
): Fragment {
  const answered = arrayText(ANSWERED.map((outcome) => OUTCOMES.indexOf(outcome)));
  return sql`
    select newest.*, row_number() over (
      partition by import_id, at_second, model, input_total, output_total order by key
    ) as place from (
      select *, floor(extract(epoch from at))::bigint as at_second, (${isMeant}) as is_meant from calls
      where workspace = ${workspace} and at >= ${isoFromUs(fromUs)}::timestamptz
        and at <= ${isoFromUs(untilUs)}::timestamptz
        and import_id = any (${arrayText(ids)}::text::int[])
        and outcome = any (${answered}::text::int[]) and input_total > 0 and output_total > 0 and model <> 0
      order by at desc, key limit ${MOST_LOOKED}
    ) newest`;
}

/** Pairs of import ids of the looked calls that tell of one call, the second one moved in time by some seconds. */
const matchedSql = ({ sql }: Database, movedS: number): Fragment => sql`
  select second.key, min(first.import_id) as first_import from looked second
  join looked first on first.at_second = second.at_second + ${movedS}::int and first.model = second.model
    and first.input_total = second.input_total and first.output_total = second.output_total
    and first.place = second.place
  join pairs on pairs.first = first.import_id and pairs.second = second.import_id
  where second.is_meant group by second.key`;

interface Match {
  readonly first: number;
  readonly second: number;
  readonly keys: readonly string[];
}

export interface CallTwins {
  readonly twins: readonly Twin[];
  readonly search: TwinSearch;
}

const NOT_SEARCHED: CallTwins = {
  twins: [],
  search: { looked: 0, isCut: false, found: 0, byChance: 0 },
};

/**
 * Answered calls that an import of another format tells of too, under another id: of the same second, model, input and
 * output tokens, one for one. At most `MOST_LOOKED` calls are held against each other, the newest of those in which
 * two sources overlap.
 */
export async function callTwins(
  db: Database,
  filter: CellFilter,
  { frame, titleOf }: { readonly frame: PriceFrame; readonly titleOf: (format: string) => string },
): Promise<CallTwins> {
  const found = await dataSpan(db, filter);
  const pairs = found ? await overlappingPairs(db, filter) : [];
  if (!found || pairs.length === 0) return NOT_SEARCHED;
  const span = {
    ids: [...new Set(pairs.flatMap(({ first, second }) => [first, second]))],
    fromUs: Math.max(found.dated.fromUs, Math.min(...pairs.map(({ fromUs }) => fromUs - US_PER_S))),
    untilUs: Math.min(
      found.dated.toUs - 1,
      Math.max(...pairs.map(({ untilUs }) => untilUs + US_PER_S)),
    ),
  };
  if (span.fromUs > span.untilUs) return NOT_SEARCHED;
  const { sql, workspace } = db;
  const condition = await cellFilterSql(db, filter);
  const looked = () => lookedSql(db, span, sql`true ${condition()}`);
  const pairRows = () => sql`
    select * from unnest(${arrayText(pairs.map(({ first }) => first))}::text::int[],
      ${arrayText(pairs.map(({ second }) => second))}::text::int[]) pairs (first, second)`;
  const [answer] = await sql<
    [{ looked: number; byChance: number; matches: readonly Match[] | null }]
  >`
    with looked as materialized (${looked()}), pairs as (${pairRows()}),
      matched as (${matchedSql(db, 0)}), moved as (${matchedSql(db, MOVED_S)}),
      matches as (
        select first_import as first, looked.import_id as second, array_agg(looked.key) as keys
        from matched join looked using (key) group by 1, 2
      )
    select (select count(*) from looked)::int as looked, (select count(*) from moved)::int as "byChance",
      (select json_agg(matches) from matches) as matches`;
  const { matches, ...counts } = answer;
  const formatOf = new Map(
    pairs.flatMap((pair) => [
      [pair.first, pair.firstFormat] as const,
      [pair.second, pair.secondFormat] as const,
    ]),
  );
  const title = (id: number): string => titleOf(formatOf.get(id) ?? "");
  const twins: Twin[] = [];
  for (const { first, second, keys } of matches ?? []) {
    const facts = sql`select 0::smallint as grain, at, 1::bigint as requests, ${sql.unsafe(CELL_FACTS)}
      from calls where workspace = ${workspace} and key = any (${[...keys]}::uuid[])`;
    for (const cell of await factCells(sql, workspace, facts, frame)) {
      twins.push({ cell, first: title(first), second: title(second) });
    }
  }
  return {
    twins,
    search: {
      ...counts,
      isCut: counts.looked === MOST_LOOKED,
      found: twins.reduce((sum, { cell }) => sum + cell.records, 0),
    },
  };
}
