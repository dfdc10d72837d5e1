import type { Fragment } from "postgres";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../core/time.ts";
import type { Sql, TransactionSql } from "./connect.ts";

/**
 * A query for the time (first, last) in which an import's calls lie, for an index on time. A call of which it names no
 * time may have that of another import which tells of it too.
 */
export function importSpan(
  sql: Sql | TransactionSql,
  workspace: number,
  importId: number,
): Fragment {
  const datedFrom = isoFromUs(UNDATED_US + US_PER_DAY);
  return sql`
    select first_at - interval '1 s' as first,
      case when first_at < ${datedFrom}::timestamptz then 'infinity'::timestamptz
        else last_at + interval '1 s' end as last
    from imports where workspace = ${workspace} and id = ${importId}`;
}
