import type { Database } from "../database.ts";

/** How many imports are adding records now or are about to. */
export async function countRunning({ sql, workspace }: Database): Promise<number> {
  const [{ running }] = await sql<[{ running: number }]>`
    select count(*)::int as running from imports
    where workspace = ${workspace} and state in ('queued', 'running')`;
  return running;
}
