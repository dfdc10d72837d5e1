import type { ListFilter } from "../core/list-filters.ts";
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
  /** Start of the hour, day, week or month asked for, in microseconds; the hour of the week, 0 (Monday's first) to 167. */
  readonly bucket: number | null;
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

/**
 * Spans of time by which cells may be split, at most one for a grouping. Days, weeks (from Monday) and months are the
 * zone's; an hour is one of UTC, and belongs to the local hour of the week in which it begins.
 */
export const TIME_SPLITS = ["hour", "day", "week", "month", "hourOfWeek"] as const;
export type TimeSplit = (typeof TIME_SPLITS)[number];

/**
 * What a page may ask for its cells to be split by; the others come back `null`. Provider, model, tiers, region,
 * outcome and cause of failure are always told apart, for they price.
 */
export const CELL_SPLITS = [...TIME_SPLITS, "project", "workload", "apiKey", "endpoint"] as const;
export type CellSplit = (typeof CELL_SPLITS)[number];

/**
 * Lists of names, `null` for records that do not say; an empty or absent list says nothing. `tiers` is the tier to
 * price (served, else requested unless `auto`); `workloads` are what the user's rules give, else the source's own word.
 */
export type CellLists = Readonly<Partial<Record<ListFilter, readonly (string | null)[]>>>;

/** Which records are meant: those that every list includes and that are in none of those to exclude. */
export interface CellFilter extends CellLists {
  /** Inclusive. */
  readonly fromUs: number | null;
  /** Exclusive. */
  readonly toUs: number | null;
  /** IANA name; decides what a day is. */
  readonly zone: string;
  readonly exclude?: CellLists;
  /** Which records count where calls and buckets tell of the same; absent means calls. */
  readonly prefer?: PreferredGrain;
  /** The records that the built-in sample made up, instead of the user's own: the two are never summed. */
  readonly synthetic?: boolean;
  /** Only records whose source does not count all of their input or output; lists of single calls and their totals know it. */
  readonly usage?: "missing" | null;
}

export const PREFERRED_GRAINS = ["calls", "buckets"] as const;
export type PreferredGrain = (typeof PREFERRED_GRAINS)[number];

/** The same usage as both grains tell it. */
export type ToldTwice = Readonly<Record<PreferredGrain, readonly CostCell[]>>;
