import postgres from "postgres";
import { isoFromUs, US_PER_HOUR } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import type { ReadyChunk } from "./chunk-text.ts";
import { copyIn } from "./copy-in.ts";
import { CALL_COLUMNS } from "./copy-text.ts";
import { tellAgain } from "./tell-again.ts";

interface CallsOf {
  readonly workspace: number;
  readonly importId: number;
}

const UNIQUE_VIOLATION = "23505";

type Calls = Pick<ReadyChunk, "calls" | "hours">;

/** How many of a chunk's calls were new, and how many calls its other rows completed. */
export interface StoredCalls {
  readonly inserted: number;
  readonly completed: number;
  /** Which these were, where it was asked for; of new ones `null` stands for all. */
  readonly keys?: StoredKeys;
}

export interface StoredKeys {
  readonly inserted: ReadonlySet<string> | null;
  readonly completed: ReadonlySet<string>;
}

const NO_KEYS: ReadonlySet<string> = new Set();
const ALL_NEW: StoredKeys = { inserted: null, completed: NO_KEYS };

/**
 * Stores those of a chunk's calls that are new, and merges what its other rows tell of known ones.
 *
 * Copying straight into the table is twice as fast as by way of staging, and in vain where a single call
 * is known: so it is tried where the chunk before was all new. The primary key decides, whoever else writes.
 */
export function callStore(
  origin: CallsOf,
  { tellsKeys = false }: { readonly tellsKeys?: boolean } = {},
): (tx: TransactionSql, chunk: Calls) => Promise<StoredCalls> {
  let expectsNew = true;
  return async (tx, chunk) => {
    const { rows, repeats } = chunk.calls;
    if (rows === 0) return { inserted: 0, completed: 0, keys: ALL_NEW };
    const allNew = expectsNew && (await copyNewCalls(tx, origin, chunk));
    const isTold = allNew && repeats.length === 0;
    if (isTold) return { inserted: rows, completed: 0, keys: ALL_NEW };
    await makeStaging(tx);
    const added = allNew
      ? { inserted: rows, keys: null }
      : await insertCalls(tx, { ...origin, tellsKeys }, chunk);
    const { inserted } = added;
    expectsNew = inserted === rows;
    if (expectsNew && repeats.length === 0) return { inserted, completed: 0, keys: ALL_NEW };
    await copyIn(tx, `staged_calls (${CALL_COLUMNS})`, repeats);
    const completed = await tellAgain(tx, origin);
    if (!tellsKeys) return { inserted, completed };
    const changed = completed === 0 ? NO_KEYS : await completedKeys(tx);
    const newKeys = expectsNew ? null : new Set(added.keys?.split(","));
    return { inserted, completed, keys: { inserted: newKeys, completed: changed } };
  };
}

/** Calls that what was told made others. */
async function completedKeys(tx: TransactionSql): Promise<ReadonlySet<string>> {
  const changed = await tx<{ key: string }[]>`select key from merged_calls`;
  return new Set(changed.map(({ key }) => key));
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

/** Holds rows in the order of their arrival. The table lives as long as its connection; "on commit" empties it. */
async function makeStaging(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table if not exists staged_calls (
      like calls, place bigint generated always as identity
    ) on commit delete rows`;
}

interface AddedCalls {
  readonly inserted: number;
  /** With commas between them; `null` where there are none, or nobody asked. */
  readonly keys: string | null;
}

async function insertCalls(
  tx: TransactionSql,
  { workspace, tellsKeys }: CallsOf & { readonly tellsKeys: boolean },
  { calls }: Calls,
): Promise<AddedCalls> {
  await copyIn(tx, `staged_calls (${CALL_COLUMNS})`, calls.text);
  // In key order, so that two imports of the same calls never wait for each other in a circle.
  const columns = tx.unsafe(CALL_COLUMNS);
  const keys = tellsKeys ? tx`string_agg(key::text, ',')` : tx`null`;
  const [added] = await tx<[AddedCalls]>`
    with inserted as (
      insert into calls (${columns})
      select ${columns} from staged_calls order by workspace, key
      on conflict (workspace, key) do nothing
      returning at, key
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', at, 'epoch') from inserted
    )
    select count(*)::int as inserted, ${keys} as keys from inserted`;
  return added;
}
