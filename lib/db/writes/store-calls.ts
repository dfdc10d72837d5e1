import { callFacts } from "../call-columns.ts";
import type { KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import { copyIn } from "./copy-in.ts";
import { CALL_COLUMNS, callLine, type RowOrigin } from "./copy-text.ts";

/** How many of the calls were new. Of those that repeat a key the first counts. */
export async function storeCalls(
  tx: TransactionSql,
  origin: RowOrigin,
  records: readonly KeyedRecord[],
): Promise<number> {
  const { workspace } = origin;
  const staged = await stageCalls(tx, origin, records);
  // In key order, so that two imports of the same calls never wait for each other in a circle.
  const columns = tx.unsafe(CALL_COLUMNS);
  const [{ inserted }] = await tx<[{ inserted: number }]>`
    with inserted as (
      insert into calls (${columns})
      select ${columns} from staged_calls order by workspace, key
      on conflict (workspace, key) do nothing
      returning at
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', at, 'epoch') from inserted
    )
    select count(*)::int as inserted from inserted`;
  if (inserted < staged) await claimCalls(tx, origin);
  return inserted;
}

/** How many calls of different keys there are. */
async function stageCalls(
  tx: TransactionSql,
  origin: RowOrigin,
  records: readonly KeyedRecord[],
): Promise<number> {
  const keys = new Set<string>();
  let text = "";
  for (const { key, line, record } of records) {
    if (key === null) throw new Error(`line ${line}: a call needs a key`);
    if (keys.has(key)) continue;
    keys.add(key);
    text += callLine(origin, { key, line, record });
  }
  // The table lives as long as its connection; "on commit" empties it.
  await tx`create temp table if not exists staged_calls (like calls) on commit delete rows`;
  await copyIn(tx, `staged_calls (${CALL_COLUMNS})`, text);
  return keys.size;
}

/** Notes what other imports had stored as told by this one too, with its own words where they differ. */
async function claimCalls(tx: TransactionSql, { workspace, importId }: RowOrigin): Promise<void> {
  await tx`
    with claimed as (
      insert into import_claims (workspace, key, import_id, source_line)
      select staged.workspace, staged.key, ${importId}::int, staged.source_line
      from staged_calls staged
      join calls on calls.workspace = ${workspace} and calls.key = staged.key
      where calls.import_id <> ${importId}
      order by staged.key
      on conflict (workspace, key, import_id) do nothing
      returning key
    )
    insert into claimed_calls (workspace, key, import_id, source_line, ${tx.unsafe(callFacts())})
    select ${workspace}::int, staged.key, ${importId}::int, staged.source_line, ${tx.unsafe(callFacts("staged"))}
    from claimed
    join staged_calls staged on staged.key = claimed.key
    join calls on calls.workspace = ${workspace} and calls.key = claimed.key
    where (${tx.unsafe(callFacts("staged"))}) is distinct from (${tx.unsafe(callFacts("calls"))})`;
}
