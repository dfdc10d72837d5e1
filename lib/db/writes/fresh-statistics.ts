import type { TransactionSql } from "../connect.ts";

const PAGE_BYTES = 8192;
/** Tables of fewer pages are read whole in no time, whatever the planner thinks of them. */
const SMALL_PAGES = 16;
const GROWN = 4;

/**
 * Brings the planner's statistics of tables up to date that have grown to several times what they tell of: with those
 * of a table that held two rows it joins thousands by reading all of one for each of the other.
 */
export async function freshenStatistics(
  tx: TransactionSql,
  ...tables: readonly string[]
): Promise<void> {
  const grown = await tx<{ name: string }[]>`
    select oid::regclass::text as name from pg_class
    where oid = any (${tables}::text[]::regclass[])
      and pg_relation_size(oid) / ${PAGE_BYTES} > ${GROWN} * greatest(relpages, ${SMALL_PAGES / GROWN})`;
  for (const { name } of grown) await tx`analyze ${tx.unsafe(name)}`;
}
