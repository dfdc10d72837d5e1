import type { PriceBook } from "../pricing/book.ts";
import { findModel } from "../pricing/find-model.ts";
import type { CostCell } from "./cost-cell.ts";

const MOST_MODELS = 40;
const OPENAI = "openai";

/** OpenAI's models among the records as a request names them, most used first: what a try of its flex tier may ask. */
export function probeModels(book: PriceBook, cells: readonly CostCell[]): readonly string[] {
  const records = new Map<string, number>();
  for (const { provider, model, startUs, records: count } of cells) {
    if (model === null) continue;
    const id = provider === null ? null : (book.providerIds.get(provider) ?? provider);
    const seller = id ?? findModel(book, null, model, startUs)?.provider ?? null;
    if (seller !== OPENAI) continue;
    const name = model.startsWith(`${OPENAI}/`) ? model.slice(OPENAI.length + 1) : model;
    records.set(name, (records.get(name) ?? 0) + count);
  }
  return [...records]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b, "en"))
    .slice(0, MOST_MODELS)
    .map(([name]) => name);
}
