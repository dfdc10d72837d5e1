import type { TransactionSql } from "../connect.ts";
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

export interface SwitchedRows {
  /** Rows of other imports that count no more. */
  readonly replaced: number;
  /** Rows of other imports that count again. */
  readonly restored: number;
}

/**
 * Puts in force, for every bucket that the import tells of, the content that was first brought last,
 * held by the first import that brought it. `leaving`: as if the import had never been.
 */
export async function chooseVersions(
  tx: TransactionSql,
  { workspace, importId }: Own,
  isLeaving: boolean,
): Promise<SwitchedRows> {
  const staying = isLeaving ? tx`and version.import_id <> ${importId}` : tx``;
  const [switched] = await tx<[SwitchedRows]>`
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
    select
      coalesce(sum(rows) filter (where not active and import_id <> ${importId}), 0)::bigint as replaced,
      coalesce(sum(rows) filter (where active and import_id <> ${importId}), 0)::bigint as restored
    from changed`;
  return switched;
}
