import { and, eq } from "drizzle-orm";
import type { ModelAlias } from "../../pricing/with-aliases.ts";
import type { Database } from "../database.ts";
import { modelAliases } from "../schema/model-aliases.ts";

/** Has a name priced as a model of the catalogue, in the place of what was said of it before. */
export async function saveModelAlias(db: Database, alias: ModelAlias): Promise<void> {
  const { provider, model } = alias;
  await db.orm
    .insert(modelAliases)
    .values({ workspace: db.workspace, ...alias })
    .onConflictDoUpdate({
      target: [modelAliases.workspace, modelAliases.name],
      set: { provider, model },
    });
}

/** Forgets a name; false where nothing was said of it. */
export async function removeModelAlias(db: Database, name: string): Promise<boolean> {
  const removed = await db.orm
    .delete(modelAliases)
    .where(and(eq(modelAliases.workspace, db.workspace), eq(modelAliases.name, name)))
    .returning({ name: modelAliases.name });
  return removed.length > 0;
}
