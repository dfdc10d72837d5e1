import type { Fragment } from "postgres";
import { TOKEN_FIELDS } from "../core/record.ts";
import { isoFromUs } from "../core/time.ts";
import type { Sql, TransactionSql } from "./connect.ts";
import { TOKEN_FLAG, unknownBit } from "./token-flags.ts";

type AnySql = Sql | TransactionSql;

/** Column of each field of TOKEN_FIELDS. */
export const TOKEN_COLUMN = {
  inputTotal: "input_total",
  inputCached: "input_cached",
  inputCacheWrite: "input_cache_write",
  inputCacheWrite1h: "input_cache_write_1h",
  outputTotal: "output_total",
  reasoning: "reasoning",
} as const satisfies Record<(typeof TOKEN_FIELDS)[number], string>;

/** What facts and roll-ups are told apart by. */
export const DIMENSIONS =
  "provider, model, tier_requested, tier_served, project, api_key, endpoint, workload, region, outcome, error_class";

/** As `tokenFlags` has it. */
function flagsSql(): string {
  const unknown = TOKEN_FIELDS.map(
    (field) => `${unknownBit(field)} * (${TOKEN_COLUMN[field]} is null)::int`,
  );
  const write1h = "coalesce(input_cache_write_1h, 0)";
  const write = `coalesce(input_cache_write, ${write1h})`;
  return [
    ...unknown,
    `${TOKEN_FLAG.inputCounted} * (coalesce(input_total, 0) > 0)::int`,
    `${TOKEN_FLAG.cacheWriteCounted} * (coalesce(input_cache_write, 0) > 0)::int`,
    `${TOKEN_FLAG.outputCounted} * (coalesce(output_total, 0) > 0)::int`,
    `${TOKEN_FLAG.moreCachedThanInput} * (coalesce(input_cached, 0) + ${write} > coalesce(input_total, 0))::int`,
    `${TOKEN_FLAG.more1hThanCacheWrite} * (${write1h} > ${write})::int`,
  ].join(" + ");
}

export const FLAGS = flagsSql();
export const TOKENS = TOKEN_FIELDS.map((field) => TOKEN_COLUMN[field]).join(", ");
export const TOKEN_SUMS = TOKEN_FIELDS.map(
  (field) => `coalesce(sum(${TOKEN_COLUMN[field]}), 0)::bigint as ${TOKEN_COLUMN[field]}`,
).join(", ");

/** The columns that `sumFacts` yields, as in `rollups` but for the workspace. */
export const SUMMED_COLUMNS = `hour, records, requests, requests_unknown, ${TOKENS}, ${DIMENSIONS}, grain, synthetic, token_flags, size_class`;

/** Whether a call or bucket was made up by the built-in sample. The list is read once, not for every row. */
export const isSynthetic = (sql: AnySql, workspace: number): Fragment => sql`
  (import_id = any (array(select id from imports where workspace = ${workspace} and synthetic)))`;

/** PostgreSQL's text form of an array of numbers. */
export const arrayText = (numbers: readonly number[]): string => `{${numbers.join(",")}}`;

/** The same of an array of moments. */
export const momentsText = (momentsUs: readonly number[]): string =>
  `{${momentsUs.map(isoFromUs).join(",")}}`;

interface FactsOf {
  readonly workspace: number;
  readonly boundaries: readonly number[];
  /** What goes before the facts in `from`: a list of spans (hour, until), or nothing. */
  readonly spans?: Fragment;
}

/**
 * A query that sums calls and the buckets in force by hour and by all that decides a price. With spans, only what
 * lies in them is summed, and each yields rows of its own whose `hour` is its beginning.
 */
export function sumFacts(sql: AnySql, { workspace, boundaries, spans }: FactsOf): Fragment {
  // From a subquery of its own, so that it is read once, not for every row.
  const sizes = sql`(select ${arrayText(boundaries)}::text::bigint[])`;
  const facts = (table: "calls" | "buckets"): Fragment => {
    const isCalls = table === "calls";
    const at = sql.unsafe(isCalls ? "at" : "start_at");
    // A fence before what is computed of a row: the planner would take a condition on it for one that leaves hardly any.
    const inSpan = sql`and ${at} >= spans.hour and ${at} < spans.until`;
    return sql`
      select ${spans ? sql`spans.hour` : sql`date_bin('1 hour', ${at}, 'epoch') as hour`},
        ${sql.unsafe(isCalls ? "0::smallint as grain, 1::bigint as requests" : "1::smallint as grain, requests")},
        ${sql.unsafe(TOKENS)}, ${sql.unsafe(DIMENSIONS)},
        ${isSynthetic(sql, workspace)} as synthetic,
        (${sql.unsafe(FLAGS)})::smallint as token_flags,
        coalesce(width_bucket(input_total, ${sizes}), 0)::smallint as size_class
      from ${sql(table)}
      where workspace = ${workspace} ${isCalls ? sql`` : sql`and active`} ${spans ? sql`${inSpan} offset 0` : sql``}`;
  };
  const all = sql`(${facts("calls")}) union all (${facts("buckets")})`;
  return sql`
    select facts.hour, count(*) as records, coalesce(sum(requests), 0)::bigint as requests,
      count(*) - count(requests) as requests_unknown,
      ${sql.unsafe(TOKEN_SUMS)}, ${sql.unsafe(DIMENSIONS)}, grain, synthetic, token_flags, size_class
    from ${spans ? sql`${spans} cross join lateral (${all}) facts` : sql`(${all}) facts`}
    group by ${sql.unsafe(`facts.hour, ${DIMENSIONS}, grain, synthetic, token_flags, size_class`)}`;
}
