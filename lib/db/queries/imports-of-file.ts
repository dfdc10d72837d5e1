import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import type { ImportState } from "../import-state.ts";
import { imports } from "../schema/imports.ts";

/** Imports of the very same bytes, however they were read, newest first; finished ones where no states are named. */
export async function importsOfBytes(
  db: Database,
  sha256: string,
  states: readonly ImportState[] = ["done"],
): Promise<readonly ImportRow[]> {
  return await db.orm
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.workspace, db.workspace),
        eq(imports.sha256, sha256),
        inArray(imports.state, [...states]),
      ),
    )
    .orderBy(desc(imports.id));
}
