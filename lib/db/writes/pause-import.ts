import { err, ok, type Result } from "../../core/result.ts";
import type { Database } from "../database.ts";
import type { ImportState } from "../import-state.ts";
import { findImport } from "../queries/find-import.ts";

export type PauseError =
  | { readonly code: "import-unknown"; readonly message: string }
  | { readonly code: "wrong-state"; readonly message: string; readonly state: ImportState };

/** Halts an import with its rows kept: its runner stops at its next chunk, and no other one takes it. */
export async function pauseImport(
  db: Database,
  importId: number,
): Promise<Result<null, PauseError>> {
  const paused = await db.sql`
    update imports set state = 'paused'
    where workspace = ${db.workspace} and id = ${importId}
      and state in ('queued', 'running', 'interrupted')`;
  return paused.count === 1
    ? ok(null)
    : await refusal(db, importId, "Only an import that is not over can be paused.");
}

/**
 * Lets a paused import go on behind its last stored row: a staged one as soon as a worker is free, one of
 * the command line when its file is imported again.
 */
export async function resumeImport(
  db: Database,
  importId: number,
): Promise<Result<null, PauseError>> {
  const resumed = await db.sql`
    update imports set state = case when staged_path is null then 'interrupted' else 'queued' end
    where workspace = ${db.workspace} and id = ${importId} and state = 'paused'`;
  return resumed.count === 1
    ? ok(null)
    : await refusal(db, importId, "Only a paused import can go on.");
}

async function refusal(
  db: Database,
  importId: number,
  rule: string,
): Promise<Result<never, PauseError>> {
  const found = await findImport(db, importId);
  if (found === null) {
    const message = `There is no import ${importId}. See the list of imports.`;
    return err({ code: "import-unknown", message });
  }
  const { state } = found;
  return err({ code: "wrong-state", message: `Import ${importId} is ${state}. ${rule}`, state });
}
