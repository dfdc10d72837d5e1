import type { Database } from "../database.ts";

/** Marks a running import as done; false where it no longer ran. */
export async function finishImport(
  { sql, workspace }: Database,
  importId: number,
): Promise<boolean> {
  const done = await sql`
    update imports set state = 'done', finished_at = clock_timestamp()
    where workspace = ${workspace} and id = ${importId} and state = 'running'`;
  return done.count === 1;
}
