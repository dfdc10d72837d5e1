import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { chooseVersions, noteVersions, rowsKnown } from "./bucket-versions.ts";
import { overlappingImports } from "./overlapping-imports.ts";
import { lockWrites } from "./remove-rows.ts";

/** What a file turned out to be while it was read. */
export interface FoundInFile {
  /** By which it was read, each once. */
  readonly formats: readonly string[];
  /** How many rows are odd, by what about them is. */
  readonly warnings: Readonly<Record<string, number>>;
}

const NOTHING_FOUND: FoundInFile = { formats: [], warnings: {} };

/**
 * Marks a running import as done and puts its aggregate rows in force, in one transaction; false where
 * it no longer ran. Only here is it known what each of its buckets sums up to.
 */
export async function finishImport(
  { transactions, workspace }: Database,
  importId: number,
  { formats, warnings } = NOTHING_FOUND,
): Promise<boolean> {
  return await transactions.run(async (tx) => {
    await lockWrites(tx, workspace);
    const done = await tx`
      update imports set state = 'done', finished_at = clock_timestamp(),
        formats = ${JSON.stringify(formats)}::text::jsonb, warnings = ${JSON.stringify(warnings)}::text::jsonb
      where workspace = ${workspace} and id = ${importId} and state = 'running'`;
    if (done.count === 0) return false;
    await settleBuckets(tx, { workspace, importId });
    return true;
  });
}

async function settleBuckets(
  tx: TransactionSql,
  own: { readonly workspace: number; readonly importId: number },
): Promise<void> {
  const { workspace, importId } = own;
  const [{ has }] = await tx<[{ has: boolean }]>`
    select exists (select from buckets where workspace = ${workspace} and import_id = ${importId})
      or exists (select from reported_costs where workspace = ${workspace} and import_id = ${importId}) as has`;
  if (!has) return;
  await noteVersions(tx, own);
  const known = await rowsKnown(tx, own);
  const replaced = await chooseVersions(tx, own, false);
  const overlaps = await overlappingImports(tx, own);
  await tx`
    update imports set
      inserted = inserted - ${known}, duplicate = duplicate + ${known}, replaced = ${replaced},
      "overlaps" = ${JSON.stringify(overlaps)}::text::jsonb
    where workspace = ${workspace} and id = ${importId}`;
}
