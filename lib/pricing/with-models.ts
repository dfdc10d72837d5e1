import type { Name, NamedModel, NameHistory, OwnName, PriceBook } from "./book.ts";
import type { CompiledModel } from "./compiled-model.ts";
import type { CompiledPrice } from "./compiled-price.ts";

/** Models of a book, each with what takes its place. */
export type ChangedModels = ReadonlyMap<CompiledModel, CompiledModel>;

function* pricesOf({ compiled }: CompiledModel): Generator<CompiledPrice> {
  for (const price of compiled.values()) {
    yield price;
    if (price.regional) yield price.regional;
  }
}

function compiledAnew(book: PriceBook, changed: ChangedModels): PriceBook["compiled"] {
  const compiled = new Map(book.compiled);
  for (const before of changed.keys()) {
    for (const { version } of pricesOf(before)) compiled.delete(version.id);
  }
  for (const after of changed.values()) {
    for (const price of pricesOf(after)) compiled.set(price.version.id, price);
  }
  return compiled;
}

/** The book with some of its models changed, under all the names that they had. */
export function withModels(book: PriceBook, changed: ChangedModels): PriceBook {
  if (changed.size === 0) return book;
  const named = (meaning: NamedModel): NamedModel => {
    const model = changed.get(meaning.model);
    return model === undefined ? meaning : { ...meaning, model };
  };
  const history = (one: NameHistory): NameHistory => ({
    ...one,
    dated: one.dated.map((entry) => ({ ...entry, meaning: named(entry.meaning) })),
    lasting: one.lasting && named(one.lasting),
  });
  const name = ({ byProvider, anyProvider }: Name): Name => ({
    byProvider: byProvider.map(history),
    anyProvider: anyProvider && history(anyProvider),
  });
  const ownName = ({ byProvider, anyProvider }: OwnName): OwnName => ({
    byProvider: new Map([...byProvider].map(([id, meaning]) => [id, named(meaning)])),
    anyProvider: anyProvider && named(anyProvider),
  });
  const { ownNames } = book;
  return {
    ...book,
    names: new Map([...book.names].map(([text, one]) => [text, name(one)])),
    ...(ownNames
      ? { ownNames: new Map([...ownNames].map(([text, one]) => [text, ownName(one)])) }
      : {}),
    models: book.models.map((model) => changed.get(model) ?? model),
    compiled: compiledAnew(book, changed),
  };
}
