import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { savedMappings } from "../schema/settings.ts";

/** Remembers the mapping for files with the same columns. */
export async function saveMapping(
  db: Database,
  fingerprint: string,
  mapping: unknown,
): Promise<void> {
  await db.orm
    .insert(savedMappings)
    .values({ workspace: db.workspace, fingerprint, mapping })
    .onConflictDoUpdate({
      target: [savedMappings.workspace, savedMappings.fingerprint],
      set: { mapping, updatedAt: sql`now()` },
    });
}
