import type { Database } from "../database.ts";
import { settings } from "../schema/settings.ts";

/** Remembers a value under a name; the last one holds. */
export async function saveSetting(db: Database, name: string, value: unknown): Promise<void> {
  await db.orm
    .insert(settings)
    .values({ workspace: db.workspace, name, value })
    .onConflictDoUpdate({ target: [settings.workspace, settings.name], set: { value } });
}
