import { resolveModel } from "../../pricing/find-model.ts";
import { priceUsage } from "../../pricing/price-usage.ts";
import type { PricedCell } from "../judge-moves.ts";
import { type AuditFacts, CERTAIN, type Finding } from "./finding.ts";
import { FindingLines, placeFilters, placeOf } from "./finding-lines.ts";

const SNAPSHOT = /^(.+)-(?:\d{4}-\d{2}-\d{2}|\d{8})$/;

interface Meaning {
  readonly provider: string;
  readonly model: string;
}

interface Rival extends Meaning {
  readonly note: string;
}

const nameOf = ({ cell }: PricedCell): string => JSON.stringify([cell.provider, cell.model]);

function meaningOf({ book }: AuditFacts, { cell }: PricedCell, model: string): Meaning | null {
  const found = resolveModel(book, cell.provider, model, cell.startUs);
  return found && { provider: found.model.provider, model: found.model.id };
}

/** What each name meant at its first record. */
function firstMeanings(facts: AuditFacts): ReadonlyMap<string, Meaning> {
  const first = new Map<string, { atUs: number; meaning: Meaning }>();
  for (const one of facts.usage) {
    const { model, startUs } = one.cell;
    const meaning = model === null ? null : meaningOf(facts, one, model);
    if (meaning === null) continue;
    const known = first.get(nameOf(one));
    if (!known || startUs < known.atUs) first.set(nameOf(one), { atUs: startUs, meaning });
  }
  return new Map([...first].map(([name, { meaning }]) => [name, meaning]));
}

/** What the same name was taken for before, or its undated alias is, where that is another model. */
function rivalOf(facts: AuditFacts, one: PricedCell, before: Meaning | undefined): Rival | null {
  const { model } = one.cell;
  const meaning = model === null ? null : meaningOf(facts, one, model);
  if (model === null || meaning === null) return null;
  if (before && before.model !== meaning.model) {
    return { ...before, note: `means ${meaning.model}; meant ${before.model} before` };
  }
  const [, alias] = SNAPSHOT.exec(model) ?? [];
  const other = alias === undefined ? null : meaningOf(facts, one, alias);
  if (other === null || other.model === meaning.model) return null;
  return { ...other, note: `priced as ${meaning.model}; ${alias} is ${other.model}` };
}

export const namePricedOtherwise: Finding = {
  id: "name-priced-otherwise",
  title: "A snapshot or alias with a price of its own",
  means:
    "A dated snapshot may cost more than the alias of the same family, and an alias may change what it means: who looks up the wrong name reckons with a wrong price.",
  todo: "Move to the cheaper name if the newer model does, and check budgets that were made with the other price.",
  how: "list price of the name that was used − list price of the same tokens under the other name; negative where it is cheaper",
  basis: "modelled",
  effect: "overpaid",
  filters: [],
  sureness: CERTAIN,
  find(facts) {
    const meanings = firstMeanings(facts);
    const lines = new FindingLines();
    for (const one of facts.usage) {
      const { cell, price } = one;
      if (price.kind === "unpriced" || price.served.price === null) continue;
      const rival = rivalOf(facts, one, meanings.get(nameOf(one)));
      if (rival === null) continue;
      const { provider, model, note } = rival;
      const other = priceUsage(facts.book, { ...cell, provider, model }, price.tier);
      if (other.ok && other.total === price.served.total) continue;
      const place = { ...placeOf(cell), note };
      const usd = other.ok ? price.served.total - other.total : null;
      lines.add(place, cell.records, usd, placeFilters(place));
    }
    return lines.found();
  },
};
