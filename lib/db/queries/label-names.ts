import type { Database } from "../database.ts";

/** Names never change, so a process may keep them; keys and projects can be many. */
const MOST_KEPT = 200_000;
const kept = new WeakMap<Database["address"], Map<number, string>>();

/** The names of labels, of whatever kind; of ids that are 0 there is none. */
export async function labelNames(
  { sql, workspace, address }: Database,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const known = kept.get(address);
  const names = known && known.size <= MOST_KEPT ? known : new Map<number, string>();
  kept.set(address, names);
  const missing = [...ids].filter((id) => id !== 0 && !names.has(id));
  if (missing.length === 0) return names;
  const found = await sql<{ id: number; name: string }[]>`
    select id, name from labels
    where workspace = ${workspace} and id = any (${`{${missing.join(",")}}`}::text::int[])`;
  for (const { id, name } of found) names.set(id, name);
  return names;
}
