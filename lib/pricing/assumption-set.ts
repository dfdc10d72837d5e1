import type { Assumption } from "./types.ts";

const IN_ORDER = [
  "cached-unknown",
  "cache-write-unknown",
  "band-unknown",
  "provider-unknown",
  "failure-billed",
  "peak-holiday-unknown",
  "price-not-guaranteed",
] as const satisfies readonly Assumption[];

/** A set of assumptions is the sum of their bits. */
export const NOTHING_ASSUMED = 0;
export const CACHED_UNKNOWN = 1;
export const CACHE_WRITE_UNKNOWN = 2;
export const BAND_UNKNOWN = 4;
export const PROVIDER_UNKNOWN = 8;
export const FAILURE_BILLED = 16;
export const PEAK_HOLIDAY_UNKNOWN = 32;
export const PRICE_NOT_GUARANTEED = 64;

const NAMED: readonly (readonly Assumption[])[] = Array.from(
  { length: 2 ** IN_ORDER.length },
  (_, set) => Object.freeze(IN_ORDER.filter((_name, place) => (set & (1 << place)) !== 0)),
);
const NONE: readonly Assumption[] = NAMED[NOTHING_ASSUMED] ?? [];

/** The names in a set; one shared list per set, because a million records assume the same. */
export const assumptionNames = (set: number): readonly Assumption[] => NAMED[set] ?? NONE;
