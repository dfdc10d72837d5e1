import { isoFromUs, US_PER_DAY } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";

export const BENCH_DAYS = 90;
const BENCH_TO_US = Date.UTC(2026, 10, 1) * 1000;
const BENCH_FROM_US = BENCH_TO_US - BENCH_DAYS * US_PER_DAY;

const NAMES: Readonly<Record<string, readonly string[]>> = {
  provider: ["openai", "google", "anthropic"],
  model: [
    ...["gpt-5", "gpt-5-mini", "gpt-5.4", "gpt-5.4-mini", "o3", "o4-mini"],
    ...["gemini-2.5-pro", "gemini-2.5-flash", "gemini-3.1-pro-preview"],
    ...["claude-opus-5", "claude-sonnet-4-5", "claude-haiku-4-5"],
  ],
  tierRequested: ["standard", "flex", "batch", "priority", "auto"],
  tierServed: ["standard", "flex", "batch", "priority"],
  project: Array.from({ length: 30 }, (_, n) => `project-${n + 1}`),
  apiKey: Array.from({ length: 20 }, (_, n) => `key-${n + 1}`),
  endpoint: ["/v1/responses", "/v1/chat/completions", "/v1/messages"],
  workload: Array.from({ length: 12 }, (_, n) => `workload-${n + 1}`),
};

/** Ways in which a project calls a model for one purpose: some 180, a few of which carry most of the traffic. */
const ROUTES = `
  create temp table routes on commit drop as
  select (project - 1) * 6 + way as route, project, 1 + (project * 7 + way / 2) % 12 as workload,
    1 + (project * 3 + way / 3) % 20 as api_key, model, 1 + (model > 6)::int + (model > 9)::int as provider,
    case when model > 9 then 3 else 1 + (project + way) % 2 end as endpoint,
    1 + (array[0, 0, 1, 1, 2, 3, 4])[1 + (project * 5 + way * 3) % 7] as tier,
    1.0 / ((project * 13 + way * 29) % 180 + 1) as weight, (project + way) % 5 > 0 as has_operations
  from generate_series(1, 30) project, generate_series(1, 6) way,
    lateral (select 1 + (project * 5 + way * way) % 12 as model) named`;

/**
 * Fills an empty database with calls over 90 days as traffic has them: busier by day, long-tailed in tokens and
 * latency, refused now and then where flex is asked for, tried again under one operation id, and at last at standard.
 * They lie in the table as a log brings them, one day after the other.
 */
export async function makeCalls(db: Database, calls: number): Promise<void> {
  const { transactions } = db;
  const indexes = await transactions.run((tx) => prepare(tx, db.workspace, calls));
  const perDay = Math.round(calls / 1.1 / BENCH_DAYS);
  for (let day = 0; day < BENCH_DAYS; day++) {
    await transactions.run(async (tx) => {
      await tx`select setseed(${(day + 1) / 1000})`;
      await tx`set local work_mem = '256MB'`;
      await tx`set local synchronous_commit = off`;
      await tx.unsafe(ROUTES);
      await tx`analyze routes`;
      await tx.unsafe(insertSql(day, perDay));
    });
  }
  await transactions.run(async (tx) => {
    await tx`set local maintenance_work_mem = '512MB'`;
    for (const definition of indexes) await tx.unsafe(definition);
    await tx`
      insert into dirty_hours (workspace, hour)
      select distinct ${db.workspace}::int, date_bin('1 hour', at, 'epoch') from calls where workspace = ${db.workspace}`;
  });
  await db.sql`vacuum (analyze) calls`;
}

