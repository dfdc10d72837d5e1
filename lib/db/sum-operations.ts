import type { Fragment } from "postgres";
import { OUTCOMES, type Outcome } from "../core/record.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../core/time.ts";
import { callsIn } from "./calls-in.ts";
import type { Sql, TransactionSql } from "./connect.ts";
import type { SpansOf } from "./rollup-family.ts";
import { isSynthetic, momentsText } from "./sum-facts.ts";

type AnySql = Sql | TransactionSql;

/** Without spans: all calls. */
interface CallsOf {
  readonly workspace: number;
  readonly spans: SpansOf["spans"] | null;
}

const OF_FIRST = [
  "provider",
  "model",
  "tier_requested",
  "project",
  "api_key",
  "endpoint",
  "workload",
];

/** More attempts than these are counted as one. */
const MOST_ATTEMPTS = 10;

const code = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);

/** As `isFailed`. */
const IS_FAILED = `(outcome in (${code("error")}, ${code("cancelled")})
  or (outcome = ${code("incomplete")} and error_class is not null))`;

const OPERATION_HASH = (sql: AnySql): Fragment => sql`hashtextextended(operation_id, 0)`;

/** Of an index on a hash: ids may be long. */
const isOfOperation = (sql: AnySql): Fragment => sql`
  member.operation_id is not null
  and hashtextextended(member.operation_id, 0) = hashtextextended(named.operation_id, 0)
  and member.operation_id = named.operation_id`;

/** The operations with a call in the spans. The sample's are others than the user's own. */
const namedIn = (
  sql: AnySql,
  { workspace, spans }: Pick<SpansOf, "workspace" | "spans">,
): Fragment => sql`
  select distinct operation_id, ${isSynthetic(sql, workspace)} as synthetic
  from ${callsIn(sql, workspace, spans)}
  where operation_id is not null`;

/** The calls of the operations with a call in the spans: found by their index, for most calls are of others. */
const membersIn = (
  sql: AnySql,
  { workspace, spans }: Pick<SpansOf, "workspace" | "spans">,
): Fragment => sql`
  select member.*, named.synthetic
  from (${namedIn(sql, { workspace, spans })}) named
  join calls member on member.workspace = ${workspace} and ${isOfOperation(sql)}
    and (member.import_id = any (array(
      select id from imports where workspace = ${workspace} and synthetic))) = named.synthetic`;

const allMembers = (sql: AnySql, workspace: number): Fragment => sql`
  select *, ${isSynthetic(sql, workspace)} as synthetic
  from calls where workspace = ${workspace} and operation_id is not null`;

/** Every attempt of operations, in order of time, with its wait for the next. Numbers are sorted far quicker than ids. */
function attempts(sql: AnySql, { workspace, spans }: CallsOf): Fragment {
  const dated = sql`${isoFromUs(UNDATED_US + US_PER_DAY)}::timestamptz`;
  const members = spans ? membersIn(sql, { workspace, spans }) : allMembers(sql, workspace);
  return sql`
    select *, case when next_at is null then 0 else greatest(0, (wait_us / 1000)) end as wait_ms,
      next_at is not null and (latency_ms is null or at < ${dated} or next_at < ${dated}) as wait_unknown
    from (
      select *, (extract(epoch from next_at - at) * 1000000)::bigint - latency_ms::bigint * 1000 as wait_us
      from (
        select ${OPERATION_HASH(sql)} as hash, operation_id, synthetic, at, latency_ms, outcome, error_class,
          tier_served, ${sql.unsafe(OF_FIRST.join(", "))},
          row_number() over attempts as nth, lead(at) over attempts as next_at
        from (${members}) members
        window attempts as (
          partition by ${OPERATION_HASH(sql)}, operation_id, synthetic order by at, attempt nulls first, key)
      ) ordered
    ) waited`;
}

const first = (column: string): string => `max(${column}) filter (where nth = 1)`;
const last = (column: string): string => `max(${column}) filter (where next_at is null)`;
const known = (id: string): string => `nullif(${id}, 0)`;

/** As `fellBack`: ids of the same kind are compared, for a name has another one of another kind. */
const FELL_BACK = `case when count(*) = 1 then false else coalesce(
  ${known(first("tier_requested"))} <> ${known(last("tier_requested"))},
  ${known(first("tier_served"))} <> ${known(last("tier_served"))}) end`;

