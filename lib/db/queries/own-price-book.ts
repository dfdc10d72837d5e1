import { asc, eq } from "drizzle-orm";
import type { PriceBook } from "../../pricing/book.ts";
import type { OwnPrice } from "../../pricing/own-price.ts";
import { type ModelAlias, withAliases } from "../../pricing/with-aliases.ts";
import { withOwnPrices } from "../../pricing/with-own-prices.ts";
import { type TierAlias, withTierAliases } from "../../pricing/with-tier-aliases.ts";
import type { Database } from "../database.ts";
import { modelAliases } from "../schema/model-aliases.ts";
import { ownPrices } from "../schema/own-prices.ts";
import { tierAliases } from "../schema/tier-aliases.ts";

/** The user's own model names, by name. */
export async function listModelAliases({ orm, workspace }: Database): Promise<ModelAlias[]> {
  const { name, provider, model } = modelAliases;
  return await orm
    .select({ name, provider, model })
    .from(modelAliases)
    .where(eq(modelAliases.workspace, workspace))
    .orderBy(asc(name));
}

/** The user's own tier words, by name. */
export async function listTierAliases({ orm, workspace }: Database): Promise<TierAlias[]> {
  const { name, tier } = tierAliases;
  return await orm
    .select({ name, tier })
    .from(tierAliases)
    .where(eq(tierAliases.workspace, workspace))
    .orderBy(asc(name));
}

export interface StoredOwnPrice extends OwnPrice {
  readonly id: number;
}

/** The prices that the user entered, by model, tier and day. */
export async function listOwnPrices({ orm, workspace }: Database): Promise<StoredOwnPrice[]> {
  const { id, provider, model, tier, fromDay, input, cachedInput, output, source } = ownPrices;
  return await orm
    .select({ id, provider, model, tier, fromDay, input, cachedInput, output, source })
    .from(ownPrices)
    .where(eq(ownPrices.workspace, workspace))
    .orderBy(asc(model), asc(tier), asc(fromDay), asc(id));
}

interface OwnNames {
  readonly prices: readonly OwnPrice[];
  readonly tiers: readonly TierAlias[];
  readonly models: readonly ModelAlias[];
}

let last: { readonly base: PriceBook; readonly names: string; readonly book: PriceBook } | null =
  null;

/** Made anew only when the user's own names change: a book takes some ten milliseconds. */
function bookWith(base: PriceBook, own: OwnNames): PriceBook {
  const names = JSON.stringify(own);
  if (last?.base === base && last.names === names) return last.book;
  const { prices, tiers, models } = own;
  const book = withAliases(withTierAliases(withOwnPrices(base, prices), tiers), models);
  last = { base, names, book };
  return book;
}

/** The price book with the user's own prices, tier words and model names. */
export async function ownPriceBook(db: Database, book: PriceBook): Promise<PriceBook> {
  const [prices, tiers, models] = await Promise.all([
    listOwnPrices(db),
    listTierAliases(db),
    listModelAliases(db),
  ]);
  return bookWith(book, { prices, tiers, models });
}