/** The import, its labels, and the indexes taken away that are made faster at the end: their definitions. */
async function prepare(
  tx: TransactionSql,
  workspace: number,
  calls: number,
): Promise<readonly string[]> {
  await tx`
    insert into imports (workspace, file_name, file_size, format, grain, origin, state, inserted, received, holds_rows)
    values (${workspace}, 'bench', 0, 'mapped-csv', 'call', 'cli', 'done', ${calls}, ${calls}, true)`;
  for (const [kind, names] of Object.entries(NAMES)) {
    await tx`
      insert into labels (workspace, kind, name)
      select ${workspace}::int, ${kind}, name from unnest(${[...names]}::text[]) with ordinality as given (name, place)
      order by place`;
  }
  const indexes = await tx<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename = 'calls' and indexname not like '%_pk'`;
  for (const { name } of indexes) await tx`drop index ${tx(name)}`;
  return indexes.map(({ definition }) => definition);
}

const label = (kind: string, place: string): string =>
  `(select array_agg(id order by id) from labels where kind = '${kind}')[${place}]`;

/** About one operation in eight is tried more than once; one call in five hundred runs into its time limit. */
const insertSql = (day: number, operations: number): string => `
  with picks as materialized (
    select array_agg(upto order by route) as list from (
      select route, sum(weight) over (order by route) / sum(weight) over () as upto from routes) sums
  ), operations as materialized (
    select ${day * operations} + i as i, 1 + least(179, width_bucket(random(), (select list from picks))) as route,
      '${isoFromUs(BENCH_FROM_US + day * US_PER_DAY)}'::timestamptz
        + ((random() + random()) / 2) * interval '24 hours' as begun,
      random() as luck, random() + random() + random() - 1.5 as size, random() + random() + random() - 1.5 as pace
    from generate_series(1, ${operations}) i
  ), attempts as (
    select operations.*, routes.*, attempt, tries, attempt < tries as is_refused,
      attempt = tries and tier <> 2 and luck > 0.998 as is_timeout,
      attempt = tries and tries > 1 and tier = 2 and luck < 0.04 as is_fallback
    from operations join routes using (route)
    cross join lateral (select case when luck < 0.02 then 3 when luck < 0.09 then 2 else 1 end
      * case when tier = 2 or luck < 0.03 then 1 else 0 end as wanted) planned
    cross join lateral (select greatest(1, wanted) as tries) made
    cross join lateral generate_series(1, tries) attempt
  ), facts as (
    select attempts.*, is_refused or is_timeout as is_failed, begun + (attempt - 1) * interval '7 s' as at,
      (exp(6.5 + size * 1.6))::int as input_total, (exp(5 + pace * 1.8))::int as output_total,
      case when is_refused then 400 + (luck * 3000)::int when is_timeout then 600000 + (pace * 40)::int
        else (300 + exp(5 + pace * 1.8) * (8 + 6 * (tier = 2)::int) * exp(size * 0.4))::int end as latency_ms
    from attempts
  )
  insert into calls (workspace, key, at, import_id, source_line, input_total, input_cached, input_cache_write,
    input_cache_write_1h, output_total, reasoning, provider, model, tier_requested, tier_served, project, api_key,
    endpoint, workload, outcome, error_class, http_status, latency_ms, ttft_ms, attempt, operation_id)
  select 1, (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || substr(md5(i || '-' || attempt), 13))::uuid,
    at, (select max(id) from imports), i,
    case when is_failed then null else input_total end,
    case when is_failed then null when i % 3 = 0 then input_total / 2 else 0 end,
    case when is_failed or provider <> 3 then null else 0 end, null,
    case when is_failed then null else output_total end,
    case when is_failed then null when model in (1, 5, 6) then output_total / 3 else 0 end,
    ${label("provider", "provider")}, ${label("model", "model")},
    ${label("tierRequested", "case when is_fallback then 1 else tier end")},
    case when is_failed then 0 else ${label("tierServed", "case when tier = 5 or is_fallback then 1 else tier end")} end,
    ${label("project", "project")}, ${label("apiKey", "api_key")}, ${label("endpoint", "endpoint")}, ${label("workload", "workload")},
    case when is_failed then 1 else 0 end,
    case when is_timeout then 7 when is_refused then case when tier = 2 then 0 else 1 end end,
    case when is_timeout then null when is_refused then 429 else 200 end, latency_ms,
    case when is_failed or endpoint = 2 then null else least(latency_ms, 200 + (luck * 900)::int) end,
    attempt, case when has_operations then 'operation-' || i end
  from facts order by at`;
