import type { Database } from "../database.ts";

/** How many hours have sums that are older than their hourly roll-ups. */
export async function countHoursBehind({ sql, workspace }: Database): Promise<number> {
  const [{ hours }] = await sql<[{ hours: number }]>`
    select count(distinct hour)::int as hours from rollup_marks where workspace = ${workspace}`;
  return hours;
}
