import type { PriceBook } from "./book.ts";
import { possibleModels } from "./find-model.ts";

/** The names themselves, and the ids of all models that they may mean. */
export function usedModels(book: PriceBook, names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => [name, ...possibleModels(book, name).map(({ id }) => id)]),
  );
}
