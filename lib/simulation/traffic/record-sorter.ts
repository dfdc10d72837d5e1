import type { Result } from "../../core/result.ts";
import type { Tier } from "../../core/tier.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { PriceableUsage } from "../../pricing/types.ts";
import { fitsMatch, type MatchedNames, tagOf } from "../scenario/match-workload.ts";
import type { ScenarioWorkload } from "../scenario/scenario.ts";
import { NameTree } from "./name-tree.ts";
import { type MissingPrice, type PricedRequest, priceRequest } from "./request-money.ts";

/** Where a request belongs, and what it costs there. */
export interface SortedRequest {
  readonly place: number | null;
  readonly priced: Result<PricedRequest, MissingPrice>;
}

/** Decides which requests are told apart, and at which tiers they are priced. */
export interface RecordSorter {
  /** Every record once, whatever becomes of it. */
  meet(names: MatchedNames, records: number): void;
  /** `null` leaves it out. */
  sort(request: SortableRequest): SortedRequest | null;
  fitting(): readonly number[];
}

/** A request with the moment that prices it as its start. */
export interface SortableRequest {
  readonly usage: PriceableUsage & MatchedNames;
  /** That it was served at, as far as that is known. */
  readonly tier: Tier | null;
  /** How many were summed. */
  readonly records: number;
  /** `null` where it tells none apart. */
  readonly outputSize: number | null;
}

interface SorterQuestion {
  readonly book: PriceBook;
  readonly workloads: readonly ScenarioWorkload[];
}

interface FittingPlaces {
  /** The first that fits. */
  readonly place: number | null;
  readonly all: readonly number[];
}

/** Which workloads fit names: looked up once for all records of the same ones, for there may be a thousand of each. */
function placesBy(workloads: SorterQuestion["workloads"]): (names: MatchedNames) => FittingPlaces {
  const known = new NameTree<FittingPlaces>();
  return (names) => {
    const { project, workload, model, endpoint, apiKey } = names;
    const branch = known.at(project, workload, model, endpoint, apiKey, tagOf(names));
    if (branch.value !== undefined) return branch.value;
    const all = workloads.flatMap(({ match }, place) => (fitsMatch(names, match) ? [place] : []));
    branch.value = { place: all[0] ?? null, all };
    return branch.value;
  };
}

/** Sorts by the workloads of a scenario, and prices at the tiers that their policies may use. */
export function scenarioSorter({ book, workloads }: SorterQuestion): RecordSorter {
  const fitting = workloads.map(() => 0);
  const placesOf = placesBy(workloads);
  return {
    meet(names, records) {
      for (const place of placesOf(names).all) fitting[place] = (fitting[place] ?? 0) + records;
    },
    sort({ usage, tier }) {
      const { place } = placesOf(usage);
      const policy = place === null ? null : (workloads[place]?.policy ?? null);
      return { place, priced: priceRequest(book, usage, tier, policy) };
    },
    fitting: () => fitting,
  };
}
