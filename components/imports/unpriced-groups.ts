import type { UnpricedLine } from "../../lib/wire/overview.ts";
import { formatCounted } from "../format/quantity.ts";
import { unpricedWords, unpricedWordsOfOne } from "../overview/reason-words.ts";

/** Unpriced records that lack the same: a name of a model, or of a tier. */
export interface UnpricedGroup
  extends Pick<UnpricedLine, "reason" | "model" | "tier" | "records" | "requests"> {
  /** Most records first; `null`: records that name none. */
  readonly models: readonly (string | null)[];
  readonly tiers: readonly (string | null)[];
}

/** What a record lacks: its tier decides about one, its model about all others. */
const lackOf = ({ reason, model, tier }: UnpricedLine): string =>
  JSON.stringify([reason, reason === "unknown-tier" ? tier : model]);

const sum = (lines: readonly UnpricedLine[], key: "records" | "requests"): number =>
  lines.reduce((total, line) => total + line[key], 0);

/** Most records first; among equals by name, so that a dry run and the report of its import say it alike. */
const inOrder = (a: UnpricedLine, b: UnpricedLine): number =>
  b.records - a.records || (nameOf(a) < nameOf(b) ? -1 : 1);

const nameOf = ({ model, tier }: UnpricedLine): string => JSON.stringify([model, tier]);

const only = <Value>(values: readonly (Value | null)[]): Value | null =>
  values.length === 1 ? (values[0] ?? null) : null;

/** One group for each thing that is lacking, most records first. */
export function groupUnpriced(lines: readonly UnpricedLine[]): readonly UnpricedGroup[] {
  const byLack = new Map<string, UnpricedLine[]>();
  for (const line of lines.toSorted(inOrder)) {
    const key = lackOf(line);
    byLack.set(key, [...(byLack.get(key) ?? []), line]);
  }
  return [...byLack.values()]
    .flatMap((alike) => {
      const [first] = alike;
      if (!first) return [];
      const models = [...new Set(alike.map(({ model }) => model))];
      const tiers = [...new Set(alike.map(({ tier }) => tier))];
      const named = { model: only(models), tier: only(tiers), models, tiers };
      const counts = { records: sum(alike, "records"), requests: sum(alike, "requests") };
      return [{ reason: first.reason, ...named, ...counts }];
    })
    .sort((a, b) => b.records - a.records);
}

const MOST_NAMES = 6;

function namesOf(names: readonly (string | null)[], none: string): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => name ?? none);
  const rest = names.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

/** Which models (of a missing tier) or tiers (of a missing model) the records are of; `null` where no more is known. */
function detailOf({ reason, model, models, tiers }: UnpricedGroup): string | null {
  if (reason === "unknown-tier") {
    return models.every((one) => one === null) ? null : namesOf(models, "no model named");
  }
  const named = namesOf(tiers, "no tier named");
  if (reason === "not-sold-at-tier") return `${model ?? "no model named"} at ${named}`;
  const details = [
    reason === "unknown-model" ? null : model,
    tiers.every((tier) => tier === null) ? null : named,
  ].filter((detail) => detail !== null);
  return details.length > 0 ? details.join(", ") : null;
}

/** "4 records name “x”, which the price list does not hold (standard, flex)." */
export function unpricedGroupWords(group: UnpricedGroup): string {
  const words = group.records === 1 ? unpricedWordsOfOne(group) : unpricedWords(group);
  const detail = detailOf(group);
  return `${formatCounted(group.records, "record")} ${words}${detail === null ? "" : ` (${detail})`}.`;
}
