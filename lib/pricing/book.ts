import type { Tier } from "../core/tier.ts";
import type { DatedAlias, ProviderCatalog } from "./catalog/entry.ts";
import { catalogUs } from "./catalog-date.ts";
import { type CompiledModel, compileModel } from "./compiled-model.ts";
import type { CompiledPrice } from "./compiled-price.ts";

/** What a model name means. */
export interface NamedModel {
  readonly model: CompiledModel;
  /** First moment without the model or without this name of it. */
  readonly endsUs: number;
  /** The record named no provider; only this one sells a model of that name. */
  readonly providerAssumed: boolean;
}

interface DatedMeaning {
  readonly fromUs: number;
  readonly untilUs: number;
  readonly meaning: NamedModel;
}

/** What a name means over time: a dated meaning outranks the lasting one. */
export interface NameHistory {
  readonly provider: string;
  readonly dated: readonly DatedMeaning[];
  readonly lasting: NamedModel | null;
}

/** A model name at every provider that lists it. */
export interface Name {
  readonly byProvider: readonly NameHistory[];
  /** What it means where no provider is given: only one may sell a model of that name. */
  readonly anyProvider: NameHistory | null;
}

/** A model name that only the user knows. */
export interface OwnName {
  readonly byProvider: ReadonlyMap<string, NamedModel>;
  /** What it means whoever sells it; `null` where each seller has a price of its own. */
  readonly anyProvider: NamedModel | null;
}

/** The catalogue made ready for lookups. Made once; never changes. */
export interface PriceBook {
  readonly names: ReadonlyMap<string, Name>;
  readonly catalogs: readonly ProviderCatalog[];
  /** What names that the catalogue does not list mean to the user (see `withAliases`, `withOwnPrices`). */
  readonly ownNames?: ReadonlyMap<string, OwnName>;
  /** What tier words of the user's own mean; the empty one stands for records that name none (see `withTierAliases`). */
  readonly ownTiers?: ReadonlyMap<string, Tier>;
  /** The catalogue's id of a provider, by each of its names. */
  readonly providerIds: ReadonlyMap<string, string>;
  /** Every tier label that any model of a provider has a row for, by provider id. */
  readonly tierLabels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly models: readonly CompiledModel[];
  /** By the id of the price version, regional ones included. */
  readonly compiled: ReadonlyMap<string, CompiledPrice>;
}

type Histories = Map<string, NameHistory>;

function addMeaning(histories: Histories, alias: DatedAlias, model: CompiledModel): void {
  const shutdownUs = alias.shutdown ? catalogUs(alias.shutdown) : Number.POSITIVE_INFINITY;
  const meaning = { model, endsUs: Math.min(model.endsUs, shutdownUs), providerAssumed: false };
  const { provider } = model;
  const { dated, lasting } = histories.get(alias.id) ?? { dated: [], lasting: null };
  if (alias.from === undefined && alias.until === undefined) {
    if (lasting) {
      throw new Error(`price catalogue: "${alias.id}" is ${lasting.model.id} and ${model.id}`);
    }
    histories.set(alias.id, { provider, dated, lasting: meaning });
    return;
  }
  const fromUs = alias.from ? catalogUs(alias.from) : Number.NEGATIVE_INFINITY;
  const untilUs = alias.until ? catalogUs(alias.until) : Number.POSITIVE_INFINITY;
  const datedMeaning = { fromUs, untilUs, meaning };
  histories.set(alias.id, { provider, dated: [...dated, datedMeaning], lasting });
}

function historiesOf(models: readonly CompiledModel[]): Histories {
  const histories: Histories = new Map();
  for (const model of models) {
    addMeaning(histories, { id: model.id }, model);
    for (const alias of model.entry.aliases ?? []) {
      addMeaning(histories, typeof alias === "string" ? { id: alias } : alias, model);
    }
  }
  return histories;
}

const isPriced = ({ dated, lasting }: NameHistory): boolean =>
  [lasting, ...dated.map(({ meaning }) => meaning)].some(
    (meaning) => meaning !== null && meaning.model.compiled.size > 0,
  );

function ofOnlySeller(byProvider: readonly NameHistory[]): NameHistory | null {
  const [only, another] = byProvider.filter(isPriced);
  if (!only || another) return null;
  const assume = (meaning: NamedModel): NamedModel => ({ ...meaning, providerAssumed: true });
  return {
    provider: only.provider,
    dated: only.dated.map((entry) => ({ ...entry, meaning: assume(entry.meaning) })),
    lasting: only.lasting && assume(only.lasting),
  };
}

function namesOf(models: readonly (readonly CompiledModel[])[]): Map<string, Name> {
  const byName = new Map<string, NameHistory[]>();
  for (const [name, history] of models.flatMap((own) => [...historiesOf(own)])) {
    byName.set(name, [...(byName.get(name) ?? []), history]);
  }
  return new Map(
    [...byName].map(([name, byProvider]) => [
      name,
      { byProvider, anyProvider: ofOnlySeller(byProvider) },
    ]),
  );
}

function compiledById(models: readonly CompiledModel[]): Map<string, CompiledPrice> {
  const compiled = new Map<string, CompiledPrice>();
  for (const price of models.flatMap((model) => [...model.compiled.values()])) {
    compiled.set(price.version.id, price);
    if (price.regional) compiled.set(price.regional.version.id, price.regional);
  }
  return compiled;
}

/** The catalogues made ready for lookups. Throws on a catalogue that contradicts itself. */
export function compileBook(catalogs: readonly ProviderCatalog[]): PriceBook {
  const perProvider = catalogs.map((catalog) =>
    Object.entries(catalog.models).map(([id, entry]) => compileModel(catalog, id, entry)),
  );
  const models = perProvider.flat();
  const tierLabels = new Map<string, Set<string>>();
  for (const { provider, tiers } of models) {
    const known = tierLabels.get(provider) ?? new Set();
    for (const tier of tiers.keys()) known.add(tier);
    tierLabels.set(provider, known);
  }
  return {
    catalogs,
    names: namesOf(perProvider),
    providerIds: new Map(
      catalogs.flatMap(({ id, alsoNamed = [] }) => [id, ...alsoNamed].map((name) => [name, id])),
    ),
    tierLabels,
    models,
    compiled: compiledById(models),
  };
}
