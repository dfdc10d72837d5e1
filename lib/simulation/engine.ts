import type { Decimal } from "../core/decimal.ts";
import type { Policy } from "../retry/policy.ts";
import type { Conditions, LatencyLaws } from "./conditions.ts";
import type { Outcome } from "./outcome/outcome.ts";

/** From the most exact to the least; the one that made a result is stamped on it. */
export const ENGINES = ["closed-form", "ticks", "per-request", "sequential"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Requests that are alike in price and in latency. */
export interface RequestClass {
  readonly requests: number;
  /** `null` where no latency is known: then no attempt times out. */
  readonly laws: LatencyLaws | null;
  /** Of one request; counts towards what may be enqueued in batches. */
  readonly inputTokens: number;
}

/** When requests arrive: rows in order of time, each so many requests of one class within one tick. */
export interface Arrivals {
  /** The beginning of tick 0, in microseconds since 1970. */
  readonly startUs: number;
  readonly tickSeconds: number;
  /** How many ticks the period has. */
  readonly ticks: number;
  readonly tick: Uint32Array;
  readonly classOf: Uint16Array;
  readonly count: Uint32Array;
}

export interface Population {
  readonly classes: readonly RequestClass[];
  /** `null` suffices for the closed form. */
  readonly arrivals: Arrivals | null;
}

export interface RunOptions {
  /** A whole number from 0, below 2^53: the same seed gives the same bits. */
  readonly seed: number;
  /** How many draws a result with chance in it is the mean of: of availability, of requests, or of both. */
  readonly tapes: number;
  /** One engine whatever the policy, for checks; `null` takes the most exact. */
  readonly engine: EngineName | null;
  /** How long operations wait is not asked for. */
  readonly countsAlone?: boolean;
  /** At most so many sets of waits stand for all jitter, for previews. */
  readonly mostLadders?: number;
}

/** Shares of the operations of a policy as exact decimals, where the assumptions are decimals and nothing but refusals matters. */
export interface ExactShares {
  /** Answered at flex. */
  readonly flex: Decimal;
  /** Whatever follows the last flex attempt. */
  readonly exhausted: Decimal;
  /** Flex attempts per operation. */
  readonly attempts: Decimal;
}

/** Between which the share that exhausts its attempts must lie, whatever the memory of outages. */
export interface Bracket {
  /** If refusals were independent. */
  readonly low: number;
  /** If outages outlast all retries. */
  readonly high: number;
  /** Both ends of each class of the population. */
  readonly ofClasses: readonly (readonly [number, number])[];
}

export interface SimulationRun {
  readonly engine: EngineName;
  /** One for each class of the population: the mean over tapes. */
  readonly classes: readonly Outcome[];
  /** One list of classes for each tape, without waits; none with the closed form. */
  readonly tapes: readonly (readonly Outcome[])[];
  readonly exact: ExactShares | null;
  /** `null` for policies without flex. */
  readonly bracket: Bracket | null;
}

export interface RunRequest {
  readonly policy: Policy;
  readonly population: Population;
  readonly conditions: Conditions;
  readonly options: RunOptions;
}

/** Why a run cannot be made. */
export interface RunProblem {
  readonly code: "needs-arrivals" | "engine-cannot" | "no-requests";
  readonly message: string;
}
