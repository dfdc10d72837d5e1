import type { Fragment } from "postgres";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";
import { isSynthetic } from "../sum-facts.ts";
import { type BatchLabels, type GrainOverlap, TOLD_TWICE } from "./grain-overlap.ts";

/** The calls of the day that stands in for an unknown one. */
export const UNDATED_DAY = { fromUs: UNDATED_US, toUs: UNDATED_US + US_PER_DAY } as const;

/** `null` where no row of a whole batch is stored. */
export async function batchLabels({ sql, workspace }: Database): Promise<BatchLabels | null> {
  const [labels = null] = await sql<BatchLabels[]>`
    select requested.id as requested, served.id as served
    from labels requested
    join labels served on served.workspace = requested.workspace
      and served.kind = 'tierServed' and served.name = 'batch'
    where requested.workspace = ${workspace}
      and requested.kind = 'tierRequested' and requested.name = 'batch'
      and exists (
        select from buckets
        where buckets.workspace = ${workspace} and active
          and tier_requested = requested.id and tier_served = served.id)`;
  return labels;
}

/** Whether an aggregate row tells of a whole batch. */
export const isWholeBatch = ({ sql }: Database, { requested, served }: BatchLabels): Fragment =>
  sql`(tier_requested = ${requested} and tier_served = ${served})`;

const isBatchCall = ({ sql }: Database, { requested, served }: BatchLabels): Fragment =>
  sql`(grain = 0 and (tier_requested = ${requested} or tier_served = ${served}))`;

const range = ({ sql }: Database, { fromUs, toUs }: GrainOverlap["days"]): Fragment =>
  sql`(hour >= ${isoFromUs(fromUs)}::timestamptz and hour < ${isoFromUs(toUs)}::timestamptz)`;

type BatchOverlap = GrainOverlap & { readonly batch: BatchLabels };

/** Rows of whole batches that run beyond the day in which they start: roll-ups know only their start. */
function longBatches(db: Database, { days, synthetic, batch }: BatchOverlap): Fragment {
  const { sql, workspace } = db;
  return sql`
    union all
    select 1, true, date_bin('1 hour', start_at, 'epoch'), provider, model, project,
      date_bin('1 day', max(end_at) - interval '1 microsecond', 'epoch')
    from buckets
    where workspace = ${workspace} and active and ${isWholeBatch(db, batch)}
      and end_at > date_bin('1 day', start_at, 'epoch') + interval '24 hours'
      and end_at > ${isoFromUs(days.fromUs)}::timestamptz
      and start_at < ${isoFromUs(days.toUs)}::timestamptz
      and ${isSynthetic(sql, workspace)} = ${synthetic}
    group by 3, 4, 5, 6`;
}

/**
 * Common table expressions that end in `batch_twice`: whole batches whose requests are stored as calls of the batch
 * tier too, of the same model and of a day in which it ran, or of none; and these calls. Where no call of a batch names
 * a time, `stays` is true of the batch and of them: its row, which names one, is what counts.
 */
export function toldByBatchSql(db: Database, overlap: BatchOverlap, same: Fragment): Fragment {
  const { sql, workspace } = db;
  const { days, synthetic, batch } = overlap;
  return sql`
    batch_told (grain, is_long, at, provider, model, project, last_day) as (
      select distinct grain::int, false, date_bin('1 day', hour, 'epoch'), provider, model, project,
        date_bin('1 day', hour, 'epoch')
      from rollups
      where workspace = ${workspace} and synthetic = ${synthetic}
        and (${range(db, days)} or ${range(db, UNDATED_DAY)})
        and ((grain = 1 and ${isWholeBatch(db, batch)}) or ${isBatchCall(db, batch)})
      ${overlap.hasLongBuckets ? longBatches(db, overlap) : sql``}
    ),
    batch_touched as materialized (
      select batch_told.*, coalesce(same.as_id, provider) as who, day
      from batch_told
      left join ${same} on same.id = provider
      cross join lateral generate_series(
        date_bin('1 day', at, 'epoch'), last_day, interval '24 hours') day
    ),
    batch_pairs as materialized (
      select job.is_long, job.at, job.provider, job.model, job.project, call.at as call_at,
        call.provider as call_provider, call.model as call_model, call.project as call_project
      from batch_touched job
      cross join lateral unnest(array[job.day, ${isoFromUs(UNDATED_US)}::timestamptz]) meets
      join batch_touched call on call.day = meets and call.grain = 0
        and (call.who = job.who or call.who = 0 or job.who = 0)
        and (call.model = job.model or call.model = 0 or job.model = 0)
        and (call.project = job.project or call.project = 0 or job.project = 0)
      where job.grain = 1
    ),
    batch_jobs as (
      select batch_pairs.*, bool_and(call_at = ${isoFromUs(UNDATED_US)}::timestamptz)
        over (partition by is_long, at, provider, model, project) as stays
      from batch_pairs
    ),
    batch_judged as materialized (
      select batch_jobs.*, bool_and(stays)
        over (partition by call_at, call_provider, call_model, call_project) as leaves
      from batch_jobs
    ),
    batch_twice as materialized (
      select distinct 1 as grain, is_long, at, provider, model, project, stays
      from batch_judged where leaves or not stays
      union all
      select distinct 0, false, call_at, call_provider, call_model, call_project, leaves
      from batch_judged
    )`;
}

/**
 * Whether a row of `facts` is told twice, and which side of it counts (TOLD_TWICE); `otherwise` judges what is no
 * whole batch.
 */
export function isToldByBatch(
  db: Database,
  { hasLongBuckets, batch }: BatchOverlap,
  otherwise: Fragment,
): Fragment {
  const { sql } = db;
  const names = sql`provider, model, project`;
  const among = (grain: 0 | 1, stays: boolean): Fragment => {
    const where = sql`where grain = ${grain} and stays = ${stays}`;
    const long = sql`or (date_bin('1 hour', hour, 'epoch'), ${names})
      in (select at, ${names} from batch_twice ${where} and is_long)`;
    return sql`((date_bin('1 day', hour, 'epoch'), ${names})
      in (select at, ${names} from batch_twice ${where} and not is_long)
      ${grain === 1 && hasLongBuckets ? long : sql``})`;
  };
  const judged = (grain: 0 | 1): Fragment => sql`case
    when ${among(grain, false)} then ${TOLD_TWICE.asPreferred}
    when ${among(grain, true)} then ${TOLD_TWICE.byBuckets} else ${TOLD_TWICE.no} end`;
  return sql`(case
    when grain = 1 and ${isWholeBatch(db, batch)} then ${judged(1)}
    when ${otherwise} then ${TOLD_TWICE.asPreferred}
    when ${isBatchCall(db, batch)} then ${judged(0)}
    else ${TOLD_TWICE.no} end)`;
}
