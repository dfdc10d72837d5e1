import type { SourceImports } from "../../analytics/source-freshness.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";

/** What was imported in each format: how often, and how far its records and its last file reach. */
export async function sourceImports(
  { sql, workspace }: Database,
  synthetic: boolean,
): Promise<readonly SourceImports[]> {
  const dated = isoFromUs(UNDATED_US + US_PER_DAY);
  return await sql<SourceImports[]>`
    with files as (
      select *, case when last_at >= ${dated}::timestamptz then last_at end as reach from imports
      where workspace = ${workspace} and synthetic = ${synthetic} and holds_rows
        and inserted + duplicate > 0
    )
    select format, bool_and(grain <> 'call') as "isAggregate", count(*)::int as imports,
      (extract(epoch from max(reach)) * 1000000)::bigint as "lastRecordUs",
      (extract(epoch from max(finished_at)) * 1000000)::bigint as "lastImportUs",
      (extract(epoch from (array_agg(created_at order by reach desc nulls last, id desc))[1]) * 1000000)::bigint
        as "broughtUs"
    from files group by format order by max(reach) desc nulls last, format`;
}
