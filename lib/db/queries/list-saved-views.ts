import { and, asc, eq } from "drizzle-orm";
import type { SavedView } from "../../wire/saved-views.ts";
import type { Database } from "../database.ts";
import { savedViews } from "../schema/saved-views.ts";

const { id, name, path, query, isDefault } = savedViews;

/** The user's saved views by page, then by name. */
export async function listSavedViews({
  orm,
  workspace,
}: Pick<Database, "orm" | "workspace">): Promise<readonly SavedView[]> {
  return await orm
    .select({ id, name, path, query, isDefault })
    .from(savedViews)
    .where(eq(savedViews.workspace, workspace))
    .orderBy(asc(path), asc(name));
}

/** The parameters with which a page opens; `null` where the user chose none. */
export async function defaultViewQuery(
  { orm, workspace }: Pick<Database, "orm" | "workspace">,
  page: string,
): Promise<string | null> {
  const [found] = await orm
    .select({ query })
    .from(savedViews)
    .where(and(eq(savedViews.workspace, workspace), eq(path, page), eq(isDefault, true)));
  return found?.query ?? null;
}
