import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { settings } from "../schema/settings.ts";

/** The value saved under a name, to be parsed by the caller; `undefined` where none was. */
export async function readSetting(db: Database, name: string): Promise<unknown> {
  const [row] = await db.orm
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.workspace, db.workspace), eq(settings.name, name)));
  return row?.value;
}
