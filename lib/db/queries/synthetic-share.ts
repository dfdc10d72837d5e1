import type { Database } from "../database.ts";

/** Whether what is stored was made up by the built-in sample: all of it, some or none. */
export async function syntheticShare({
  sql,
  workspace,
}: Database): Promise<"none" | "some" | "all"> {
  const [found] = await sql<[{ synthetic: boolean | null; real: boolean | null }]>`
    select bool_or(synthetic) as synthetic, bool_or(not synthetic) as real
    from imports where workspace = ${workspace} and inserted > 0
      and state in ('running', 'interrupted', 'done')`;
  if (found.synthetic !== true) return "none";
  return found.real === true ? "some" : "all";
}
