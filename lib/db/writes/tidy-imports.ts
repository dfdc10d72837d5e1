import type { Database } from "../database.ts";
import { explainFailure } from "../database-error.ts";
import { lockWrites, removeRows } from "./remove-rows.ts";

/**
 * Ends what others had to leave: imports that the command line noted and never began, and rows of imports
 * that are over, which could not be removed then. Safe to call at any time; answers whether all of it could be done:
 * what fails (on a full disk, say) is tried again next time.
 */
export async function tidyImports(db: Database): Promise<boolean> {
  try {
    await interruptAbandoned(db);
    await removeLeftRows(db);
    return true;
  } catch (error) {
    if (explainFailure(error, db.address) === null) throw error;
    return false;
  }
}

/** So long a process has to begin what it has noted. */
const BEGUN_WITHIN = "1 minute";

async function interruptAbandoned({ sql, workspace }: Database): Promise<void> {
  await sql`
    update imports set state = 'interrupted'
    where workspace = ${workspace} and state = 'queued' and origin = 'cli' and staged_path is null
      and created_at < clock_timestamp() - ${BEGUN_WITHIN}::text::interval`;
}

async function removeLeftRows({ sql, transactions, workspace }: Database): Promise<void> {
  const left = await sql<{ id: number }[]>`
    select id from imports
    where workspace = ${workspace} and holds_rows and state in ('failed', 'cancelled', 'undone')
    order by id`;
  for (const { id } of left) {
    await transactions.run(async (tx) => {
      await lockWrites(tx, workspace);
      await removeRows(tx, workspace, id);
    });
  }
}
