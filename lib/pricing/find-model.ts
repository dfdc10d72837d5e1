import { parseIsoUs } from "../core/time.ts";
import type { Name, NamedModel, NameHistory, PriceBook } from "./book.ts";
import type { CompiledModel } from "./compiled-model.ts";

export interface FoundModel {
  readonly provider: string;
  /** The catalogue's own id, whatever name was asked for. */
  readonly model: string;
  readonly providerAssumed: boolean;
}

const SNAPSHOT = /^(.+)-(\d{4}-\d{2}-\d{2})$/;

function nameOf(book: PriceBook, model: string): Name | null {
  const exact = book.names.get(model);
  if (exact) return exact;
  const snapshot = SNAPSHOT.exec(model);
  if (!snapshot) return null;
  const [, base = "", date = ""] = snapshot;
  return parseIsoUs(date) === null ? null : (book.names.get(`${base}-<date>`) ?? null);
}

const atProvider = ({ byProvider }: Name, provider: string): NameHistory | null =>
  byProvider.find((history) => history.provider === provider) ?? null;

/** `openai/o3` is `o3` of the provider that the prefix names, unless the record names another. */
function withoutPrefix(
  book: PriceBook,
  provider: string | null,
  model: string,
): NameHistory | null {
  const slash = model.indexOf("/");
  const named = slash > 0 ? book.providerIds.get(model.slice(0, slash)) : undefined;
  if (named === undefined || (provider !== null && provider !== named)) return null;
  const bare = nameOf(book, model.slice(slash + 1));
  return bare && atProvider(bare, named);
}

function historyOf(book: PriceBook, provider: string | null, model: string): NameHistory | null {
  const name = nameOf(book, model);
  if (provider === null) return name?.anyProvider ?? withoutPrefix(book, null, model);
  const id = book.providerIds.get(provider);
  if (id === undefined) return null;
  return (name && atProvider(name, id)) ?? withoutPrefix(book, id, model);
}

function meaningAt({ dated, lasting }: NameHistory, us: number): NamedModel | null {
  for (const { fromUs, untilUs, meaning } of dated) {
    if (fromUs <= us && us < untilUs) return meaning;
  }
  return lasting;
}

/** What a name that the catalogue does not list means to the user, at the record's own provider first. */
function ownMeaning(book: PriceBook, provider: string | null, model: string): NamedModel | null {
  const own = book.ownNames?.get(model);
  if (!own) return null;
  if (provider !== null) {
    const id = book.providerIds.get(provider) ?? provider;
    return own.byProvider.get(id) ?? own.anyProvider;
  }
  if (own.anyProvider) return own.anyProvider;
  const [only, another] = own.byProvider.values();
  return only && !another ? { ...only, providerAssumed: true } : null;
}

/** Every model that a name may mean, whoever is named as its provider and whenever. */
export function possibleModels(book: PriceBook, model: string): readonly CompiledModel[] {
  const bare = model.slice(model.indexOf("/") + 1);
  const listed = [nameOf(book, model), nameOf(book, bare)]
    .flatMap((name) => name?.byProvider ?? [])
    .flatMap(({ dated, lasting }) => [lasting, ...dated.map(({ meaning }) => meaning)]);
  const own = book.ownNames?.get(model);
  const meant = [...listed, ...(own?.byProvider.values() ?? []), own?.anyProvider ?? null];
  return meant.flatMap((named) => (named ? [named.model] : []));
}

/**
 * What a record's model name means at a moment, with the prices behind it; `null` where no listed name fits.
 * Without a provider, a name counts only when a single provider sells a model of that name.
 */
export function resolveModel(
  book: PriceBook,
  provider: string | null,
  model: string,
  atUs: number,
): NamedModel | null {
  const first = book.names.get(model)?.byProvider[0];
  const isUsual = first !== undefined && first.provider === provider && first.dated.length === 0;
  if (isUsual) return first.lasting; // nearly every record: one look instead of three
  const history = historyOf(book, provider, model);
  return (history && meaningAt(history, atUs)) ?? ownMeaning(book, provider, model);
}

/** The catalogue's provider and model for a record's names at a moment; `null` where no listed name fits. */
export function findModel(
  book: PriceBook,
  provider: string | null,
  model: string,
  atUs: number,
): FoundModel | null {
  const found = resolveModel(book, provider, model, atUs);
  if (!found) return null;
  const { provider: canonical, id } = found.model;
  return { provider: canonical, model: id, providerAssumed: found.providerAssumed };
}
