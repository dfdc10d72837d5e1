import type { DataOrigin, Overview } from "../../wire/overview.ts";
import type { Database } from "../database.ts";

/** Whether what is stored was made up by the built-in sample: all of it, some or none. */
export async function syntheticShare({ sql, workspace }: Database): Promise<Overview["synthetic"]> {
  const [found] = await sql<[{ synthetic: boolean | null; real: boolean | null }]>`
    select bool_or(synthetic) as synthetic, bool_or(not synthetic) as real
    from imports where workspace = ${workspace} and inserted > 0
      and (holds_rows or state in ('running', 'interrupted', 'paused', 'done'))`;
  if (found.synthetic !== true) return "none";
  return found.real === true ? "some" : "all";
}

/** The data that pages show: the one asked for, else the user's own as soon as there is any. */
export const shownOrigin = (
  synthetic: Overview["synthetic"],
  asked: DataOrigin | null,
): DataOrigin => asked ?? (synthetic === "all" ? "sample" : "own");
