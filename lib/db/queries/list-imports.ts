import { desc, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import { imports } from "../schema/imports.ts";

/** The newest imports first. */
export async function listImports(db: Database, limit = 500): Promise<readonly ImportRow[]> {
  return await db.orm
    .select()
    .from(imports)
    .where(eq(imports.workspace, db.workspace))
    .orderBy(desc(imports.id))
    .limit(limit);
}
