import type { Database } from "../database.ts";
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

async function giveUp(
  { transactions, workspace }: Database,
  importId: number,
  state: "failed" | "cancelled",
  problem: ImportProblem | null,
): Promise<boolean> {
  return await transactions.run(async (tx) => {
    await lockWrites(tx, workspace);
    const ended = await tx`
      update imports set
        state = ${state}, finished_at = clock_timestamp(),
        error_code = ${problem?.code ?? null}, error_message = ${problem?.message ?? null}
      where workspace = ${workspace} and id = ${importId}
        and state in ('queued', 'running', 'interrupted')`;
    if (ended.count === 0) return false;
    await removeRows(tx, workspace, importId);
    return true;
  });
}
