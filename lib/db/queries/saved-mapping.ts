import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { savedMappings } from "../schema/settings.ts";

/** The mapping last used for files with these columns, to be parsed by the caller; `undefined` where none was. */
export async function savedMapping(db: Database, fingerprint: string): Promise<unknown> {
  const { workspace, mapping } = savedMappings;
  const [row] = await db.orm
    .select({ mapping })
    .from(savedMappings)
    .where(and(eq(workspace, db.workspace), eq(savedMappings.fingerprint, fingerprint)));
  return row?.mapping;
}
