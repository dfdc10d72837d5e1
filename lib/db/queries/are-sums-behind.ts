import type { Database } from "../database.ts";

/** Whether some sums are older than their facts. */
export async function areSumsBehind({ sql, workspace }: Database): Promise<boolean> {
  const [{ behind }] = await sql<[{ behind: boolean }]>`
    select exists (select from dirty_hours where workspace = ${workspace})
      or exists (select from rollup_marks where workspace = ${workspace}) as behind`;
  return behind;
}
