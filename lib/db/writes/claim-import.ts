import { and, eq } from "drizzle-orm";
import { ADVISORY } from "../advisory-locks.ts";
import { closeSql, connect, type Sql } from "../connect.ts";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import { imports } from "../schema/imports.ts";
import { runTransaction } from "../transactions.ts";

/** The right to run an import: no other process runs it while this one lives and has not let go. */
export interface ImportClaim {
  readonly import: ImportRow;
  release(): Promise<void>;
}

/** Starts one import, or goes on with an interrupted one; `null` where it may not run or runs elsewhere. */
export async function claimImport(db: Database, importId: number): Promise<ImportClaim | null> {
  return await claim(db, importId);
}

/** Starts the oldest import that waits with a staged file; `null` where none does. */
export async function claimNextImport(db: Database): Promise<ImportClaim | null> {
  return (await doesOneWait(db)) ? await claim(db, null) : null;
}

/** Asked first, on a connection that is there: who runs imports looks many times a second, and a claim opens its own. */
async function doesOneWait({ sql, workspace }: Database): Promise<boolean> {
  const [{ waits }] = await sql<[{ waits: boolean }]>`
    select exists (
      select from imports
      where workspace = ${workspace} and state in ('queued', 'interrupted') and staged_path is not null
    ) as waits`;
  return waits;
}

async function claim(db: Database, importId: number | null): Promise<ImportClaim | null> {
  // A session's lock ends with its connection, so this one is the claim's own.
  const sql = connect(db.address, { max: 1, onLost: () => {} });
  try {
    const id = await takeRow(sql, db.workspace, importId);
    if (id === null) {
      await closeSql(sql);
      return null;
    }
    const isOurs = and(eq(imports.workspace, db.workspace), eq(imports.id, id));
    const [row] = await db.orm.select().from(imports).where(isOurs);
    if (!row) throw new Error(`import ${id} vanished while it was claimed`);
    return { import: row, release: () => closeSql(sql) };
  } catch (error) {
    await closeSql(sql);
    throw error;
  }
}

/** Takes the row and the session's lock together, so that a running import always has its lock. */
async function takeRow(
  sql: Sql,
  workspace: number,
  importId: number | null,
): Promise<number | null> {
  return await runTransaction(sql, async (tx) => {
    const wanted = importId === null ? tx`staged_path is not null` : tx`id = ${importId}`;
    const [found] = await tx<[{ id: number }?]>`
      select id from imports
      where workspace = ${workspace} and state in ('queued', 'interrupted') and ${wanted}
      order by id limit 1 for update skip locked`;
    if (!found) return null;
    const [lock] = await tx<[{ taken: boolean }]>`
      select pg_try_advisory_lock(${ADVISORY.runningImport}, ${found.id}) as taken`;
    if (!lock.taken) return null;
    await tx`
      update imports set
        state = 'running', started_at = clock_timestamp(), progressed_at = null, finished_at = null,
        rows_before = rows_done, bytes_before = bytes_read, error_code = null, error_message = null
      where workspace = ${workspace} and id = ${found.id}`;
    return found.id;
  });
}
