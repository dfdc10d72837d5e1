import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import { imports } from "../schema/imports.ts";

/** One import; `null` where there is none of that number. */
export async function findImport(db: Database, importId: number): Promise<ImportRow | null> {
  const isIt = and(eq(imports.workspace, db.workspace), eq(imports.id, importId));
  const [row] = await db.orm.select().from(imports).where(isIt);
  return row ?? null;
}
