import { ADVISORY } from "../advisory-locks.ts";
import type { TransactionSql } from "../connect.ts";

export interface RemovedRows {
  readonly removed: number;
  /** Calls that a later import had brought too: they stay, and are its now. */
  readonly handedOver: number;
}

/** Keeps appends off until the transaction ends: none may claim a call that is about to go. */
export async function lockWrites(tx: TransactionSql, workspace: number): Promise<void> {
  await tx`select pg_advisory_xact_lock(${ADVISORY.importWrites}, ${workspace})`;
}

/** Takes an import's calls, buckets and claims away and marks their hours. Call `lockWrites` before. */
export async function removeRows(
  tx: TransactionSql,
  workspace: number,
  importId: number,
): Promise<RemovedRows> {
  const own = tx`workspace = ${workspace} and import_id = ${importId}`;
  // A claimed call may differ by less than a millisecond from the time that the import noted.
  const span = tx`(
    select first_at - interval '1 s' as first, last_at + interval '1 s' as last from imports
    where workspace = ${workspace} and id = ${importId})`;
  const [{ handedOver }] = await tx<[{ handedOver: number }]>`
    with heirs as (
      select distinct on (claims.key) claims.key, claims.import_id, claims.source_line
      from import_claims claims
      join calls on calls.workspace = claims.workspace and calls.key = claims.key
      where claims.workspace = ${workspace} and calls.import_id = ${importId}
      order by claims.key, claims.import_id
    ), moved as (
      update calls set import_id = heirs.import_id, source_line = heirs.source_line
      from heirs where calls.workspace = ${workspace} and calls.key = heirs.key
      returning calls.key, calls.import_id
    ), settled as (
      delete from import_claims claims using moved
      where claims.workspace = ${workspace} and claims.key = moved.key
        and claims.import_id = moved.import_id
    )
    select count(*)::int as "handedOver" from moved`;
  const [calls] = await tx<[{ removed: number }]>`
    with gone as (
      delete from calls using ${span} span
      where ${own} and at between span.first and span.last returning at
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', at, 'epoch') from gone
    )
    select count(*)::int as removed from gone`;
  const [buckets] = await tx<[{ removed: number }]>`
    with gone as (
      delete from buckets using ${span} span
      where ${own} and start_at between span.first and span.last returning start_at
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', start_at, 'epoch') from gone
    )
    select count(*)::int as removed from gone`;
  await tx`delete from import_claims where ${own}`;
  return { removed: calls.removed + buckets.removed, handedOver };
}
