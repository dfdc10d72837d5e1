import type { Sql, TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { explainFailure } from "../database-error.ts";
import type { ImportProblem } from "./interrupt-import.ts";
import { lockWrites, removeRows } from "./remove-rows.ts";

/**
 * Ends an import that cannot be finished and takes its rows away: the data is as it was before.
 * Its counts and rejects stay, to be read. False where it was over already.
 */
export async function failImport(
  db: Database,
  importId: number,
  problem: ImportProblem,
): Promise<boolean> {
  return await giveUp(db, importId, "failed", problem);
}

/** Ends an import at the user's wish, like `failImport`. Its runner stops at its next chunk. */
export async function cancelImport(db: Database, importId: number): Promise<boolean> {
  return await giveUp(db, importId, "cancelled", null);
}

type End = "failed" | "cancelled";

/** Where the rows cannot be removed (a full disk), the import ends all the same; `tidyImports` tries again. */
async function giveUp(
  db: Database,
  importId: number,
  state: End,
  problem: ImportProblem | null,
): Promise<boolean> {
  const { sql, transactions, workspace } = db;
  try {
    return await transactions.run(async (tx) => {
      await lockWrites(tx, workspace);
      if (!(await endImport(tx, db, { importId, state, problem }))) return false;
      await removeRows(tx, workspace, importId);
      return true;
    });
  } catch (error) {
    const ended = await endImport(sql, db, { importId, state, problem });
    if (explainFailure(error, db.address) === null) throw error;
    return ended;
  }
}

interface Ending {
  readonly importId: number;
  readonly state: End;
  readonly problem: ImportProblem | null;
}

async function endImport(
  sql: Sql | TransactionSql,
  { workspace }: Database,
  { importId, state, problem }: Ending,
): Promise<boolean> {
  const ended = await sql`
    update imports set
      state = ${state}, finished_at = clock_timestamp(),
      error_code = ${problem?.code ?? null}, error_message = ${problem?.message ?? null}
    where workspace = ${workspace} and id = ${importId}
      and state in ('queued', 'running', 'interrupted', 'paused')`;
  return ended.count === 1;
}
