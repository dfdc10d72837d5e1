import { and, desc, eq, lt, ne } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import { imports } from "../schema/imports.ts";

/** The newest imports first; with `before`, those older than it. What comes in live is listed by its keys. */
export async function listImports(
  { orm, workspace }: Database,
  limit = 500,
  before: number | null = null,
): Promise<readonly ImportRow[]> {
  const isOlder = before === null ? undefined : lt(imports.id, before);
  return await orm
    .select()
    .from(imports)
    .where(and(eq(imports.workspace, workspace), ne(imports.origin, "live"), isOlder))
    .orderBy(desc(imports.id))
    .limit(limit);
}
