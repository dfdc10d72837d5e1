import type { Database } from "../database.ts";
import { importSpan } from "../import-span.ts";
import { rowsLeaving } from "../writes/bucket-versions.ts";
import type { RemovedRows } from "../writes/remove-rows.ts";

/** What undoing an import would do now: counted, not done. */
export async function undoPreview(
  { sql, workspace }: Database,
  importId: number,
): Promise<RemovedRows> {
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
  };
}
