import { asc, eq } from "drizzle-orm";
import type { PriceBook } from "../../pricing/book.ts";
import { type ModelAlias, withAliases } from "../../pricing/with-aliases.ts";
import type { Database } from "../database.ts";
import { modelAliases } from "../schema/model-aliases.ts";

/** The user's own model names, by name. */
export async function listModelAliases({ orm, workspace }: Database): Promise<ModelAlias[]> {
  const { name, provider, model } = modelAliases;
  return await orm
    .select({ name, provider, model })
    .from(modelAliases)
    .where(eq(modelAliases.workspace, workspace))
    .orderBy(asc(name));
}

/** The price book with the user's own model names. */
export async function ownPriceBook(db: Database, book: PriceBook): Promise<PriceBook> {
  return withAliases(book, await listModelAliases(db));
}
