import { compileBook, type NamedModel, type OwnName, type PriceBook } from "./book.ts";
import type { PriceEntry, ProviderCatalog } from "./catalog/entry.ts";
import { catalogUs } from "./catalog-date.ts";
import { type CompiledModel, compileModel } from "./compiled-model.ts";
import { isSoldAt, listedModel, type OwnPrice, ownEntry } from "./own-price.ts";

/** Stands for the seller of what is priced alike whoever sells it. */
const ANY_SELLER = "own";

/** The catalogue's entries with those of the user; a tier that was looked for and not found gives way to one that was entered. */
function joined(listed: readonly PriceEntry[], own: readonly PriceEntry[]): readonly PriceEntry[] {
  const isEntered = ({ tier }: PriceEntry): boolean => own.some((entry) => entry.tier === tier);
  const kept = listed.filter((entry) => !(entry.availability === "not_listed" && isEntered(entry)));
  return [...kept, ...own];
}

function extended(
  catalog: ProviderCatalog,
  additions: ReadonlyMap<CompiledModel, readonly PriceEntry[]>,
): ProviderCatalog {
  const added = [...additions].filter(([{ provider }]) => provider === catalog.id);
  if (added.length === 0) return catalog;
  const models = added.map(([{ id, entry }, own]) => [
    id,
    { ...entry, prices: joined(entry.prices, own) },
  ]);
  return { ...catalog, models: { ...catalog.models, ...Object.fromEntries(models) } };
}

function grouped<Key>(
  prices: readonly OwnPrice[],
  keyOf: (price: OwnPrice) => Key,
): Map<Key, PriceEntry[]> {
  const groups = new Map<Key, PriceEntry[]>();
  for (const price of prices) {
    const key = keyOf(price);
    groups.set(key, [...(groups.get(key) ?? []), ownEntry(price)]);
  }
  return groups;
}

const NO_MEANING: OwnName = { byProvider: new Map(), anyProvider: null };

function nameModel(names: Map<string, OwnName>, model: CompiledModel): void {
  const meaning: NamedModel = { model, endsUs: model.endsUs, providerAssumed: false };
  const { byProvider, anyProvider } = names.get(model.id) ?? NO_MEANING;
  const isAny = model.provider === ANY_SELLER;
  names.set(model.id, {
    byProvider: isAny ? byProvider : new Map([...byProvider, [model.provider, meaning]]),
    anyProvider: isAny ? meaning : anyProvider,
  });
}

/** The book with models that it does not list. */
function withUnlisted(book: PriceBook, models: readonly CompiledModel[]): PriceBook {
  if (models.length === 0) return book;
  const names = new Map<string, OwnName>();
  const compiled = new Map(book.compiled);
  const tierLabels = new Map([...book.tierLabels].map(([id, labels]) => [id, new Set(labels)]));
  for (const model of models) {
    nameModel(names, model);
    for (const [id, price] of model.compiled) compiled.set(id, price);
    const labels = tierLabels.get(model.provider) ?? new Set();
    for (const tier of model.tiers.keys()) labels.add(tier);
    tierLabels.set(model.provider, labels);
  }
  return { ...book, models: [...book.models, ...models], compiled, tierLabels, ownNames: names };
}

/** The regions in which the listed price that one of the user's own follows is not offered. */
function closedIn({ prices }: CompiledModel, { tier, fromDay }: OwnPrice): readonly string[] {
  const fromUs = catalogUs(fromDay);
  const before = prices.filter((price) => price.tier === tier && price.fromUs <= fromUs);
  return before.at(-1)?.closedIn ?? [];
}

/**
 * The book with prices of the user's own: of models that it does not list, and of listed models at tiers at which it
 * does not sell them. What the catalogue says of a model at a tier stands, but for prices that were taken over from a
 * price file: they hold from their day until the catalogue's next one.
 */
export function withOwnPrices(book: PriceBook, prices: readonly OwnPrice[]): PriceBook {
  if (prices.length === 0) return book;
  const found = prices.map((price) => ({ price, listed: listedModel(book, price) }));
  const additions = new Map<CompiledModel, PriceEntry[]>();
  for (const { price, listed } of found) {
    if (listed === null || (isSoldAt(listed, price.tier) && !price.fromFile)) continue;
    const entry = ownEntry(price, closedIn(listed, price));
    additions.set(listed, [...(additions.get(listed) ?? []), entry]);
  }
  const unlisted = found.flatMap(({ price, listed }) => (listed === null ? [price] : []));

  const listed =
    additions.size === 0
      ? book
      : compileBook(book.catalogs.map((catalog) => extended(catalog, additions)));
  const groups = grouped(unlisted, ({ provider, model }) =>
    JSON.stringify([provider ?? ANY_SELLER, model]),
  );
  const models = [...groups].map(([key, entries]) => {
    const [provider = ANY_SELLER, id = ""]: string[] = JSON.parse(key); // written above
    const catalog = { id: provider, recorded: entries[0]?.from ?? "", models: {} };
    return compileModel(catalog, id, { prices: entries });
  });
  return withUnlisted(listed, models);
}
