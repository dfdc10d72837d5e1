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
  readonly dated: readonly DatedMeaning[];
  readonly lasting: NamedModel | null;
}

export type Names = ReadonlyMap<string, NameHistory>;

export interface ProviderBook {
  readonly id: string;
  readonly names: Names;
  /** Every tier label that any of its models has a row for. */
  readonly tiers: ReadonlySet<string>;
}

/** The catalogue made ready for lookups. Made once; never changes. */
export interface PriceBook {
  /** By every name of the provider. */
  readonly providers: ReadonlyMap<string, ProviderBook>;
  /** Names that only one provider sells. */
  readonly anyProvider: Names;
  readonly models: readonly CompiledModel[];
  /** By the id of the price version, regional ones included. */
  readonly compiled: ReadonlyMap<string, CompiledPrice>;
}

function addMeaning(names: Map<string, NameHistory>, alias: DatedAlias, model: CompiledModel) {
  const shutdownUs = alias.shutdown ? catalogUs(alias.shutdown) : Number.POSITIVE_INFINITY;
  const meaning = { model, endsUs: Math.min(model.endsUs, shutdownUs), providerAssumed: false };
  const { dated, lasting } = names.get(alias.id) ?? { dated: [], lasting: null };
  if (alias.from === undefined && alias.until === undefined) {
    if (lasting) {
      throw new Error(`price catalogue: "${alias.id}" is ${lasting.model.id} and ${model.id}`);
    }
    names.set(alias.id, { dated, lasting: meaning });
    return;
  }
  const fromUs = alias.from ? catalogUs(alias.from) : Number.NEGATIVE_INFINITY;
  const untilUs = alias.until ? catalogUs(alias.until) : Number.POSITIVE_INFINITY;
  names.set(alias.id, { dated: [...dated, { fromUs, untilUs, meaning }], lasting });
}

function namesOf(models: readonly CompiledModel[]): Names {
  const names = new Map<string, NameHistory>();
  for (const model of models) {
    addMeaning(names, { id: model.id }, model);
    for (const alias of model.entry.aliases ?? []) {
      addMeaning(names, typeof alias === "string" ? { id: alias } : alias, model);
    }
  }
  return names;
}

function withProviderAssumed({ dated, lasting }: NameHistory): NameHistory {
  const assume = (meaning: NamedModel): NamedModel => ({ ...meaning, providerAssumed: true });
  return {
    dated: dated.map((entry) => ({ ...entry, meaning: assume(entry.meaning) })),
    lasting: lasting && assume(lasting),
  };
}

const isPriced = ({ dated, lasting }: NameHistory): boolean =>
  [lasting, ...dated.map(({ meaning }) => meaning)].some(
    (meaning) => meaning !== null && meaning.model.compiled.size > 0,
  );

function namesOfOneProvider(books: readonly ProviderBook[]): Names {
  const sellers = new Map<string, NameHistory[]>();
  for (const { names } of books) {
    for (const [name, history] of names) {
      if (isPriced(history)) sellers.set(name, [...(sellers.get(name) ?? []), history]);
    }
  }
  const unambiguous = new Map<string, NameHistory>();
  for (const [name, [only, another]] of sellers) {
    if (only && !another) unambiguous.set(name, withProviderAssumed(only));
  }
  return unambiguous;
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
  const providers = new Map<string, ProviderBook>();
  const models: CompiledModel[] = [];
  for (const catalog of catalogs) {
    const own = Object.entries(catalog.models).map(([id, entry]) =>
      compileModel(catalog, id, entry),
    );
    const tiers = new Set(own.flatMap((model) => [...model.tiers.keys()]));
    const book = { id: catalog.id, names: namesOf(own), tiers };
    for (const name of [catalog.id, ...(catalog.alsoNamed ?? [])]) providers.set(name, book);
    models.push(...own);
  }
  return {
    providers,
    anyProvider: namesOfOneProvider([...new Set(providers.values())]),
    models,
    compiled: compiledById(models),
  };
}
