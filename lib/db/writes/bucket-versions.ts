import type { Sql, TransactionSql } from "../connect.ts";
import { ABOUT_BUCKET } from "../schema/bucket-digest.ts";
import type { RowOrigin } from "./copy-text.ts";

type Own = Pick<RowOrigin, "workspace" | "importId">;

/** What a row tells beside its digest, as text: rows of equal texts, in whatever order, are the same content. */
export const BUCKET_CONTENT = `row(requests, input_total, input_cached, input_cache_write, input_cache_write_1h, output_total, reasoning, error_class)::text
  || coalesce(' ' || trim_scale(reported_usd)::text, '')
  || case when own_id is null then '' else ' ' || ${ABOUT_BUCKET} end`;
export const COST_CONTENT = "row(trim_scale(amount_usd))::text";

/** Hashes the ordered texts of the column `facts`. */
export const CONTENT_HASH = `md5(string_agg(facts, E'\\n' order by facts collate "C"))::uuid`;

/** Writes down what an import tells of each bucket. Call it once its last row is stored. */
export async function noteVersions(
  tx: TransactionSql,
  { workspace, importId }: Own,
): Promise<void> {
  const own = tx`where workspace = ${workspace} and import_id = ${importId}`;
  await tx`
    insert into bucket_versions (workspace, bucket, import_id, content, rows)
    select ${workspace}::int, bucket, ${importId}::int, ${tx.unsafe(CONTENT_HASH)}, count(*)::int
    from (
      select bucket, ${tx.unsafe(BUCKET_CONTENT)} as facts from buckets ${own}
      union all
      select bucket, ${tx.unsafe(COST_CONTENT)} from reported_costs ${own}
    ) told
    group by bucket`;
}

/** Rows of an import whose buckets another import tells exactly alike. */
export async function rowsKnown(tx: TransactionSql, { workspace, importId }: Own): Promise<number> {
  const [{ known }] = await tx<[{ known: number }]>`
    select coalesce(sum(rows), 0)::bigint as known from bucket_versions own
    where workspace = ${workspace} and import_id = ${importId} and exists (
      select from bucket_versions other
      where other.workspace = ${workspace} and other.bucket = own.bucket
        and other.content = own.content and other.import_id <> ${importId})`;
  return known;
}

/**
 * Puts in force, for every bucket that the import tells of, the content that was first brought last,
 * held by the first import that brought it. `isLeaving`: as if the import had never been. Answers how many
 * rows of other imports count no more.
 */
export async function chooseVersions(
  tx: TransactionSql,
  { workspace, importId }: Own,
  isLeaving: boolean,
): Promise<number> {
  const staying = isLeaving ? tx`and version.import_id <> ${importId}` : tx``;
  const [{ replaced }] = await tx<[{ replaced: number }]>`
    with touched as materialized (
      select bucket from bucket_versions where workspace = ${workspace} and import_id = ${importId}
    ), contents as (
      select version.bucket, min(version.import_id) as holder
      from touched join bucket_versions version
        on version.workspace = ${workspace} and version.bucket = touched.bucket
      where true ${staying}
      group by version.bucket, version.content
    ), chosen as (
      select bucket, max(holder) as holder from contents group by bucket
    ), changed as (
      update bucket_versions version set active = version.import_id = chosen.holder
      from chosen
      where version.workspace = ${workspace} and version.bucket = chosen.bucket
        and version.active <> (version.import_id = chosen.holder) ${staying}
      returning version.bucket, version.import_id, version.active, version.rows
    ), counted as (
      update buckets set active = changed.active from changed
      where buckets.workspace = ${workspace} and buckets.bucket = changed.bucket
        and buckets.import_id = changed.import_id
      returning start_at
    ), billed as (
      update reported_costs set active = changed.active from changed
      where reported_costs.workspace = ${workspace} and reported_costs.bucket = changed.bucket
        and reported_costs.import_id = changed.import_id
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', start_at, 'epoch') from counted
    )
    select coalesce(sum(rows), 0)::bigint as replaced
    from changed where not active and import_id <> ${importId}`;
  return replaced;
}

export interface LeavingRows {
  /** Rows of the import that count and will no more. */
  readonly removed: number;
  /** Rows that another import tells exactly alike: they stay, as that one's. */
  readonly handedOver: number;
  /** Rows of other imports that the import had replaced: they will count again. */
  readonly restored: number;
}

/** What becomes of aggregate rows when the import goes: counted, not done. */
export async function rowsLeaving(
  sql: Sql | TransactionSql,
  { workspace, importId }: Own,
): Promise<LeavingRows> {
  const [rows] = await sql<[LeavingRows]>`
    select
      coalesce(sum(mine.rows) filter (where heir.content is distinct from mine.content), 0)::int
        as removed,
      coalesce(sum(heir.rows) filter (where heir.content = mine.content), 0)::int as "handedOver",
      coalesce(sum(heir.rows) filter (where heir.content <> mine.content), 0)::int as restored
    from bucket_versions mine
    left join lateral (
      select content, min(rows) as rows from bucket_versions other
      where other.workspace = mine.workspace and other.bucket = mine.bucket
        and other.import_id <> mine.import_id
      group by content order by min(import_id) desc limit 1
    ) heir on true
    where mine.workspace = ${workspace} and mine.import_id = ${importId} and mine.active`;
  return rows;
}
