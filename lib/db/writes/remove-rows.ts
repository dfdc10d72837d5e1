import { ADVISORY } from "../advisory-locks.ts";
import type { TransactionSql } from "../connect.ts";
import { importSpan } from "../import-span.ts";
import { chooseVersions, type LeavingRows, rowsLeaving } from "./bucket-versions.ts";
import { handOverCalls, type StayingCalls } from "./hand-over-calls.ts";
import { markOperations } from "./mark-operations.ts";

/** Rows of calls and of aggregates together. */
export type RemovedRows = LeavingRows & StayingCalls;

/** Keeps appends off until the transaction ends: none may claim a call that is about to go. */
export async function lockWrites(tx: TransactionSql, workspace: number): Promise<void> {
  // What suits one row must not be taken for a million of them, as PostgreSQL 15 may after a few runs.
  await tx`set local plan_cache_mode = force_custom_plan`;
  await tx`select pg_advisory_xact_lock(${ADVISORY.importWrites}, ${workspace})`;
}

/** Takes all that an import stored away, as if it had never been. Call `lockWrites` before. */
export async function removeRows(
  tx: TransactionSql,
  workspace: number,
  importId: number,
): Promise<RemovedRows> {
  const own = tx`workspace = ${workspace} and import_id = ${importId}`;
  const { handedOver, reverted } = await handOverCalls(tx, { workspace, importId });
  const span = importSpan(tx, workspace, importId);
  const [calls] = await tx<[{ removed: number }]>`
    with gone as (
      delete from calls using (${span}) span
      where ${own} and at between span.first and span.last returning at, operation_id
    ), rest as (
      ${markOperations(tx, workspace, tx`select operation_id from gone`)}
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', at, 'epoch') from gone
    )
    select count(*)::int as removed from gone`;
  const leaving = await rowsLeaving(tx, { workspace, importId });
  await chooseVersions(tx, { workspace, importId }, true);
  await tx`
    with gone as (
      delete from buckets where ${own} returning start_at, active
    )
    insert into dirty_hours (workspace, hour)
    select distinct ${workspace}::int, date_bin('1 hour', start_at, 'epoch') from gone where active`;
  await tx`delete from reported_costs where ${own}`;
  await tx`delete from call_details where ${own}`;
  await tx`delete from bucket_versions where ${own}`;
  await tx`update imports set holds_rows = false where workspace = ${workspace} and id = ${importId}`;
  await tx`
    update imports set "overlaps" = (
      select coalesce(jsonb_agg(other order by place), '[]') from jsonb_array_elements("overlaps")
        with ordinality as others (other, place)
      where other <> to_jsonb(${importId}::int))
    where workspace = ${workspace} and "overlaps" @> to_jsonb(${importId}::int)`;
  return {
    removed: calls.removed + leaving.removed,
    handedOver: handedOver + leaving.handedOver,
    restored: leaving.restored,
    reverted,
  };
}
