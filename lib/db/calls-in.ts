import type { Fragment } from "postgres";
import { callFacts } from "./call-columns.ts";
import type { Sql, TransactionSql } from "./connect.ts";

/**
 * What goes in `from` for the calls in spans (hour, until), each beside its span. The fence keeps conditions on what is
 * computed of a call out of the search by time: the planner takes "not of the sample" for hardly any call, and would
 * read the whole table for every span.
 */
export const callsIn = (
  sql: Sql | TransactionSql,
  workspace: number,
  spans: Fragment,
): Fragment => sql`
  ${spans} cross join lateral (
    select key, import_id, ${sql.unsafe(callFacts())} from calls
    where workspace = ${workspace} and at >= spans.hour and at < spans.until
    offset 0
  ) calls`;
