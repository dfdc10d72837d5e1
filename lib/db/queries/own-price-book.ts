import { asc, eq, getTableColumns } from "drizzle-orm";
import type { PriceBook } from "../../pricing/book.ts";
import type { Discount } from "../../pricing/discount.ts";
import type { OwnPrice } from "../../pricing/own-price.ts";
import { type ModelAlias, withAliases } from "../../pricing/with-aliases.ts";
import { withDiscounts } from "../../pricing/with-discounts.ts";
import { withOwnPrices } from "../../pricing/with-own-prices.ts";
import { type TierAlias, withTierAliases } from "../../pricing/with-tier-aliases.ts";
import type { Database } from "../database.ts";
import { modelAliases } from "../schema/model-aliases.ts";
import { ownPrices } from "../schema/own-prices.ts";
import { tierAliases } from "../schema/tier-aliases.ts";
import { listDiscounts, type StoredDiscount } from "../writes/change-discounts.ts";

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
  const { workspace: owner, createdAt, ...columns } = getTableColumns(ownPrices);
  const { id, model, tier, band, fromDay } = columns;
  return await orm
    .select(columns)
    .from(ownPrices)
    .where(eq(owner, workspace))
    .orderBy(asc(model), asc(tier), asc(band), asc(fromDay), asc(id));
}

/** All that the user added to the price list. */
export interface OwnAdditions {
  readonly prices: readonly OwnPrice[];
  readonly discounts: readonly Discount[];
  readonly tiers: readonly TierAlias[];
  readonly models: readonly ModelAlias[];
}

export interface StoredAdditions extends OwnAdditions {
  readonly prices: readonly StoredOwnPrice[];
  readonly discounts: readonly StoredDiscount[];
}

export async function listAdditions(db: Database): Promise<StoredAdditions> {
  const [prices, discounts, tiers, models] = await Promise.all([
    listOwnPrices(db),
    listDiscounts(db),
    listTierAliases(db),
    listModelAliases(db),
  ]);
  return { prices, discounts, tiers, models };
}

/** The book with all that the user added: prices first, then what contracts take off, then other names for them. */
export function bookWith(base: PriceBook, { prices, discounts, tiers, models }: OwnAdditions) {
  const priced = withDiscounts(withOwnPrices(base, prices), discounts);
  return withAliases(withTierAliases(priced, tiers), models);
}

/** The list that price files are compared with: with the user's prices, before contracts and other names. */
export const listedBook = (base: PriceBook, own: OwnAdditions): PriceBook =>
  bookWith(base, { ...own, discounts: [], models: [] });

let last: { readonly base: PriceBook; readonly names: string; readonly book: PriceBook } | null =
  null;

/** The price book with all that the user added. Made anew only when that changes: a book takes some ten milliseconds. */
export async function ownPriceBook(db: Database, base: PriceBook): Promise<PriceBook> {
  const own = await listAdditions(db);
  const names = JSON.stringify(own);
  if (last?.base === base && last.names === names) return last.book;
  const book = bookWith(base, own);
  last = { base, names, book };
  return book;
}