function groupedOperations(sql: AnySql, of: CallsOf): Fragment {
  const names = OF_FIRST.map((column) => `${first(column)} as ${column}`);
  return sql`
    select min(at) as first_at, synthetic, true as grouped, count(*) as attempts,
      ${sql.unsafe(names.join(", "))}, ${sql.unsafe(first("error_class"))}::smallint as first_error_class,
      ${sql.unsafe(last("outcome"))}::smallint as last_outcome,
      ${sql.unsafe(last("error_class"))}::smallint as last_error_class,
      ${sql.unsafe(last("tier_served"))} as last_tier_served, ${sql.unsafe(FELL_BACK)} as fell_back,
      coalesce(sum(wait_ms) filter (where not wait_unknown), 0) as waited_ms, bool_or(wait_unknown) as waited_unknown,
      coalesce(sum(latency_ms) filter (where ${sql.unsafe(IS_FAILED)}), 0) as failing_ms,
      coalesce(bool_or(latency_ms is null) filter (where ${sql.unsafe(IS_FAILED)}), false) as failing_unknown
    from (${attempts(sql, of)}) attempts
    group by hash, operation_id, synthetic`;
}

function singleCalls(sql: AnySql, { workspace, spans }: CallsOf): Fragment {
  const calls = spans ? callsIn(sql, workspace, spans) : sql`calls`;
  const ofWorkspace = spans ? sql`` : sql`and workspace = ${workspace}`;
  return sql`
    select at, ${isSynthetic(sql, workspace)}, false, 1, ${sql.unsafe(OF_FIRST.join(", "))}, error_class, outcome, error_class,
      tier_served, null::boolean, 0, false,
      case when ${sql.unsafe(IS_FAILED)} then coalesce(latency_ms, 0) else 0 end,
      ${sql.unsafe(IS_FAILED)} and latency_ms is null
    from ${calls}
    where operation_id is null ${ofWorkspace}`;
}

export const OPERATION_KEYS = [
  ...OF_FIRST,
  ...["synthetic", "first_error_class", "last_outcome", "last_error_class", "last_tier_served"],
  ...["fell_back", "grouped", "attempts_each"],
];

/** A query that sums the operations whose first attempt lies in the spans, or all of them by hour. */
export function sumOperations(sql: AnySql, of: CallsOf): Fragment {
  const keys = OPERATION_KEYS.join(", ");
  const { spans } = of;
  const hour = spans ? sql`spans.hour` : sql`date_bin('1 hour', first_at, 'epoch') as hour`;
  const within = spans
    ? sql`join ${spans} on first_at >= spans.hour and first_at < spans.until`
    : sql``;
  return sql`
    select hour, count(*) as operations, sum(attempts)::bigint as attempts, sum(waited_ms)::bigint as waited_ms,
      count(*) filter (where waited_unknown) as waited_unknown, sum(failing_ms)::bigint as failing_ms,
      count(*) filter (where failing_unknown) as failing_unknown, ${sql.unsafe(keys)}
    from (
      select ${hour}, operations.*, least(attempts, ${MOST_ATTEMPTS})::smallint as attempts_each
      from (${groupedOperations(sql, of)} union all ${singleCalls(sql, of)}) operations
      ${within}
    ) begun
    group by hour, ${sql.unsafe(keys)}`;
}

/** The given hours, and those of every other call of the operations with a call in them: their sums may have changed. */
export async function operationHours(
  tx: TransactionSql,
  workspace: number,
  hoursUs: readonly number[],
): Promise<readonly number[]> {
  const hours = tx`unnest(${momentsText(hoursUs)}::text::timestamptz[])`;
  const spans = tx`(select hour, hour + interval '1 hour' as until from ${hours} hour) spans`;
  const rows = await tx<{ hourUs: number }[]>`
    select distinct (extract(epoch from date_bin('1 hour', member.at, 'epoch')) * 1000000)::bigint as "hourUs"
    from (${namedIn(tx, { workspace, spans })}) named
    join calls member on member.workspace = ${workspace} and ${isOfOperation(tx)}`;
  return [...new Set([...hoursUs, ...rows.map(({ hourUs }) => hourUs)])];
}
