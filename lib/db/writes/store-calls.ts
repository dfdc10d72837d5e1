import postgres from "postgres";
import { isoFromUs, US_PER_HOUR } from "../../core/time.ts";
import { callFacts } from "../call-columns.ts";
import type { TransactionSql } from "../connect.ts";
import type { ReadyChunk } from "./chunk-text.ts";
import { copyIn } from "./copy-in.ts";
import { CALL_COLUMNS } from "./copy-text.ts";

interface CallsOf {
  readonly workspace: number;
  readonly importId: number;
}

const UNIQUE_VIOLATION = "23505";

type Calls = Pick<ReadyChunk, "calls" | "hours">;

/**
 * Stores those of a chunk's calls that are new, claims the others, and answers how many were new.
 *
 * Copying straight into the table is twice as fast as by way of staging, and in vain where a single call
 * is known: so it is tried where the chunk before was all new. The primary key decides, whoever else writes.
 */
export function callStore(origin: CallsOf): (tx: TransactionSql, chunk: Calls) => Promise<number> {
  let expectsNew = true;
  return async (tx, chunk) => {
    const { rows } = chunk.calls;
    if (rows === 0) return 0;
    if (expectsNew && (await copyNewCalls(tx, origin, chunk))) return rows;
    const inserted = await insertCalls(tx, origin, chunk);
    expectsNew = inserted === rows;
    return inserted;
  };
}

/** Where somebody has told one of the calls before, or does so at this moment, stores none and answers false. */
async function copyNewCalls(
  tx: TransactionSql,
  { workspace }: CallsOf,
  { calls, hours }: Calls,
): Promise<boolean> {
  await tx`savepoint new_calls`;
  try {
    await copyIn(tx, `calls (${CALL_COLUMNS})`, calls.text);
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== UNIQUE_VIOLATION) throw error;
    await tx`rollback to savepoint new_calls`;
    return false;
  }
  const marked = [...hours].map((hour) => isoFromUs(hour * US_PER_HOUR)).join(",");
  await Promise.all([
    tx`release savepoint new_calls`,
    tx`
      insert into dirty_hours (workspace, hour)
      select ${workspace}::int, unnest(${`{${marked}}`}::text::timestamptz[])`,
  ]);
  return true;
}

async function insertCalls(tx: TransactionSql, origin: CallsOf, { calls }: Calls): Promise<number> {
  const { workspace } = origin;
  // The table lives as long as its connection; "on commit" empties it.
  await tx`create temp table if not exists staged_calls (like calls) on commit delete rows`;
  await copyIn(tx, `staged_calls (${CALL_COLUMNS})`, calls.text);
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
  if (inserted < calls.rows) await claimCalls(tx, origin);
  return inserted;
}

/** Notes what other imports had stored as told by this one too, with its own words where they differ. */
async function claimCalls(tx: TransactionSql, { workspace, importId }: CallsOf): Promise<void> {
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
