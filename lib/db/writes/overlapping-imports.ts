import type { Fragment } from "postgres";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";

interface Own {
  readonly workspace: number;
  readonly importId: number;
}

/** Queries of aggregate rows in force: OVERLAP_COLUMNS and the `format` of their import. */
export interface OverlapFacts {
  readonly usage: Fragment;
  readonly costs: Fragment;
}

export const OVERLAP_COLUMNS =
  "import_id, start_at, end_at, provider, model, tier_requested, tier_served, project, api_key, user_label, endpoint, workload, region";

/** The stored rows in force of `buckets` or `reported_costs`, as an OverlapFacts has them. */
export const storedFacts = (
  tx: TransactionSql,
  table: "buckets" | "reported_costs",
  workspace: number,
): Fragment => tx`
  select ${tx.unsafe(OVERLAP_COLUMNS)}, imports.format
  from ${tx(table)} facts
  join imports on imports.workspace = facts.workspace and imports.id = facts.import_id
  where facts.workspace = ${workspace} and active`;

/**
 * Other imports whose rows tell of the same days and provider as this one's, in another width, format or cut by other
 * names: both are counted. Usage overlaps where model and project are the same too (an unknown name may be any); what
 * was billed overlaps by its days alone, since reports name things in words of their own. Rows that name no period may
 * be of any day that the same format tells of.
 */
export async function overlappingImports(
  tx: TransactionSql,
  { workspace, importId }: Own,
  facts: OverlapFacts = {
    usage: storedFacts(tx, "buckets", workspace),
    costs: storedFacts(tx, "reported_costs", workspace),
  },
): Promise<readonly number[]> {
  const isSameUse = tx`
    (mine.model = others.model or mine.model = 0 or others.model = 0)
    and (mine.project = others.project or mine.project = 0 or others.project = 0)`;
  const usage = await overlapsIn(tx, facts.usage, importId, isSameUse);
  const costs = await overlapsIn(tx, facts.costs, importId, tx`true`);
  return [...new Set([...usage, ...costs])].sort((a, b) => a - b);
}

const UNDATED_END = isoFromUs(UNDATED_US + US_PER_DAY);

/** Imports of which one side names no period: the other's days are then of no account. */
function nearWithoutPeriod(tx: TransactionSql, importId: number, isAlike: Fragment): Fragment {
  const isUndated = tx`start_at < ${UNDATED_END}::timestamptz`;
  const names = (whose: Fragment) => tx`
    select distinct import_id, format, provider, model, project from facts where ${whose}`;
  const pairs = (own: Fragment, other: Fragment) => tx`
    select others.import_id
    from (${names(tx`import_id = ${importId} and ${own}`)}) mine
    join (${names(tx`import_id <> ${importId} and ${other}`)}) others using (format, provider)
    where ${isAlike}`;
  // Asked first, so that not every row is read for an import whose rows all name their days.
  const has = tx`(select exists (select from facts where import_id = ${importId} and ${isUndated}))`;
  return tx`${pairs(isUndated, tx`${has} and not ${isUndated}`)} union ${pairs(tx`not ${isUndated}`, isUndated)}`;
}

async function overlapsIn(
  tx: TransactionSql,
  facts: Fragment,
  importId: number,
  isAlike: Fragment,
): Promise<readonly number[]> {
  const days = (whose: Fragment) => tx`
    select distinct import_id, provider, model, project, day
    from facts
    cross join lateral generate_series(
      date_bin('1 day', start_at, 'epoch'),
      greatest(start_at, coalesce(end_at, start_at) - interval '1 us'), interval '1 day') as day
    where ${whose}`;
  const found = await tx<{ id: number }[]>`
    with facts as not materialized (${facts}),
    mine as materialized (${days(tx`import_id = ${importId}`)}),
    span as (select min(day) as first, max(day) as last from mine),
    others as materialized (
      ${days(tx`
        import_id <> ${importId}
        and start_at >= (select first - interval '32 days' from span)
        and start_at < (select last + interval '1 day' from span)`)}
    ), near as (
      select others.import_id from mine join others using (day, provider)
      where ${isAlike}
      union ${nearWithoutPeriod(tx, importId, isAlike)}
    ), shapes as (
      select import_id, array_agg(distinct end_at - start_at) as widths,
        row(min(format), bool_or(model <> 0), bool_or(tier_requested <> 0),
          bool_or(tier_served <> 0), bool_or(project <> 0), bool_or(api_key <> 0),
          bool_or(user_label <> 0), bool_or(endpoint <> 0), bool_or(workload <> 0),
          bool_or(region <> 0))::text as cut
      from facts
      where import_id = ${importId} or import_id in (select import_id from near)
      group by import_id
    )
    select other.import_id as id
    from shapes other join shapes own on own.import_id = ${importId} and other.import_id <> ${importId}
    where other.cut <> own.cut or not other.widths && own.widths`;
  return found.map(({ id }) => id);
}
