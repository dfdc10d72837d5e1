import type { Fragment } from "postgres";
import { isoFromUs, UNDATED_US, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import type { DataOrigin } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { isSynthetic } from "../sum-facts.ts";
import type { DataRange } from "./data-range.ts";

/**
 * When the user's own records begin and end, or those of the sample, where both are stored; `null` where there are
 * none. The roll-ups, which must be new, say the hours, so that no scan of the one steps over all of the other.
 */
export async function rangeOfOrigin(db: Database, shown: DataOrigin): Promise<DataRange | null> {
  const { sql, workspace } = db;
  const [hours] = await sql<[{ any: boolean; first: number | null; last: number | null }]>`
    select count(*) > 0 as any,
      (extract(epoch from min(hour) filter (where ${isDated(db)})) * 1000000)::bigint as first,
      (extract(epoch from max(hour) filter (where ${isDated(db)})) * 1000000)::bigint as last
    from rollups where workspace = ${workspace} and synthetic = ${shown === "sample"}`;
  if (!hours.any) return null;
  const { first, last } = hours;
  if (first === null || last === null) return { firstUs: UNDATED_US, lastUs: UNDATED_US };
  return {
    firstUs: (await endsOfHour(db, first, shown)).firstUs,
    lastUs: (await endsOfHour(db, last, shown)).lastUs,
  };
}

const isDated = ({ sql }: Database): Fragment =>
  sql`hour >= ${isoFromUs(UNDATED_US + US_PER_DAY)}::timestamptz`;

async function endsOfHour(db: Database, hourUs: number, shown: DataOrigin): Promise<DataRange> {
  const { sql, workspace } = db;
  const within = (column: string): Fragment => sql`
    workspace = ${workspace} and ${isSynthetic(sql, workspace)} = ${shown === "sample"}
    and ${sql(column)} >= ${isoFromUs(hourUs)}::timestamptz
    and ${sql(column)} < ${isoFromUs(hourUs + US_PER_HOUR)}::timestamptz`;
  const [range] = await sql<[{ firstUs: number | null; lastUs: number | null }]>`
    select (extract(epoch from min(at)) * 1000000)::bigint as "firstUs",
      (extract(epoch from max(at)) * 1000000)::bigint as "lastUs"
    from (
      select at from calls where ${within("at")}
      union all select start_at from buckets where active and ${within("start_at")}
    ) found`;
  return { firstUs: range.firstUs ?? hourUs, lastUs: range.lastUs ?? hourUs };
}
