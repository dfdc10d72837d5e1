import { isInForce, isSold } from "../../lib/analytics/in-force.ts";
import { parseIsoUs, US_PER_DAY } from "../../lib/core/time.ts";
import type { PriceCatalogue, PricedModel, PriceListing } from "../../lib/wire/prices.ts";
import { compareTiers } from "../tiers/tier-style.ts";

/** How a price stands: in force as listed, announced before its day, in preview, under a contract, the user's own. */
export const PRICE_STATUSES = ["listed", "announced", "preview", "contract", "own"] as const;
export type PriceStatus = (typeof PRICE_STATUSES)[number];
export const CONFIDENCES = ["high", "medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface PriceSearch {
  /** Part of a model's name or alias; every word must be found. */
  readonly text: string;
  readonly provider: string | null;
  readonly tier: string | null;
  /** ISO day in UTC. */
  readonly day: string;
  /** Also tiers at which a model is known not to be sold. */
  readonly unsold: boolean;
  readonly status: PriceStatus | null;
  readonly confidence: Confidence | null;
}

/** All that is sold. */
export const NO_SEARCH: Omit<PriceSearch, "day"> = {
  ...{ text: "", provider: null, tier: null, unsold: false, status: null, confidence: null },
};

export interface FoundPrice {
  readonly model: PricedModel;
  readonly listing: PriceListing;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The last microsecond of a day in UTC: a change on that day counts. `null` when the text is no day. */
export function endOfDayUs(day: string): number | null {
  const us = DAY.test(day) ? parseIsoUs(day) : null;
  return us === null ? null : us + US_PER_DAY - 1;
}

function isNamed({ model, aliases, provider }: PricedModel, words: readonly string[]): boolean {
  const names = [model, ...aliases, provider].map((name) => name.toLowerCase());
  return words.every((word) => names.some((name) => name.includes(word)));
}

const BANDS = ["all", "short", "long"] as const;

function compareListings(a: PriceListing, b: PriceListing): number {
  return compareTiers(a.tier, b.tier) || BANDS.indexOf(a.band) - BANDS.indexOf(b.band);
}

/** How a listing stands; the first that fits. */
export function statusOf({ own, contract, availability, status }: PriceListing): PriceStatus {
  if (contract) return "contract";
  if (own) return "own";
  if (availability.startsWith("preview")) return "preview";
  return status === "announced" ? "announced" : "listed";
}

/** The listings in force at the end of a day that fit a search, by model, tier and band. */
export function selectListings({ models }: PriceCatalogue, search: PriceSearch): FoundPrice[] {
  const us = endOfDayUs(search.day);
  if (us === null) return [];
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  return models
    .filter((model) => search.provider === null || model.provider === search.provider)
    .filter((model) => isNamed(model, words))
    .flatMap((model) =>
      model.listings
        .filter((one) => isInForce(one, us))
        .filter((one) => search.tier === null || one.tier === search.tier)
        .filter((one) => search.unsold || isSold(one))
        .filter((one) => search.status === null || statusOf(one) === search.status)
        .filter((one) => search.confidence === null || one.confidence === search.confidence)
        .sort(compareListings)
        .map((listing) => ({ model, listing })),
    );
}

/** How many models are sold on a day, in all and at each tier. */
export function soldOn(catalogue: PriceCatalogue, day: string): ReadonlyMap<string, number> {
  const everything = { ...NO_SEARCH, day };
  const sold = new Map<string, Set<PricedModel>>();
  for (const { model, listing } of selectListings(catalogue, everything)) {
    for (const key of ["any", listing.tier]) {
      sold.set(key, (sold.get(key) ?? new Set()).add(model));
    }
  }
  return new Map([...sold].map(([tier, models]) => [tier, models.size]));
}

/** The model that an address names as `provider/model`; `null` where the catalogue has none of that name. */
export function namedModel({ models }: PriceCatalogue, name: string | null): PricedModel | null {
  return models.find(({ provider, model }) => `${provider}/${model}` === name) ?? null;
}
