import { isoFromUs, US_PER_HOUR } from "../../core/time.ts";
import { ADVISORY } from "../advisory-locks.ts";
import type { Sql, TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { ROLLUP_PARTS } from "../rollup-family.ts";
import { arrayText, SUMMED_COLUMNS, sumFacts } from "../sum-facts.ts";

/** Hours per transaction: a page that waits for its own hours is not kept waiting for all others. */
const HOURS_AT_ONCE = 96;
/** After so many new hours the planner's statistics are brought up to date at once, not within a minute. */
const MANY_HOURS = 200;

const PARTS = [...ROLLUP_PARTS];

export interface HourRange {
  /** Inclusive; `null` = from the first. */
  readonly fromUs: number | null;
  /** Exclusive; `null` = to the last. */
  readonly toUs: number | null;
}

export const ALL_HOURS: HourRange = { fromUs: null, toUs: null };

/**
 * Makes the roll-ups of a range as new as the facts that are committed now, and answers how many hours
 * were rebuilt. Other input-size boundaries than the last time rebuild everything. Safe to call from
 * anywhere at any time; costs one small query when nothing is dirty.
 */
export async function refreshRollups(
  db: Database,
  boundaries: readonly number[],
  range: HourRange = ALL_HOURS,
): Promise<number> {
  if (!(await haveBoundaries(db.sql, db.workspace, boundaries))) {
    return await rebuildAllRollups(db, boundaries);
  }
  const marked = { range, upTo: await lastMark(db, range) };
  let rebuilt = 0;
  while (marked.upTo !== null && (await isDirty(db, marked))) {
    rebuilt += await db.transactions.run((tx) =>
      rebuildDirty(tx, db.workspace, boundaries, marked),
    );
  }
  if (rebuilt >= MANY_HOURS) await db.sql`analyze rollups`;
  return rebuilt;
}

/** Recomputes every roll-up from the facts, in one transaction. Answers how many hours there are. */
export async function rebuildAllRollups(
  { transactions, workspace }: Database,
  boundaries: readonly number[],
): Promise<number> {
  return await transactions.run(async (tx) => {
    await lockRollups(tx, workspace);
    await tx`set local work_mem = '256MB'`;
    await tx`delete from dirty_hours where workspace = ${workspace}`;
    await tx`delete from rollups where workspace = ${workspace}`;
    await tx`
      insert into rollups (workspace, ${tx.unsafe(SUMMED_COLUMNS)})
      select ${workspace}::int, summed.* from (${sumFacts(tx, { workspace, boundaries })}) summed
      order by hour`;
    await tx`
      insert into rollup_marks (workspace, part, hour)
      select ${workspace}::int, part, hour
      from (
        select hour from rollups where workspace = ${workspace}
        union select start_at from coarse_rollups where workspace = ${workspace}
      ) hours cross join unnest(${PARTS}::text[]) part`;
    await tx`
      insert into settings (workspace, name, value)
      values (${workspace}, 'rollup-boundaries', to_jsonb(${arrayText(boundaries)}::text::bigint[]))
      on conflict (workspace, name) do update set value = excluded.value`;
    await tx`analyze rollups`;
    const [{ hours }] = await tx<[{ hours: number }]>`
      select count(distinct hour)::int as hours from rollups where workspace = ${workspace}`;
    return hours;
  });
}

/** One rebuild at a time: two that replaced the same hour would both add its rows. */
async function lockRollups(tx: TransactionSql, workspace: number): Promise<void> {
  await tx`set local plan_cache_mode = force_custom_plan`;
  await tx`select pg_advisory_xact_lock(${ADVISORY.rollups}, ${workspace})`;
}

async function haveBoundaries(
  sql: Sql,
  workspace: number,
  boundaries: readonly number[],
): Promise<boolean> {
  const [{ same }] = await sql<[{ same: boolean }]>`
    select exists (
      select from settings
      where workspace = ${workspace} and name = 'rollup-boundaries'
        and value = to_jsonb(${arrayText(boundaries)}::text::bigint[])) as same`;
  return same;
}

const hourStart = (us: number): string => isoFromUs(us - (us % US_PER_HOUR));

/** Marks that were there when somebody asked: an import makes new ones faster than they are worked off. */
interface Marked {
  readonly range: HourRange;
  /** `null`: there were none. */
  readonly upTo: number | null;
}

/** Hours that the range touches. */
function touching(sql: Sql | TransactionSql, { fromUs, toUs }: HourRange) {
  const from = fromUs === null ? sql`` : sql`and hour >= ${hourStart(fromUs)}::text::timestamptz`;
  const to = toUs === null ? sql`` : sql`and hour < ${isoFromUs(toUs)}::text::timestamptz`;
  return sql`${from} ${to}`;
}

async function lastMark({ sql, workspace }: Database, range: HourRange): Promise<number | null> {
  const [{ mark }] = await sql<[{ mark: number | null }]>`
    select max(mark)::bigint as mark from dirty_hours
    where workspace = ${workspace} ${touching(sql, range)}`;
  return mark;
}

async function isDirty({ sql, workspace }: Database, { range, upTo }: Marked): Promise<boolean> {
  const [{ dirty }] = await sql<[{ dirty: boolean }]>`
    select exists (
      select from dirty_hours
      where workspace = ${workspace} and mark <= ${upTo} ${touching(sql, range)}) as dirty`;
  return dirty;
}

/**
 * Marks, old sums and facts are read in one snapshot, taken after the lock: what is committed later
 * has marks of its own, which stay.
 */
async function rebuildDirty(
  tx: TransactionSql,
  workspace: number,
  boundaries: readonly number[],
  { range, upTo }: Marked,
): Promise<number> {
  await lockRollups(tx, workspace);
  const spans = tx`(select hour, hour + interval '1 hour' as until from chosen) spans`;
  const [{ hours }] = await tx<[{ hours: number }]>`
    with chosen as materialized (
      select distinct hour from dirty_hours
      where workspace = ${workspace} and mark <= ${upTo} ${touching(tx, range)}
      order by hour limit ${HOURS_AT_ONCE}
    ), taken as (
      delete from dirty_hours using chosen
      where dirty_hours.workspace = ${workspace} and dirty_hours.hour = chosen.hour
    ), gone as (
      delete from rollups using chosen
      where rollups.workspace = ${workspace} and rollups.hour = chosen.hour
    ), marked as (
      insert into rollup_marks (workspace, part, hour)
      select ${workspace}::int, part, hour from chosen cross join unnest(${PARTS}::text[]) part
    ), added as (
      insert into rollups (workspace, ${tx.unsafe(SUMMED_COLUMNS)})
      select ${workspace}::int, summed.* from (${sumFacts(tx, { workspace, boundaries, spans })}) summed
      order by hour
    )
    select count(*)::int as hours from chosen`;
  return hours;
}
