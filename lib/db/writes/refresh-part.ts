import type { Fragment } from "postgres";
import { EARLIEST_US, isoFromUs, LATEST_US, US_PER_DAY } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import { type PriceFrame, peakMasks } from "../price-frame.ts";
import { dependentModels } from "../queries/dependent-models.ts";
import { reportingZone } from "../reporting-zone.ts";
import { columnsOf, type RollupFamily } from "../rollup-family.ts";
import { momentsText } from "../sum-facts.ts";
import { lockPart, type PartFrame, type Rebuild } from "./rebuild.ts";
import { areManyMarked, rebuildAll } from "./rebuild-all.ts";
import { sumTouched } from "./sum-touched.ts";

/** Hours per transaction. */
const HOURS_AT_ONCE = 168;

/** What the sums of a part depend on beside the facts. */
async function partFrame(db: Database, frame: PriceFrame, whole: Span): Promise<PartFrame> {
  const [zone, { onHour }] = await Promise.all([
    reportingZone(db),
    dependentModels(db, frame, whole),
  ]);
  return { ...frame, zone, onHour };
}

/**
 * Makes the sums of a part as new as the hourly roll-ups, where a range touches them, and answers the zone for whose
 * days there are sums. The hourly roll-ups come first: `refreshRollups`. Marks are taken before anything is read, so
 * that what is committed meanwhile is read or has a mark of its own.
 */
export async function refreshPart(
  db: Database,
  family: RollupFamily,
  price: PriceFrame,
  range: Span,
): Promise<string | null> {
  const frame = await partFrame(db, price, range);
  const isAnew = await forgetOther(db, family, frame);
  const wide = family.hoursConcerned
    ? { fromUs: EARLIEST_US, toUs: LATEST_US }
    : { fromUs: range.fromUs - US_PER_DAY, toUs: range.toUs + US_PER_DAY };
  const upTo = await lastMark(db, family, wide);
  if (upTo === null) return frame.zone;
  let rebuilt = 0;
  if (family.sumAll && (isAnew || (await areManyMarked(db, family, upTo)))) {
    const rebuild = { workspace: db.workspace, family, frame };
    rebuilt = await db.transactions.run((tx) => rebuildAll(tx, rebuild, upTo));
  }
  for (;;) {
    const hours = await db.transactions.run((tx) =>
      rebuildMarked(tx, db.workspace, { family, frame, range: wide, upTo, isAnew }),
    );
    if (hours === 0) break;
    rebuilt += hours;
  }
  if (rebuilt >= HOURS_AT_ONCE)
    await db.sql`analyze ${db.sql(family.byHour)}, ${db.sql(family.coarse)}`;
  return frame.zone;
}

/**
 * Forgets sums made for another zone, for other hours of higher prices or of other cuts, and answers whether it did:
 * then every hour is marked.
 */
async function forgetOther(
  { sql, transactions, workspace }: Database,
  { part, lock, coarse, cuts }: RollupFamily,
  { zone, onHour, peakWindows }: PartFrame,
): Promise<boolean> {
  const name = `rollup-frame-${part}`;
  const priced = part === "day" ? { onHour, masks: peakMasks(peakWindows) } : {};
  const value = JSON.stringify({ zone, cuts, ...priced });
  const holds = (tx: TransactionSql) => tx<[{ same: boolean }]>`
    select exists (
      select from settings
      where workspace = ${workspace} and name = ${name} and value = ${value}::text::jsonb) as same`;
  if ((await holds(sql))[0].same) return false;
  return await transactions.run(async (tx) => {
    await lockPart(tx, lock, workspace);
    if ((await holds(tx))[0].same) return false;
    await tx`delete from ${tx(coarse)} where workspace = ${workspace}`;
    await tx`
      insert into rollup_marks (workspace, part, hour)
      select distinct ${workspace}::int, ${part}, hour from rollups where workspace = ${workspace}`;
    await tx`
      insert into settings (workspace, name, value) values (${workspace}, ${name}, ${value}::text::jsonb)
      on conflict (workspace, name) do update set value = excluded.value`;
    return true;
  });
}

interface Marked {
  readonly family: RollupFamily;
  readonly frame: PartFrame;
  readonly range: Span;
  readonly upTo: number;
  /** Whether every hour is rebuilt, so that none need be looked for. */
  readonly isAnew: boolean;
}

async function lastMark(
  { sql, workspace }: Database,
  { part }: RollupFamily,
  { fromUs, toUs }: Span,
): Promise<number | null> {
  const [last] = await sql<[{ mark: number }?]>`
    select mark from rollup_marks
    where workspace = ${workspace} and part = ${part}
      and hour >= ${isoFromUs(fromUs)}::timestamptz and hour < ${isoFromUs(toUs)}::timestamptz
    order by mark desc limit 1`;
  return last?.mark ?? null;
}

/** Rebuilds the sums of some marked hours and of their days, and answers how many hours these were. */
async function rebuildMarked(
  tx: TransactionSql,
  workspace: number,
  { family, frame, range: { fromUs, toUs }, upTo, isAnew }: Marked,
): Promise<number> {
  await lockPart(tx, family.lock, workspace);
  const marks = await tx<{ hourUs: number }[]>`
    with chosen as materialized (
      select distinct hour from rollup_marks
      where workspace = ${workspace} and part = ${family.part} and mark <= ${upTo}
        and hour >= ${isoFromUs(fromUs)}::timestamptz and hour < ${isoFromUs(toUs)}::timestamptz
      order by hour limit ${HOURS_AT_ONCE}
    ), taken as (
      delete from rollup_marks using chosen
      where rollup_marks.workspace = ${workspace} and part = ${family.part}
        and rollup_marks.hour = chosen.hour
    )
    select (extract(epoch from hour) * 1000000)::bigint as "hourUs" from chosen`;
  if (marks.length === 0) return 0;
  const hoursUs = marks.map(({ hourUs }) => hourUs);
  const rebuild = { workspace, family, frame };
  const concernedUs = isAnew ? hoursUs : await family.hoursConcerned?.(tx, workspace, hoursUs);
  const changedUs = concernedUs ?? hoursUs;
  await rebuildHours(tx, rebuild, changedUs);
  await sumTouched(tx, rebuild, changedUs);
  return hoursUs.length;
}

/** Rebuilds the sums by hour where these are the part's own. */
async function rebuildHours(
  tx: TransactionSql,
  { workspace, family, frame }: Rebuild,
  hoursUs: readonly number[],
): Promise<void> {
  if (family.byHour === "rollups") return;
  const hours = (): Fragment => tx`unnest(${momentsText(hoursUs)}::text::timestamptz[])`;
  const spans = tx`(select hour, hour + interval '1 hour' as until from ${hours()} hour) spans`;
  await tx`
    delete from ${tx(family.byHour)} where workspace = ${workspace} and hour in (select ${hours()})`;
  const columns = tx.unsafe(columnsOf(family));
  await tx`
    insert into ${tx(family.byHour)} (workspace, ${columns})
    select ${workspace}::int, ${columns}
    from (${family.sumFacts(tx, { workspace, boundaries: frame.boundaries, spans })}) summed
    order by hour`;
}
