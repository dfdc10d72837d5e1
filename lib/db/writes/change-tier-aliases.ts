import { and, eq } from "drizzle-orm";
import type { TierAlias } from "../../pricing/with-tier-aliases.ts";
import type { Database } from "../database.ts";
import { tierAliases } from "../schema/tier-aliases.ts";

/** Has a tier word priced as another tier, in the place of what was said of it before. */
export async function saveTierAlias(db: Database, { name, tier }: TierAlias): Promise<void> {
  await db.orm
    .insert(tierAliases)
    .values({ workspace: db.workspace, name, tier })
    .onConflictDoUpdate({ target: [tierAliases.workspace, tierAliases.name], set: { tier } });
}

/** Forgets a word; false where nothing was said of it. */
export async function removeTierAlias(db: Database, name: string): Promise<boolean> {
  const removed = await db.orm
    .delete(tierAliases)
    .where(and(eq(tierAliases.workspace, db.workspace), eq(tierAliases.name, name)))
    .returning({ name: tierAliases.name });
  return removed.length > 0;
}
