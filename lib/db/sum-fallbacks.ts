import type { Fragment } from "postgres";
import { CHEAPER_TIERS } from "../analytics/fallback-lines.ts";
import { OUTCOMES, type Outcome } from "../core/record.ts";
import { callsIn } from "./calls-in.ts";
import type { Sql, TransactionSql } from "./connect.ts";
import type { SpansOf } from "./rollup-family.ts";
import { arrayText, DIMENSIONS, FLAGS, isSynthetic, TOKEN_SUMS, TOKENS } from "./sum-facts.ts";

type AnySql = Sql | TransactionSql;

/** Without spans: all of them, by hour. */
interface FallbacksOf {
  readonly workspace: number;
  readonly boundaries: readonly number[];
  readonly spans: SpansOf["spans"] | null;
}

export const FALLBACK_KEYS = [
  ...DIMENSIONS.split(", "),
  ...["grain", "synthetic", "token_flags", "size_class", "asked_tier", "asked_error_class"],
];

/** A fallback follows what it falls back from within this time: a batch ends after a day. */
const LONGEST = "2 days";

const isOneOf = (...outcomes: readonly Outcome[]): string =>
  `outcome in (${outcomes.map((outcome) => OUTCOMES.indexOf(outcome)).join(", ")})`;

/** The list is read once, not for every row. */
const cheaper = (sql: AnySql, workspace: number): Fragment => sql`array(
  select id from labels where workspace = ${workspace} and kind = 'tierRequested' and name in ${sql(CHEAPER_TIERS)})`;

/** Calls that may be fallbacks: answered, at another tier than a cheaper one, by request and by what is said of it. */
function answered(sql: AnySql, { workspace, spans }: FallbacksOf): Fragment {
  const calls = spans ? callsIn(sql, workspace, spans) : sql`calls`;
  const hour = spans ? sql`spans.hour` : sql`date_bin('1 hour', at, 'epoch') as hour`;
  const ofWorkspace = spans ? sql`` : sql`and workspace = ${workspace}`;
  return sql`
    select ${hour}, key, at, operation_id, ${sql.unsafe(`${TOKENS}, ${DIMENSIONS}`)},
      ${isSynthetic(sql, workspace)} as synthetic
    from ${calls}
    where operation_id is not null and ${sql.unsafe(isOneOf("success", "incomplete"))}
      and tier_requested <> all (${cheaper(sql, workspace)}) and tier_served <> 0 ${ofWorkspace}`;
}

/**
 * A query that sums calls answered at another tier after an earlier attempt of their operation had asked for a cheaper
 * one in vain; `asked_tier` is that of the first such attempt of the last two days.
 */
export function sumFallbacks(sql: AnySql, of: FallbacksOf): Fragment {
  const { workspace, boundaries } = of;
  const keys = sql.unsafe(FALLBACK_KEYS.join(", "));
  const sizes = sql`(select ${arrayText(boundaries)}::text::bigint[])`;
  return sql`
    select hour, count(*) as records, count(*) as requests, 0::bigint as requests_unknown,
      ${sql.unsafe(TOKEN_SUMS)}, ${keys}
    from (
      select distinct on (answered.key, answered.hour) answered.*, 0::smallint as grain,
        (${sql.unsafe(FLAGS)})::smallint as token_flags,
        coalesce(width_bucket(input_total, ${sizes}), 0)::smallint as size_class, asked.asked_tier, asked.asked_error_class
      from (${answered(sql, of)}) answered
      join (
        select operation_id as asked_id, at as asked_at, key as asked_key, tier_requested as asked_tier,
          error_class as asked_error_class, ${isSynthetic(sql, workspace)} as asked_synthetic
        from calls
        where workspace = ${workspace} and operation_id is not null and ${sql.unsafe(isOneOf("error", "cancelled"))}
          and tier_requested = any (${cheaper(sql, workspace)})
      ) asked on hashtextextended(asked_id, 0) = hashtextextended(answered.operation_id, 0)
        and asked_id = answered.operation_id and asked_synthetic = answered.synthetic
        and asked_at <= answered.at and asked_at >= answered.at - interval '${sql.unsafe(LONGEST)}'
      order by answered.key, answered.hour, asked_at, asked_key
    ) fallbacks
    group by hour, ${keys}`;
}
