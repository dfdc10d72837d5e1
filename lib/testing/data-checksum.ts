import type { Database } from "../db/database.ts";

/** One hash per table over everything that an import can change but its own history. */
export async function dataChecksum({ sql }: Database): Promise<Readonly<Record<string, string>>> {
  const [sums] = await sql<[Record<string, string>]>`
    select
      (select md5(coalesce(string_agg(md5(calls::text), '' order by key), '')) from calls) as calls,
      (select md5(coalesce(string_agg(md5((to_jsonb(buckets) - 'id')::text), '' order by start_at, id), ''))
        from buckets) as buckets,
      (select md5(coalesce(string_agg(md5(rollups::text), '' order by rollups::text), ''))
        from rollups) as rollups,
      (select md5(coalesce(string_agg(md5((to_jsonb(reported_costs) - 'id')::text), '' order by start_at, id), ''))
        from reported_costs) as costs,
      (select md5(coalesce(string_agg(bucket_versions::text, '' order by bucket, import_id), ''))
        from bucket_versions) as versions,
      (select md5(coalesce(string_agg(import_claims::text, '' order by key, import_id), ''))
        from import_claims) as claims,
      (select md5(coalesce(string_agg(claimed_calls::text, '' order by key, import_id), ''))
        from claimed_calls) as told,
      (select count(*)::text from import_rejects) as rejects,
      (select count(*)::text from dirty_hours) as dirty`;
  return sums;
}
