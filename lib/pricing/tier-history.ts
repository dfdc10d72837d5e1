import { holdsAt } from "../core/holds-at.ts";
import type { Tier } from "../core/tier.ts";
import { NOTHING_ASSUMED, PEAK_HOLIDAY_UNKNOWN, PRICE_NOT_GUARANTEED } from "./assumption-set.ts";
import type { CompiledPrice } from "./compiled-price.ts";
import { type HistoricPrice, promiseEndUs } from "./historic-price.ts";
import type { Unpriced } from "./types.ts";
import { UNPRICED } from "./unpriced.ts";

/** The price that holds for a record at a tier, before its tokens are looked at. */
export interface PriceInForce {
  readonly ok: true;
  readonly price: CompiledPrice;
  /** For a bucket over the threshold: what holds if its requests were long; else `null`. */
  readonly ifLong: CompiledPrice | null;
  /** Bits of `assumption-set.ts`. */
  readonly assumed: number;
}

/** A stretch of time in which nothing about one model at one tier changes. */
export interface PriceSlice {
  readonly fromUs: number;
  readonly short: PriceInForce | Unpriced;
  readonly long: PriceInForce | Unpriced;
  /** Smallest input size that is long; infinite where size does not matter. */
  readonly longFrom: number;
  /** What holds instead in peak hours; `null` where the hour does not matter. */
  readonly peak: PriceSlice | null;
}

export interface TierHistory {
  readonly tier: Tier;
  /** From the beginning of time on, without a gap, in order of time. */
  readonly slices: readonly PriceSlice[];
}

export interface HistoryParts {
  readonly tier: Tier;
  readonly prices: readonly HistoricPrice[];
  readonly compiled: ReadonlyMap<string, CompiledPrice>;
  readonly longFrom: number;
  /** First moment without the model: nothing is cut there, because nothing is asked of it any more. */
  readonly endsUs: number;
  readonly peak: TierHistory | null;
}

type Band = "short" | "long";

/** The slice that holds at a moment; ranges include their start and exclude their end. */
export function sliceAt({ slices }: TierHistory, us: number): PriceSlice | undefined {
  let place = slices.length - 1;
  let slice = slices[place];
  while (slice !== undefined && slice.fromUs > us) slice = slices[--place];
  return slice;
}

const holdsFor = (price: HistoricPrice, band: Band): boolean =>
  price.band === "all" || price.band === band;

const whyNot = (prices: readonly HistoricPrice[], band: Band): Unpriced =>
  prices.some((price) => price.availability !== "not_listed" && holdsFor(price, band))
    ? UNPRICED["no-price-at-date"]
    : UNPRICED["not-sold-at-tier"];

function inPeakHours(slice: PriceSlice | undefined): PriceSlice | null {
  if (!slice?.short.ok) return null;
  const unsure = (found: PriceInForce | Unpriced): PriceInForce | Unpriced =>
    found.ok ? { ...found, assumed: found.assumed | PEAK_HOLIDAY_UNKNOWN } : found;
  return { ...slice, short: unsure(slice.short), long: unsure(slice.long) };
}

function sliceFrom(fromUs: number, charged: readonly HistoricPrice[], parts: HistoryParts) {
  const { compiled, longFrom, peak } = parts;
  const inForce = charged.filter((price) => holdsAt(price, fromUs));
  const priceFor = (band: Band): PriceInForce | Unpriced => {
    const row = inForce.find((candidate) => holdsFor(candidate, band));
    const price = row && compiled.get(row.id);
    if (!row || !price) return whyNot(charged, band);
    const endUs = promiseEndUs(row);
    const assumed = endUs !== null && endUs <= fromUs ? PRICE_NOT_GUARANTEED : NOTHING_ASSUMED;
    return { ok: true, price, ifLong: null, assumed };
  };
  return {
    fromUs,
    short: priceFor("short"),
    long: priceFor("long"),
    longFrom: inForce.some(({ band }) => band !== "all") ? longFrom : Number.POSITIVE_INFINITY,
    peak: peak && inPeakHours(sliceAt(peak, fromUs)),
  };
}

/** One tier's history cut at every moment at which anything about it changes. */
export function tierHistory(parts: HistoryParts): TierHistory {
  const charged = parts.prices.filter((price) => price.status !== "retracted");
  const ends = charged.flatMap((price) => [price.toUs, promiseEndUs(price)]);
  const peakStarts = (parts.peak?.slices ?? []).map((slice) => slice.fromUs);
  const starts = charged.map((price) => price.fromUs);
  const known = ends.filter((us) => us !== null);
  const cuts = new Set([Number.NEGATIVE_INFINITY, ...starts, ...known, ...peakStarts]);
  const slices = [...cuts].sort((a, b) => a - b).map((fromUs) => sliceFrom(fromUs, charged, parts));
  return { tier: parts.tier, slices };
}
