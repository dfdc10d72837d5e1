import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";

/** How many rolled-up records name no time: of the user's own, or of the made-up ones. */
export async function countUndated(
  { sql, workspace }: Database,
  synthetic: boolean,
): Promise<number> {
  const [{ undated }] = await sql<[{ undated: number }]>`
    select coalesce(sum(records), 0)::bigint as undated from rollups
    where workspace = ${workspace} and synthetic = ${synthetic} and hour >= ${isoFromUs(UNDATED_US)}::timestamptz
      and hour < ${isoFromUs(UNDATED_US + US_PER_DAY)}::timestamptz`;
  return undated;
}
