import type { Database } from "../database.ts";
import { importSpan } from "../import-span.ts";
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
  const [rows] = await sql<[{ removed: number; handedOver: number; restored: number }]>`
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
  return {
    removed: calls.removed + rows.removed,
    handedOver: calls.handedOver + rows.handedOver,
    restored: rows.restored,
  };
}
