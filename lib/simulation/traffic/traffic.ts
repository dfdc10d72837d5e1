import type { UsageRecord } from "../../core/record.ts";
import type { Tier } from "../../core/tier.ts";
import type { PriceableUsage, UnpricedReason } from "../../pricing/types.ts";
import type { CapacityAttempts, FlexAttempt } from "../estimate/capacity-attempts.ts";
import type { TimedCalls } from "../latency/timed-calls.ts";
import type { MatchedNames } from "../scenario/match-workload.ts";
import type { FlexDay } from "./flex-days.ts";
import type { Money } from "./request-money.ts";
import type { ThinnedList } from "./thinned-list.ts";

/** A record, or several alike summed, with the moment that prices it. */
export interface TrafficRecord {
  readonly record: UsageRecord & Pick<PriceableUsage, "bandInput"> & Pick<MatchedNames, "tag">;
  readonly pricedUs: number;
  /** Records that were summed. */
  readonly records: number;
  /** Calls summed: what a single one says of itself, their sum does not. */
  readonly isSum?: boolean;
}

/** What sums do not tell of their calls. */
export interface BesideSums {
  /** Some of the calls: how long such calls take. */
  readonly sampled: readonly TrafficRecord[];
  /** What flex let in and refused. */
  readonly attempts: readonly FlexAttempt[];
}

/** Requests alike in workload, model and size of output. A request is what a caller wanted once. */
export interface TrafficClass {
  /** The place of its workload in the scenario; `null` keeps today's behaviour. */
  readonly workload: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  /** The power of two that its outputs begin with; `null` = unknown. */
  readonly outputSize: number | null;
  /** Requests that the records stand for, as far as these say it. */
  requests: number;
  records: number;
  /** Summed over all requests. */
  readonly money: Money;
  /** Records whose cost today is not known. */
  todayUnknown: number;
  keptAtStandard: number;
  inputTokens: number;
  /** When requests came, in microseconds since 1970, each so many at once. */
  readonly arrivals: { readonly us: number[]; readonly count: number[] };
  /** Durations at standard in milliseconds, of requests answered there. */
  readonly standardMs: ThinnedList;
  readonly outputTokens: ThinnedList;
  /** How requests fared as logged: their attempts at flex, fallbacks, and durations in milliseconds. */
  today: {
    flexAttempts: number;
    fellBack: number;
    readonly grouped: GroupedAttempts;
    readonly totalMs: ThinnedList;
  };
}

/** The same of operations with an id alone: of no others a log tells which attempts belong together. */
export interface GroupedAttempts {
  operations: number;
  flexAttempts: number;
  fellBack: number;
}

export interface Unevaluable {
  readonly reason: UnpricedReason;
  readonly model: string | null;
  readonly tier: Tier | null;
  readonly records: number;
}

/** Records that are no requests: they cost nothing, and what they wanted is told by others, or by nobody. */
export interface SetAside {
  /** Failed attempts that cost nothing, of operations that were answered or charged in the end, … */
  readonly attempts: number;
  /** … of operations that never were, … */
  readonly unanswered: number;
  /** … and failed calls that cost nothing and name no operation. */
  readonly ungrouped: number;
  /** Answers from a gateway's cache, which no provider saw. */
  readonly cached: number;
}

/** All that a scenario is evaluated on. */
export interface Traffic {
  readonly classes: readonly TrafficClass[];
  readonly unevaluable: readonly Unevaluable[];
  readonly setAside: SetAside;
  /** For each workload of the scenario: records that its match fits, whoever comes first. */
  readonly fitting: readonly number[];
  /** What flex let in and refused. */
  readonly capacity: CapacityAttempts;
  readonly timed: TimedCalls;
  /** Requests that asked for flex, by day: of single calls alone. */
  readonly flexDays: readonly FlexDay[];
  /** Requests and aggregate rows read. */
  readonly records: number;
}
