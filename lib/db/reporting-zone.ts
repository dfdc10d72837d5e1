import { isKnownZone } from "../analytics/zone.ts";
import type { Database } from "./database.ts";

/** The zone for whose days sums are kept beside those of UTC; `null` where none is set. */
export async function reportingZone({ sql, workspace }: Database): Promise<string | null> {
  const [row] = await sql<[{ zone: string | null }?]>`
    select value #>> '{}' as zone from settings
    where workspace = ${workspace} and name = 'reporting-zone'`;
  const zone = row?.zone ?? null;
  return zone !== null && isKnownZone(zone) ? zone : null;
}
