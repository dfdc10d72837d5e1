import { ADVISORY } from "../advisory-locks.ts";
import type { Database } from "../database.ts";

export interface ImportProblem {
  readonly code: string;
  readonly message: string;
}

/** Stops a running import so that it can go on later, with its rows kept; false where it no longer ran. */
export async function interruptImport(
  { sql, workspace }: Database,
  importId: number,
  problem: ImportProblem | null = null,
): Promise<boolean> {
  const stopped = await sql`
    update imports set
      state = 'interrupted',
      error_code = ${problem?.code ?? null},
      error_message = ${problem?.message ?? null}
    where workspace = ${workspace} and id = ${importId} and state = 'running'`;
  return stopped.count === 1;
}

/** Marks the imports whose process died; answers their ids. Safe to call at any time. */
export async function markInterrupted({ sql, workspace }: Database): Promise<readonly number[]> {
  const dead = await sql<{ id: number }[]>`
    with running as materialized (
      select id from imports where workspace = ${workspace} and state = 'running'
    ), dead as materialized (
      select id from running where pg_try_advisory_xact_lock(${ADVISORY.runningImport}, id)
    )
    update imports set state = 'interrupted'
    from dead
    where imports.workspace = ${workspace} and imports.id = dead.id and imports.state = 'running'
    returning imports.id`;
  return dead.map(({ id }) => id);
}
