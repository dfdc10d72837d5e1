import { parseIsoUs } from "../core/time.ts";
import type { NamedModel, NameHistory, Names, PriceBook } from "./book.ts";

export interface FoundModel {
  readonly provider: string;
  /** The catalogue's own id, whatever name was asked for. */
  readonly model: string;
  readonly providerAssumed: boolean;
}

const SNAPSHOT = /^(.+)-(\d{4}-\d{2}-\d{2})$/;

function lookUp(names: Names, model: string): NameHistory | null {
  const exact = names.get(model);
  if (exact) return exact;
  const snapshot = SNAPSHOT.exec(model);
  if (!snapshot) return null;
  const [, base = "", date = ""] = snapshot;
  return parseIsoUs(date) === null ? null : (names.get(`${base}-<date>`) ?? null);
}

/** `openai/o3` is `o3` of the provider that the prefix names, unless the record names another. */
function withoutPrefix(
  book: PriceBook,
  provider: string | null,
  model: string,
): NameHistory | null {
  const slash = model.indexOf("/");
  if (slash <= 0) return null;
  const named = book.providers.get(model.slice(0, slash));
  if (!named || (provider !== null && book.providers.get(provider) !== named)) return null;
  return lookUp(named.names, model.slice(slash + 1));
}

function meaningAt({ dated, lasting }: NameHistory, us: number): NamedModel | null {
  for (const { fromUs, untilUs, meaning } of dated) {
    if (fromUs <= us && us < untilUs) return meaning;
  }
  return lasting;
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
  const names = provider === null ? book.anyProvider : book.providers.get(provider)?.names;
  if (!names) return null;
  const history = lookUp(names, model) ?? withoutPrefix(book, provider, model);
  return history && meaningAt(history, atUs);
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
