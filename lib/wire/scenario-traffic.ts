import type { UnpricedReason } from "../pricing/types.ts";

/** Picodollars as digits. */
type PicoText = string;

/** Why requests cannot be evaluated at a tier. */
export interface NoPriceOnWire {
  readonly reason: UnpricedReason;
  readonly tier: string | null;
}

/** Requests of the same names that have a price at the same tiers. */
export interface KindOnWire {
  /** Project, workload, model, endpoint, API key; and the source's own word, where the workload is another. */
  readonly names: readonly (string | null)[];
  /** `null` where there is a price. */
  readonly missing: Readonly<Partial<Record<PricedField, NoPriceOnWire>>>;
}

export type PricedField = "today" | "standard" | "flex" | "batch" | "priority";

/** Numbers of which every so many were kept. */
export interface NumbersOnWire {
  readonly kept: readonly number[];
  readonly every: number;
  readonly came: number;
}

/** Requests of one kind, provider and size of output, summed. */
export interface GroupOnWire {
  /** Its place in `kinds`. */
  readonly kind: number;
  readonly provider: string | null;
  readonly outputSize: number | null;
  readonly requests: number;
  readonly records: number;
  readonly todayUnknown: number;
  readonly keptAtStandard: number;
  readonly inputTokens: number;
  /** Today, standard, standard without cached input, flex, batch, batch without cached input, priority. */
  readonly money: readonly PicoText[];
  /** Seconds from one arrival to the next, the first since 1970; how many each, or `null` where one. */
  readonly afterSeconds: readonly number[];
  readonly arrived: readonly number[] | null;
  readonly standardMs: NumbersOnWire;
  readonly outputTokens: NumbersOnWire;
  readonly flexAttempts: number;
  readonly fellBack: number;
  /** Of operations with an id: how many, their attempts at flex, and fallbacks. */
  readonly grouped: readonly [operations: number, flexAttempts: number, fellBack: number];
  readonly totalMs: NumbersOnWire;
}

/** Timed calls of one model and tier: columns, as many in each. */
export interface TimedOnWire {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  readonly every: number;
  readonly came: number;
  readonly latencyMs: readonly number[];
  readonly ttftMs: readonly (number | null)[];
  readonly inputTokens: readonly number[];
  readonly outputTokens: readonly number[];
  /** Microseconds from one to the next, the first since 1970. */
  readonly afterUs: readonly number[];
}

/** Single requests of a UTC day that asked for flex. */
export interface FlexDayOnWire {
  /** Days since 1970. */
  readonly day: number;
  readonly requests: number;
  readonly fellBack: number;
  /** At flex, at standard, as they were, and the discount of those that fell back. */
  readonly money: readonly PicoText[];
  /** Squares of their discounts in dollars. */
  readonly squares: number;
}

/** All that scenarios on the records of a filter are evaluated on, whatever their policies: what the page computes with. */
export interface ScenarioTraffic {
  readonly kinds: readonly KindOnWire[];
  readonly groups: readonly GroupOnWire[];
  /** Names as in kinds, with the records of each, whatever became of them. */
  readonly met: readonly { readonly names: readonly (string | null)[]; readonly records: number }[];
  readonly setAside: {
    readonly attempts: number;
    readonly unanswered: number;
    readonly ungrouped: number;
    readonly cached: number;
  };
  readonly capacity: {
    readonly afterUs: readonly number[];
    /** A digit for each attempt: 1 where it was let in. */
    readonly accepted: string;
    readonly otherRefusals: number;
    readonly unknownRefusals: number;
    readonly silent: number;
  };
  readonly timed: readonly TimedOnWire[];
  readonly flexDays: readonly FlexDayOnWire[];
  readonly records: number;
  /** Records of groups beyond the hundred thousandth: they are in no sum. */
  readonly leftOut: number;
  /** What is to be said of how the records were read. */
  readonly remarks: readonly string[];
}
