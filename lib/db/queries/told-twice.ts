import type { Fragment } from "postgres";
import { isoFromUs, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import { arrayText, isSynthetic } from "../sum-facts.ts";
import type { GrainOverlap } from "./grain-overlap.ts";
import { batchLabels, isToldByBatch, isWholeBatch, toldByBatchSql } from "./told-by-batch.ts";

/** The UTC days that a range touches. */
export const wholeDays = ({ fromUs, toUs }: Span): Span => ({
  fromUs: Math.floor(fromUs / US_PER_DAY) * US_PER_DAY,
  toUs: Math.ceil(toUs / US_PER_DAY) * US_PER_DAY,
});

export interface OverlapQuestion {
  readonly span: Span;
  /** Whether the made-up records are asked for; they have no part in what the user's own tell, nor these in theirs. */
  readonly synthetic: boolean;
  readonly providerIds: ReadonlyMap<string, string>;
}

/** `null` where only one of the two grains is stored, so that nothing can be told twice. */
export async function grainOverlap(
  db: Database,
  { span, synthetic, providerIds }: OverlapQuestion,
): Promise<GrainOverlap | null> {
  const { sql, workspace } = db;
  const [stored] = await sql<[{ calls: boolean; buckets: boolean }]>`
    select exists (select from calls where workspace = ${workspace}) as calls,
      exists (select from buckets where workspace = ${workspace} and active) as buckets`;
  if (!stored.calls || !stored.buckets) return null;
  const [reach] = await sql<[{ fromUs: number | null; toUs: number | null }]>`
    select (extract(epoch from min(start_at)) * 1000000)::bigint as "fromUs",
      (extract(epoch from max(end_at)) * 1000000)::bigint as "toUs"
    from buckets
    where workspace = ${workspace} and ${isOfSeveralDays(db)}
      and end_at > ${isoFromUs(span.fromUs)}::timestamptz
      and start_at < ${isoFromUs(span.toUs)}::timestamptz`;
  const days = wholeDays({
    fromUs: Math.min(span.fromUs, reach.fromUs ?? span.fromUs),
    toUs: Math.max(span.toUs, reach.toUs ?? span.toUs),
  });
  const hasLongBuckets = reach.fromUs !== null;
  const [sameProvider, batch] = await Promise.all([
    sameProviders(db, providerIds),
    batchLabels(db),
  ]);
  return { days, hasLongBuckets, synthetic, sameProvider, batch };
}

const isOfSeveralDays = ({ sql }: Database): Fragment =>
  sql`active and end_at > date_bin('1 day', start_at, 'epoch') + interval '24 hours'`;

/** Labels of providers under more than one name, with the first of them that stands for all. */
export async function sameProviders(
  { sql, workspace }: Database,
  providerIds: ReadonlyMap<string, string>,
): Promise<GrainOverlap["sameProvider"]> {
  const labels = await sql<{ id: number; name: string }[]>`
    select id, name from labels where workspace = ${workspace} and kind = 'provider' order by id`;
  const firstOf = new Map<string, number>();
  const same: { id: number; as: number }[] = [];
  for (const { id, name } of labels) {
    const provider = providerIds.get(name) ?? name;
    const first = firstOf.get(provider);
    if (first === undefined) firstOf.set(provider, id);
    else same.push({ id, as: first });
  }
  return same;
}

/**
 * Common table expressions that end in `twice`: each day of each provider and project, and each bucket of several
 * days by its hour, that the other grain tells of too. An unknown provider or project may be any; filters play no
 * part, since a filter must not bring back what is left out without it. Rows of whole batches are told by calls of the
 * batch tier alone: see toldByBatchSql.
 *
 * Equality joins alone, on keys in which -1 stands for "any", so that a year of many projects stays quick.
 */
export function toldTwiceSql(db: Database, overlap: GrainOverlap): Fragment {
  const { sql, workspace } = db;
  const { days, sameProvider, hasLongBuckets, synthetic, batch } = overlap;
  const ids = arrayText(sameProvider.map(({ id }) => id));
  const standIns = arrayText(sameProvider.map((same) => same.as));
  const same = sql`unnest(${ids}::text::int[], ${standIns}::text::int[]) same (id, as_id)`;
  const notWhole = batch ? sql`and not ${isWholeBatch(db, batch)}` : sql``;
  const from = sql`${isoFromUs(days.fromUs)}::timestamptz`;
  const to = sql`${isoFromUs(days.toUs)}::timestamptz`;
  const longBuckets = sql`
    union all
    select 1, true, date_bin('1 hour', start_at, 'epoch'), provider, project,
      date_bin('1 day', max(end_at) - interval '1 microsecond', 'epoch')
    from buckets
    where workspace = ${workspace} and ${isOfSeveralDays(db)} ${notWhole}
      and end_at > ${from} and start_at < ${to} and ${isSynthetic(sql, workspace)} = ${synthetic}
    group by 3, 4, 5`;
  return sql`
    told (grain, is_long, at, provider, project, last_day) as (
      select distinct grain::int, false, date_bin('1 day', hour, 'epoch'), provider, project,
        date_bin('1 day', hour, 'epoch')
      from rollups
      where workspace = ${workspace} and hour >= ${from} and hour < ${to} and synthetic = ${synthetic}
        ${batch ? sql`and (grain = 0 or not ${isWholeBatch(db, batch)})` : sql``}
      ${hasLongBuckets ? longBuckets : sql``}
    ),
    touched as materialized (
      select told.*, coalesce(same.as_id, told.provider) as who, day
      from told
      left join ${same} on same.id = told.provider
      cross join lateral generate_series(
        date_bin('1 day', told.at, 'epoch'), told.last_day, interval '24 hours') day
    ),
    keys as materialized (
      select distinct grain, day, key_who, key_project from touched
      cross join lateral unnest(array[who, -1]) key_who
      cross join lateral unnest(array[project, -1]) key_project
    ),
    twice as materialized (
      select distinct touched.grain, is_long, at, provider, project from touched
      cross join lateral unnest(case who when 0 then array[-1] else array[who, 0] end) ask_who
      cross join lateral unnest(case project when 0 then array[-1] else array[project, 0] end) ask_project
      join keys on keys.grain = 1 - touched.grain and keys.day = touched.day
        and keys.key_who = ask_who and keys.key_project = ask_project
    )${batch ? sql`, ${toldByBatchSql(db, { ...overlap, batch }, same)}` : sql``}`;
}

/** Whether a row of `facts` is in `twice`, in the numbers of TOLD_TWICE. */
export function isToldTwice(db: Database, overlap: GrainOverlap): Fragment {
  const { sql } = db;
  const { hasLongBuckets, batch } = overlap;
  const long = sql`or (grain = 1 and (date_bin('1 hour', hour, 'epoch'), provider, project)
    in (select at, provider, project from twice where is_long))`;
  const isTwice = sql`((grain::int, date_bin('1 day', hour, 'epoch'), provider, project)
    in (select grain, at, provider, project from twice where not is_long)
    ${hasLongBuckets ? long : sql``})`;
  return batch ? isToldByBatch(db, { ...overlap, batch }, isTwice) : sql`${isTwice}::int`;
}
