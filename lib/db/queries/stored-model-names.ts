import type { Database } from "../database.ts";

/** Every model name that stored records carry. */
export async function storedModelNames({ sql, workspace }: Database): Promise<string[]> {
  const found = await sql<{ name: string }[]>`
    select name from labels where workspace = ${workspace} and kind = 'model'
      and id in (select distinct model from rollups where workspace = ${workspace})`;
  return found.map(({ name }) => name);
}
