import type { CompiledPrice } from "./compiled-price.ts";
import type { HistoricPrice } from "./historic-price.ts";
import type { Unpriced } from "./types.ts";
import { UNPRICED } from "./unpriced.ts";

/** A stretch of time in which nothing about one model at one tier changes. */
export interface PriceSlice {
  readonly fromUs: number;
  readonly short: CompiledPrice | null;
  readonly long: CompiledPrice | null;
  /** Smallest input size that is long; infinite where size does not matter. */
  readonly longFrom: number;
  readonly whyNoShort: Unpriced;
  readonly whyNoLong: Unpriced;
  /** What holds instead in peak hours; `null` where the hour does not matter. */
  readonly peak: PriceSlice | null;
}

/** Slices from the beginning of time on, without a gap, in order of time. */
export type TierHistory = readonly PriceSlice[];

export interface HistoryParts {
  readonly prices: readonly HistoricPrice[];
  readonly compiled: ReadonlyMap<string, CompiledPrice>;
  readonly longFrom: number;
  readonly peak: TierHistory | null;
}

/** The slice that holds at a moment; ranges include their start and exclude their end. */
export function sliceAt(history: TierHistory, us: number): PriceSlice | undefined {
  let place = history.length - 1;
  let slice = history[place];
  while (slice !== undefined && slice.fromUs > us) slice = history[--place];
  return slice;
}

const holdsFor = (price: HistoricPrice, band: "short" | "long"): boolean =>
  price.band === "all" || price.band === band;

const whyNot = (prices: readonly HistoricPrice[], band: "short" | "long"): Unpriced =>
  prices.some((price) => price.availability !== "not_listed" && holdsFor(price, band))
    ? UNPRICED["no-price-at-date"]
    : UNPRICED["not-sold-at-tier"];

/** One tier's history cut at every moment at which anything about it changes. */
export function tierHistory({ prices, compiled, longFrom, peak }: HistoryParts): TierHistory {
  const charged = prices.filter((price) => price.status !== "retracted");
  const whyNoShort = whyNot(charged, "short");
  const whyNoLong = whyNot(charged, "long");
  const ends = charged.flatMap(({ toUs }) => (toUs === null ? [] : [toUs]));
  const peakStarts = (peak ?? []).map((slice) => slice.fromUs);
  const starts = [Number.NEGATIVE_INFINITY, ...charged.map((price) => price.fromUs), ...ends];

  return [...new Set([...starts, ...peakStarts])]
    .sort((a, b) => a - b)
    .map((fromUs) => {
      const inForce = charged.filter(
        (price) => price.fromUs <= fromUs && (price.toUs === null || fromUs < price.toUs),
      );
      const priceOf = (band: "short" | "long"): CompiledPrice | null => {
        const price = inForce.find((candidate) => holdsFor(candidate, band));
        return (price && compiled.get(price.id)) ?? null;
      };
      const peakSlice = peak === null ? undefined : sliceAt(peak, fromUs);
      return {
        fromUs,
        short: priceOf("short"),
        long: priceOf("long"),
        longFrom: inForce.some(({ band }) => band !== "all") ? longFrom : Number.POSITIVE_INFINITY,
        whyNoShort,
        whyNoLong,
        peak: peakSlice?.short ? peakSlice : null,
      };
    });
}
