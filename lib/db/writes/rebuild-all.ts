import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { columnsOf, type RollupFamily } from "../rollup-family.ts";
import { lockPart, type Rebuild } from "./rebuild.ts";
import { sumTouched } from "./sum-touched.ts";

/** From this share of all hours on, all are summed at once. */
const MANY = 1 / 3;
/** Fewer are rebuilt one by one. */
const FEWEST_HOURS = 168;

/** Whether so much of a part is marked that summing all of it at once is quicker. */
export async function areManyMarked(
  { sql, workspace }: Database,
  { part }: RollupFamily,
  upTo: number,
): Promise<boolean> {
  const [{ marked }] = await sql<[{ marked: number }]>`
    select count(distinct hour) as marked from rollup_marks
    where workspace = ${workspace} and part = ${part} and mark <= ${upTo}`;
  if (marked < FEWEST_HOURS) return false;
  const [{ hours }] = await sql<[{ hours: number }]>`
    select count(distinct hour) as hours from rollups where workspace = ${workspace}`;
  return marked >= hours * MANY;
}

/** Makes all sums of a part anew, and answers of how many hours; of none where somebody else just did. */
export async function rebuildAll(
  tx: TransactionSql,
  rebuild: Rebuild,
  upTo: number,
): Promise<number> {
  const { workspace, family, frame } = rebuild;
  await lockPart(tx, family.lock, workspace);
  const taken = await tx`
    delete from rollup_marks where workspace = ${workspace} and part = ${family.part} and mark <= ${upTo}`;
  const all = family.sumAll?.(tx, { workspace, boundaries: frame.boundaries });
  if (taken.count === 0 || !all) return 0;
  await tx`set local work_mem = '256MB'`;
  await tx`delete from ${tx(family.byHour)} where workspace = ${workspace}`;
  await tx`delete from ${tx(family.coarse)} where workspace = ${workspace}`;
  const columns = tx.unsafe(columnsOf(family));
  await tx`
    insert into ${tx(family.byHour)} (workspace, ${columns})
    select ${workspace}::int, ${columns} from (${all}) summed order by hour`;
  await tx`analyze ${tx(family.byHour)}`;
  const hours = await tx<{ hourUs: number }[]>`
    select distinct (extract(epoch from hour) * 1000000)::bigint as "hourUs"
    from ${tx(family.byHour)} where workspace = ${workspace}`;
  await sumTouched(
    tx,
    rebuild,
    hours.map(({ hourUs }) => hourUs),
  );
  return hours.length;
}
