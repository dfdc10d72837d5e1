import { callFacts, setCallFacts } from "../call-columns.ts";
import type { TransactionSql } from "../connect.ts";
import { mergedCalls } from "../merged-calls.ts";
import { freshenStatistics } from "./fresh-statistics.ts";
import { markOperations } from "./mark-operations.ts";

/** Makes room for the keys of calls that `mergeTouched` is to look at. Temporary tables are emptied by the commit. */
export async function makeTouched(tx: TransactionSql): Promise<void> {
  await tx`create temp table if not exists touched_calls (key uuid primary key) on commit delete rows`;
}

/**
 * Makes the calls of `touched_calls` what all together tell of them: first the import that owns a call, then the
 * others in their order. Tellings are kept while they differ. Answers how many calls changed.
 */
export async function mergeTouched(tx: TransactionSql, workspace: number): Promise<number> {
  await freshenStatistics(tx, "calls", "claimed_calls");
  await tx`analyze touched_calls`;
  const tellings = `
    select told.key, case told.import_id when calls.import_id then 0::bigint else told.import_id end as place, ${callFacts("told")}
    from touched_calls touched
    join claimed_calls told on told.workspace = ${workspace} and told.key = touched.key
    join calls on calls.workspace = ${workspace} and calls.key = touched.key`;
  await tx`create temp table if not exists merged_calls (like calls) on commit delete rows`;
  await tx`
    insert into merged_calls (workspace, import_id, source_line, key, ${tx.unsafe(callFacts())})
    select ${workspace}::int, calls.import_id, calls.source_line, merged.*
    from (${tx.unsafe(mergedCalls(tellings))}) merged
    join calls on calls.workspace = ${workspace} and calls.key = merged.key
    where (${tx.unsafe(callFacts("merged"))}) is distinct from (${tx.unsafe(callFacts("calls"))})`;
  await tx`analyze merged_calls`;
  const changed = tx`
    from merged_calls merged join calls on calls.workspace = ${workspace} and calls.key = merged.key`;
  await tx`
    insert into dirty_hours (workspace, hour)
    select ${workspace}::int, date_bin('1 hour', calls.at, 'epoch') ${changed}
    union
    select ${workspace}::int, date_bin('1 hour', merged.at, 'epoch') ${changed}`;
  const left = tx`select calls.operation_id ${changed} where calls.operation_id is distinct from merged.operation_id`;
  await tx`${markOperations(tx, workspace, left)}`;
  const completed = await tx`
    update calls set ${tx.unsafe(setCallFacts("merged"))} from merged_calls merged
    where calls.workspace = ${workspace} and calls.key = merged.key`;
  await tx`
    delete from claimed_calls told
    using (
      select told.key from touched_calls touched
      join claimed_calls told on told.workspace = ${workspace} and told.key = touched.key
      join calls on calls.workspace = ${workspace} and calls.key = touched.key
      group by told.key
      having not bool_or((${tx.unsafe(callFacts("told"))}) is distinct from (${tx.unsafe(callFacts("calls"))}))
    ) agreed
    where told.workspace = ${workspace} and told.key = agreed.key`;
  return completed.count;
}
