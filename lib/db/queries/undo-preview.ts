import { callFacts } from "../call-columns.ts";
import type { Database } from "../database.ts";
import { importSpan } from "../import-span.ts";
import { mergedCalls } from "../merged-calls.ts";
import { rowsLeaving } from "../writes/bucket-versions.ts";
import type { RemovedRows } from "../writes/remove-rows.ts";

/** What undoing an import would do now: counted, not done. */
export async function undoPreview(db: Database, importId: number): Promise<RemovedRows> {
  const { sql, workspace } = db;
  const [calls] = await sql<[{ removed: number; handedOver: number }]>`
    select count(*) filter (where not claimed)::int as removed,
      count(*) filter (where claimed)::int as "handedOver"
    from (
      select exists (
        select from import_claims claim
        where claim.workspace = calls.workspace and claim.key = calls.key
          and claim.import_id <> calls.import_id
      ) as claimed
      from calls
      cross join (${importSpan(sql, workspace, importId)}) span
      where calls.workspace = ${workspace} and calls.import_id = ${importId}
        and calls.at between span.first and span.last
    ) owned`;
  const rows = await rowsLeaving(sql, { workspace, importId });
  return {
    removed: calls.removed + rows.removed,
    handedOver: calls.handedOver + rows.handedOver,
    restored: rows.restored,
    reverted: await countReverted(db, importId),
  };
}

/** Calls that would be others by what is left of their tellings: first that of the import that owns, or inherits, them. */
async function countReverted({ sql, workspace }: Database, importId: number): Promise<number> {
  const tellings = `
    select told.key, case told.import_id when calls.import_id then 0::bigint else told.import_id end as place, ${callFacts("told")}
    from claimed_calls own
    join claimed_calls told on told.workspace = own.workspace and told.key = own.key
      and told.import_id <> own.import_id
    join calls on calls.workspace = own.workspace and calls.key = own.key
    where own.workspace = ${Number(workspace)} and own.import_id = ${Number(importId)}`;
  const [{ reverted }] = await sql<[{ reverted: number }]>`
    select count(*)::int as reverted
    from (${sql.unsafe(mergedCalls(tellings))}) merged
    join calls on calls.workspace = ${workspace} and calls.key = merged.key
    where (${sql.unsafe(callFacts("merged"))}) is distinct from (${sql.unsafe(callFacts("calls"))})`;
  return reverted;
}
