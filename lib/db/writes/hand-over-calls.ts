import type { TransactionSql } from "../connect.ts";
import { makeTouched, mergeTouched } from "./merge-touched.ts";

interface Leaving {
  readonly workspace: number;
  readonly importId: number;
}

export interface StayingCalls {
  /** Calls that are another import's now. */
  readonly handedOver: number;
  /** Calls that stay without what the import told of them. */
  readonly reverted: number;
}

/**
 * Takes an import's words away: calls that others told too become those of the first of them, and are from now on what
 * the others tell together. Answers how many changed hands, and how many tell less now. Calls that nobody else told stay
 * with the import.
 */
export async function handOverCalls(
  tx: TransactionSql,
  { workspace, importId }: Leaving,
): Promise<StayingCalls> {
  const own = tx`workspace = ${workspace} and import_id = ${importId}`;
  await makeTouched(tx);
  await tx`insert into touched_calls (key) select key from claimed_calls where ${own}`;
  await tx`delete from claimed_calls where ${own}`;
  await tx`delete from import_claims where ${own}`;
  const [{ handedOver }] = await tx<[{ handedOver: number }]>`
    with heirs as materialized (
      select distinct on (claims.key) claims.key, claims.import_id, claims.source_line
      from import_claims claims
      join calls on calls.workspace = claims.workspace and calls.key = claims.key
      where claims.workspace = ${workspace} and calls.import_id = ${importId}
      order by claims.key, claims.import_id
    ), taken as (
      update calls set import_id = heirs.import_id, source_line = heirs.source_line
      from heirs where calls.workspace = ${workspace} and calls.key = heirs.key
    ), owned as (
      delete from import_claims claims using heirs
      where claims.workspace = ${workspace} and claims.key = heirs.key and claims.import_id = heirs.import_id
    )
    select count(*)::int as "handedOver" from heirs`;
  return { handedOver, reverted: await mergeTouched(tx, workspace) };
}
