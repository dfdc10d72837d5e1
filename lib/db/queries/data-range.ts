import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";

export interface DataRange {
  /** Start of the first and of the last record, in microseconds. */
  readonly firstUs: number;
  readonly lastUs: number;
}

/** When the records begin and end; `null` where there are none. Records without a time do not stretch it. */
export async function dataRange(db: Database): Promise<DataRange | null> {
  return (await rangeFrom(db, UNDATED_US + US_PER_DAY)) ?? (await rangeFrom(db, UNDATED_US));
}

async function rangeFrom(
  { sql, workspace }: Database,
  earliestUs: number,
): Promise<DataRange | null> {
  const from = isoFromUs(earliestUs);
  const [range] = await sql<[{ firstUs: number | null; lastUs: number | null }]>`
    with ends (at) as (
      (select at from calls where workspace = ${workspace} and at >= ${from} order by at limit 1) union all
      (select at from calls where workspace = ${workspace} and at >= ${from} order by at desc limit 1) union all
      (select start_at from buckets where workspace = ${workspace} and active and start_at >= ${from} order by start_at limit 1) union all
      (select start_at from buckets where workspace = ${workspace} and active and start_at >= ${from} order by start_at desc limit 1)
    )
    select (extract(epoch from min(at)) * 1000000)::bigint as "firstUs",
           (extract(epoch from max(at)) * 1000000)::bigint as "lastUs"
    from ends`;
  const { firstUs, lastUs } = range;
  return firstUs === null || lastUs === null ? null : { firstUs, lastUs };
}
