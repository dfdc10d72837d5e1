import { err, ok, type Result } from "../../core/result.ts";
import { ADVISORY } from "../advisory-locks.ts";
import type { Database } from "../database.ts";
import type { ImportState } from "../import-state.ts";
import { lockWrites, type RemovedRows, removeRows } from "./remove-rows.ts";

export interface UndoError {
  readonly code: "import-unknown" | "import-running" | "key-active";
  readonly message: string;
}

/**
 * Takes an import back in one transaction: exactly its rows go, but for calls that a later import
 * brought too, which become that one's. Undoing again changes nothing.
 */
export async function undoImport(
  { transactions, workspace }: Database,
  importId: number,
): Promise<Result<RemovedRows, UndoError>> {
  return await transactions.run(async (tx): Promise<Result<RemovedRows, UndoError>> => {
    await lockWrites(tx, workspace);
    const [found] = await tx<[{ state: ImportState; free: boolean; key: string | null }?]>`
      select state, pg_try_advisory_xact_lock(${ADVISORY.runningImport}, id) as free, (
        select prefix from ingest_keys
        where workspace = imports.workspace and import_id = imports.id and revoked_at is null) as key
      from imports where workspace = ${workspace} and id = ${importId} for update`;
    if (!found) {
      return err({
        code: "import-unknown",
        message: `There is no import ${importId}. See the list of imports.`,
      });
    }
    if (found.state === "running" && !found.free) {
      return err({
        code: "import-running",
        message: `Import ${importId} still runs. Cancel it, which also takes its rows away, or wait for its end.`,
      });
    }
    if (found.key !== null) {
      return err({
        code: "key-active",
        message: `Source ${importId} is what comes in under the key ${found.key}…, which is not revoked: more could follow. Revoke it first.`,
      });
    }
    const removed = await removeRows(tx, workspace, importId);
    await tx`delete from import_rejects where workspace = ${workspace} and import_id = ${importId}`;
    await tx`
      update imports set state = 'undone', finished_at = coalesce(finished_at, clock_timestamp())
      where workspace = ${workspace} and id = ${importId}`;
    return ok(removed);
  });
}
