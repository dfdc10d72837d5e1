import { ok } from "../../core/result.ts";
import type { Tier } from "../../core/tier.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { priceUsage } from "../../pricing/price-usage.ts";
import type { PriceableUsage } from "../../pricing/types.ts";
import type { PricedField } from "../../wire/scenario-traffic.ts";
import { type MatchedNames, tagOf } from "../scenario/match-workload.ts";
import { NameTree } from "./name-tree.ts";
import type { RecordSorter, SortableRequest } from "./record-sorter.ts";
import {
  COLD,
  coldPrice,
  type MissingPrice,
  noMoney,
  type PricedRequest,
  priceAt,
} from "./request-money.ts";

/** Requests of the same names that have a price at the same tiers. */
export interface TrafficKind {
  readonly names: MatchedNames;
  readonly missing: Readonly<Partial<Record<PricedField, MissingPrice>>>;
}

export interface MetNames {
  readonly names: MatchedNames;
  records: number;
}

/** Sorts requests by all their names instead of by the workloads of one scenario, at every tier at once. */
export interface GroupSorter extends RecordSorter {
  readonly kinds: readonly TrafficKind[];
  readonly met: readonly MetNames[];
  /** Records of groups for which there was no room. */
  leftOut(): number;
}

type Pricing = Pick<TrafficKind, "missing"> & { readonly priced: PricedRequest };

/** What usage costs today and at every tier, and where it has no price. */
function priceEverywhere(book: PriceBook, usage: PriceableUsage, servedTier: Tier | null): Pricing {
  const money = noMoney();
  const missing: Partial<Record<PricedField, MissingPrice>> = {};
  const served = priceUsage(book, usage, servedTier);
  if (served.ok) money.today = served.total;
  else missing.today = { reason: served.reason, tier: servedTier };
  const standard = priceAt(book, usage, "standard");
  for (const tier of ["standard", "flex", "batch", "priority"] as const) {
    const price = tier === "standard" ? standard : priceAt(book, usage, tier);
    if (!price.ok) {
      missing[tier] = price.error;
      continue;
    }
    money[tier] = price.value;
    if (tier !== "standard" && tier !== "batch") continue;
    const cold = coldPrice(book, usage, tier, price.value);
    if (cold.ok) money[COLD[tier]] = cold.value;
    else missing[tier] = cold.error;
  }
  if (!standard.ok) money.standard = money.today;
  const priced = { money, isTodayUnknown: !served.ok, isKeptAtStandard: !standard.ok };
  return { missing, priced };
}

const namesOf = (names: MatchedNames): MatchedNames => {
  const { project, workload, model, endpoint, apiKey } = names;
  return { project, workload, model, endpoint, apiKey, tag: tagOf(names) };
};

/** What was met under names. */
interface Named {
  readonly names: MatchedNames;
  met: MetNames | null;
  /** Places of kinds, by what has no price. */
  readonly kinds: Map<string, number>;
}

const missingKey = (missing: TrafficKind["missing"]): string => {
  for (const _ in missing) return JSON.stringify(missing);
  return "";
};

/** Tells at most so many groups apart; of further ones only the records are counted. */
export function groupSorter(book: PriceBook, mostGroups: number): GroupSorter {
  const kinds: TrafficKind[] = [];
  const met: MetNames[] = [];
  const named = new NameTree<Named>();
  const groups = new NameTree<true>();
  let [groupCount, leftOut] = [0, 0];
  const under = (names: MatchedNames): Named => {
    const { project, workload, model, endpoint, apiKey } = names;
    const branch = named.at(project, workload, model, endpoint, apiKey, tagOf(names));
    branch.value ??= { names: namesOf(names), met: null, kinds: new Map() };
    return branch.value;
  };
  const place = (
    { usage, outputSize }: SortableRequest,
    missing: TrafficKind["missing"],
  ): number | null => {
    const own = under(usage);
    const key = missingKey(missing);
    const known = own.kinds.get(key) ?? kinds.length;
    const group = groups.at(known, usage.provider, outputSize);
    if (group.value === undefined) {
      if (groupCount >= mostGroups) return null;
      groupCount += 1;
      group.value = true;
    }
    if (known === kinds.length) {
      kinds.push({ names: own.names, missing });
      own.kinds.set(key, known);
    }
    return known;
  };
  return {
    ...{ kinds, met },
    leftOut: () => leftOut,
    meet(names, records) {
      const own = under(names);
      if (own.met !== null) own.met.records += records;
      else if (met.length < mostGroups) {
        own.met = { names: own.names, records };
        met.push(own.met);
      }
    },
    sort(request) {
      const { priced, missing } = priceEverywhere(book, request.usage, request.tier);
      const found = place(request, missing);
      if (found !== null) return { place: found, priced: ok(priced) };
      leftOut += request.records;
      return null;
    },
    fitting: () => [],
  };
}
