import type { Fragment } from "postgres";
import type { TransactionSql } from "../connect.ts";

/**
 * A statement that marks the hours of all calls of the operations (a query for `operation_id`) that calls leave: from
 * those that stay nobody could tell that they had more attempts.
 */
export const markOperations = (
  tx: TransactionSql,
  workspace: number,
  operations: Fragment,
): Fragment => tx`
  insert into rollup_marks (workspace, part, hour)
  select distinct ${workspace}::int, part, date_bin('1 hour', calls.at, 'epoch')
  from (select distinct operation_id from (${operations}) left_by where operation_id is not null) named
  cross join unnest(array['operation', 'fallback']) part
  join calls on calls.workspace = ${workspace} and calls.operation_id is not null
    and hashtextextended(calls.operation_id, 0) = hashtextextended(named.operation_id, 0)
    and calls.operation_id = named.operation_id`;
