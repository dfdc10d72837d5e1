import type { OwnName, PriceBook } from "./book.ts";

/** A name of the user's own, and the model as which it is priced. */
export interface ModelAlias {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
}

/**
 * The book with names of the user's own. They count only where the catalogue knows no meaning of a name,
 * whatever provider a record gives; one of a model that the book does not hold changes nothing.
 */
export function withAliases(book: PriceBook, aliases: readonly ModelAlias[]): PriceBook {
  if (aliases.length === 0) return book;
  const ownNames = new Map<string, OwnName>(book.ownNames);
  for (const { name, provider, model: id } of aliases) {
    const model = book.models.find((one) => one.provider === provider && one.id === id);
    if (!model) continue;
    const anyProvider = { model, endsUs: model.endsUs, providerAssumed: false };
    ownNames.set(name, { byProvider: ownNames.get(name)?.byProvider ?? new Map(), anyProvider });
  }
  return { ...book, ownNames };
}
