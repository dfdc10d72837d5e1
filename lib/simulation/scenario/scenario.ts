import type { Policy } from "../../retry/policy.ts";
import type { HourOfWeek } from "../conditions.ts";
import type { Range } from "./range.ts";

export const MATCH_KEYS = ["project", "workload", "model", "endpoint", "apiKey", "tag"] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** Names per key: exact, a beginning that ends in `*`, or `null` for records that do not say. All keys must fit. */
export type ScenarioMatch = Readonly<Partial<Record<MatchKey, readonly (string | null)[]>>>;

export interface ScenarioWorkload {
  readonly match: ScenarioMatch;
  readonly policy: Policy;
  /** An answer that comes later misses it; `null` is none. */
  readonly deadlineSeconds: number | null;
}

export type AvailabilityAssumption =
  /** Fitted to the records' own attempts at flex; the priors where there are none. */
  | {
      readonly kind: "fitted";
      /** Whether hours of the week differ, pooled with the week's smooth course. */
      readonly byHourOfWeek: boolean;
    }
  | { readonly kind: "constant"; readonly refusal: Range; readonly hourOfWeek: HourOfWeek | null }
  | {
      readonly kind: "two-state";
      readonly upAccept: Range;
      readonly downAccept: Range;
      readonly shareDown: Range;
      readonly memorySeconds: Range;
      readonly hourOfWeek: HourOfWeek | null;
    }
  | {
      readonly kind: "semi-markov";
      readonly upAccept: Range;
      readonly downAccept: Range;
      readonly shareDown: Range;
      readonly shortShare: Range;
      readonly shortSeconds: Range;
      readonly longSeconds: Range;
      readonly hourOfWeek: HourOfWeek | null;
    }
  /** The records' own attempts at flex, played again. */
  | { readonly kind: "replay"; readonly reachSeconds: number; readonly otherwise: Range };

export const AVAILABILITY_KINDS = [
  "fitted",
  "constant",
  "two-state",
  "semi-markov",
  "replay",
] as const satisfies readonly AvailabilityAssumption["kind"][];

/** How much longer a call takes at flex than at standard. */
export type SlowdownAssumption =
  /** From like calls at both tiers; the prior where there are none. */
  | { readonly kind: "fitted" }
  | { readonly kind: "constant"; readonly value: Range }
  | { readonly kind: "lognormal"; readonly median: Range; readonly sigma: number };

export const SLOWDOWN_KINDS = [
  "fitted",
  "constant",
  "lognormal",
] as const satisfies readonly SlowdownAssumption["kind"][];

/** From the submission of a batch to its end: most by a log-normal law, some late, a few never. */
export interface BatchTurnaround {
  readonly medianSeconds: Range;
  readonly sigma: number;
  /** Evenly between 4 and 24 hours. */
  readonly lateShare: Range;
  /** Not within its window. */
  readonly expiredShare: Range;
}

export interface Assumptions {
  readonly availability: AvailabilityAssumption;
  /** Until a refusal is told. */
  readonly refusalSeconds: Range;
  /** Of refusals, those told only after `stallSeconds`. */
  readonly stallShare: Range;
  readonly stallSeconds: Range;
  readonly retryAfterSeconds: number | null;
  readonly slowdown: SlowdownAssumption;
  /** How much longer a call takes at priority than at standard. */
  readonly prioritySlowdown: Range;
  readonly batchTurnaround: BatchTurnaround;
  /** The share of calls that were accepted and given up which is billed. */
  readonly billAbandoned: Range;
  /** The share of the discount on cached input that a fallback loses. */
  readonly cacheLossOnFallback: Range;
}

export interface Scenario {
  /** What somebody calls it; of no effect. */
  readonly name?: string;
  readonly seed: number;
  /** The first that matches a record holds for it; what matches none keeps today's behaviour. */
  readonly workloads: readonly ScenarioWorkload[];
  readonly assumptions: Assumptions;
}
