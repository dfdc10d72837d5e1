import type { PriceableUsage } from "../pricing/types.ts";

/**
 * Like records, summed: alike in everything that decides a price, so that the price of the sums is
 * exactly the sum of the prices. Alike means: grain, provider, model, tiers, region, outcome, cause of failure, price epoch
 * (between two price changes), peak or not, input-size class, *which* token counts are unknown (a sum is
 * `null` when the counts of all its records are), and charged or free. A single record is a cell of one.
 *
 * `startUs` is the earliest hour of the cell: any moment of its price epoch prices alike.
 * `bandInput` is a representative of the input-size class (its smallest count); `null` = input unknown.
 */
export interface CostCell extends PriceableUsage {
  /** Local day (YYYY-MM-DD) in the zone asked for; `null` when not grouped by day. */
  readonly day: string | null;
  readonly tierRequested: string | null;
  readonly tierServed: string | null;
  readonly project: string | null;
  readonly workload: string | null;
  readonly apiKey: string | null;
  readonly endpoint: string | null;
  readonly records: number;
  /** Requests that the records stand for; records without a count add nothing, … */
  readonly requests: number;
  /** … and are counted here. */
  readonly requestsUnknown: number;
}

/** The dimensions by which a page may ask for its cells to be split; the others come back `null`. */
export const CELL_SPLITS = ["day", "project", "workload", "apiKey", "endpoint"] as const;
export type CellSplit = (typeof CELL_SPLITS)[number];

/** Which records are meant. Lists include; an empty or absent list means all; `null` in a list = unknown. */
export interface CellFilter {
  /** Inclusive. */
  readonly fromUs: number | null;
  /** Exclusive. */
  readonly toUs: number | null;
  /** IANA name; decides what a day is. */
  readonly zone: string;
  readonly providers?: readonly (string | null)[];
  readonly models?: readonly (string | null)[];
  readonly tiers?: readonly (string | null)[];
  readonly projects?: readonly (string | null)[];
  readonly workloads?: readonly (string | null)[];
  /** Which records count where calls and buckets tell of the same; absent means calls. */
  readonly prefer?: PreferredGrain;
  /** The records that the built-in sample made up, instead of the user's own: the two are never summed. */
  readonly synthetic?: boolean;
}

export const PREFERRED_GRAINS = ["calls", "buckets"] as const;
export type PreferredGrain = (typeof PREFERRED_GRAINS)[number];

/** The same usage as both grains tell it. */
export type ToldTwice = Readonly<Record<PreferredGrain, readonly CostCell[]>>;
