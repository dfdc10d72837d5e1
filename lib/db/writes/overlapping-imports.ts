import type { Fragment } from "postgres";
import type { TransactionSql } from "../connect.ts";

interface Own {
  readonly workspace: number;
  readonly importId: number;
}

/**
 * Other imports whose rows tell of the same days and provider as this one's, in another width, format or cut by other
 * names: both are counted. Usage overlaps where model and project are the same too (an unknown name may be any); what
 * was billed overlaps by its days alone, since reports name things in words of their own.
 */
export async function overlappingImports(tx: TransactionSql, own: Own): Promise<readonly number[]> {
  const isSameUse = tx`
    (mine.model = others.model or mine.model = 0 or others.model = 0)
    and (mine.project = others.project or mine.project = 0 or others.project = 0)`;
  const usage = await overlapsIn(tx, "buckets", own, isSameUse);
  const costs = await overlapsIn(tx, "reported_costs", own, tx`true`);
  return [...new Set([...usage, ...costs])].sort((a, b) => a - b);
}

async function overlapsIn(
  tx: TransactionSql,
  table: "buckets" | "reported_costs",
  { workspace, importId }: Own,
  isAlike: Fragment,
): Promise<readonly number[]> {
  const days = (whose: Fragment) => tx`
    select distinct import_id, provider, model, project, day
    from ${tx(table)}
    cross join lateral generate_series(
      date_bin('1 day', start_at, 'epoch'),
      greatest(start_at, coalesce(end_at, start_at) - interval '1 us'), interval '1 day') as day
    where workspace = ${workspace} and active ${whose}`;
  const found = await tx<{ id: number }[]>`
    with mine as materialized (${days(tx`and import_id = ${importId}`)}),
    span as (select min(day) as first, max(day) as last from mine),
    others as materialized (
      ${days(tx`
        and import_id <> ${importId}
        and start_at >= (select first - interval '32 days' from span)
        and start_at < (select last + interval '1 day' from span)`)}
    ), near as (
      select distinct others.import_id from mine join others using (day, provider)
      where ${isAlike}
    ), shapes as (
      select import_id, array_agg(distinct end_at - start_at) as widths,
        row(min(imports.format), bool_or(model <> 0), bool_or(tier_requested <> 0),
          bool_or(tier_served <> 0), bool_or(project <> 0), bool_or(api_key <> 0),
          bool_or(user_label <> 0), bool_or(endpoint <> 0), bool_or(workload <> 0),
          bool_or(region <> 0))::text as cut
      from ${tx(table)} facts
      join imports on imports.workspace = facts.workspace and imports.id = facts.import_id
      where facts.workspace = ${workspace} and active
        and (import_id = ${importId} or import_id in (select import_id from near))
      group by import_id
    )
    select other.import_id as id
    from shapes other join shapes own on own.import_id = ${importId} and other.import_id <> ${importId}
    where other.cut <> own.cut or not other.widths && own.widths`;
  return found.map(({ id }) => id);
}
