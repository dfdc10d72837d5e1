import type { Database } from "../database.ts";

export interface DataRange {
  /** Start of the first and of the last record, in microseconds. */
  readonly firstUs: number;
  readonly lastUs: number;
}

/** When the records begin; `null` where there are none. */
export async function dataRange({ sql, workspace }: Database): Promise<DataRange | null> {
  const [range] = await sql<[{ firstUs: number | null; lastUs: number | null }]>`
    with ends (at) as (
      (select at from calls where workspace = ${workspace} order by at limit 1) union all
      (select at from calls where workspace = ${workspace} order by at desc limit 1) union all
      (select start_at from buckets where workspace = ${workspace} order by start_at limit 1) union all
      (select start_at from buckets where workspace = ${workspace} order by start_at desc limit 1)
    )
    select (extract(epoch from min(at)) * 1000000)::bigint as "firstUs",
           (extract(epoch from max(at)) * 1000000)::bigint as "lastUs"
    from ends`;
  const { firstUs, lastUs } = range;
  return firstUs === null || lastUs === null ? null : { firstUs, lastUs };
}
