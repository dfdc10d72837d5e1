import type { UsdText } from "./usd-text.ts";

/** What made a figure: the most exact engine that takes the policy; of several workloads the least exact one. */
export type SimulationEngine = "closed-form" | "ticks" | "per-request" | "sequential";

/** On what a figure rests; it travels with it to the screen. */
export type SimulationBasis = "measured" | "modelled" | "assumed";

export interface SimulatedCost {
  /** What was logged, priced as served; `null`: no record names a tier that prices it. */
  readonly today: UsdText | null;
  readonly standard: UsdText;
  readonly scenario: UsdText;
  /** 90 %; with point assumptions that point. */
  readonly interval90: readonly [UsdText, UsdText];
}

export interface SimulatedLatency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** If refusals were independent, and if outages outlast all retries: whatever the memory of shortages is, between these. */
export interface SimulatedBracket {
  readonly fallbackShare: readonly [number, number];
  readonly cost: readonly [UsdText, UsdText];
}

/** Half of what each cause alone adds to the width of the interval, in dollars; together as squares they are its half width. */
export interface SimulatedWidth {
  readonly sampling: UsdText;
  readonly parameter: UsdText;
  readonly weekToWeek: UsdText;
  readonly assumption: UsdText;
}

/** What the result would cost with one input at either end of its range and all others in their middle. */
export interface SimulatedDriver {
  readonly name: string;
  readonly cost: readonly [UsdText, UsdText];
}

export interface SimulatedAssumption {
  readonly name: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly basis: SimulationBasis;
  readonly source: string;
}

export interface UnevaluableRecords {
  readonly reason: string;
  readonly model: string | null;
  readonly tier: string | null;
  readonly records: number;
}

/** The middle nine tenths of a figure over drawn worlds; it holds the figure itself. */
export type SimulatedSpan = readonly [number, number];

/** How far figures other than the cost may lie, as `interval90` tells it of the cost. */
export interface SimulatedSpread {
  readonly fallbackShare: SimulatedSpan | null;
  readonly failedShare: SimulatedSpan | null;
  readonly attemptsPerOperation: SimulatedSpan | null;
  readonly abandonedPerOperation: SimulatedSpan | null;
  readonly waitingSeconds: SimulatedSpan | null;
  readonly latencySeconds: Readonly<Record<keyof SimulatedLatency, SimulatedSpan>> | null;
  readonly missShare: SimulatedSpan | null;
}

/**
 * Shares are of all requests that could be evaluated; a request is what a caller wanted once. Where all keep today's
 * behaviour they are what the log tells: of operations with an id, `null` without any; it tells of no waits.
 */
export interface SimulatedFigures {
  readonly requests: number;
  readonly cost: SimulatedCost;
  readonly fallbackShare: number | null;
  readonly failedShare: number | null;
  /** Flex attempts alone; the fallback is one further call. */
  readonly attemptsPerOperation: number | null;
  /** Accepted flex calls that were given up, per request. */
  readonly abandonedPerOperation: number | null;
  /** From the first attempt to the beginning of the call that answers, in the mean. */
  readonly waitingSeconds: number | null;
  /** `null` without latency data. */
  readonly latencySeconds: SimulatedLatency | null;
  /** Of requests with a deadline; `null` without one, or without latency data. */
  readonly missShare: number | null;
  readonly bracket: SimulatedBracket | null;
}

export interface SimulatedWorkload extends SimulatedFigures {
  /** Its place in the scenario; `null` keeps today's behaviour. */
  readonly workload: number | null;
  readonly policy: string | null;
  readonly engine: SimulationEngine | null;
}

/** What `tierscope simulate --json` prints and `POST /api/v1/simulate` answers. Money is exact decimal text in USD. */
export interface SimulationAnswer extends SimulatedFigures {
  readonly engine: SimulationEngine;
  readonly unevaluable: readonly UnevaluableRecords[];
  readonly basis: SimulationBasis;
  /** On what durations and deadlines rest. */
  readonly timeBasis: SimulationBasis;
  /** `null` with point assumptions. */
  readonly spread: SimulatedSpread | null;
  readonly records: number;
  /** Records in the sums whose cost today is not known: today's is a lower bound then. */
  readonly todayUnknown: number;
  /** Records that standard is not sold for: kept as served in its sum. */
  readonly keptAtStandard: number;
  /** Records that are no requests: see docs/simulation.md. */
  readonly setAside: {
    readonly attempts: number;
    readonly unanswered: number;
    readonly ungrouped: number;
    readonly cached: number;
  };
  /** Requests of which nothing tells how long they take. */
  readonly untimedRequests: number;
  readonly width: SimulatedWidth;
  /** Inputs that move the cost, the strongest first. */
  readonly drivers: readonly SimulatedDriver[];
  readonly assumptions: readonly SimulatedAssumption[];
  readonly workloads: readonly SimulatedWorkload[];
  readonly seed: number;
  /** Worlds that the interval was drawn from; 0 with point assumptions. */
  readonly worlds: number;
  readonly notes: readonly string[];
}
