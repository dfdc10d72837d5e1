/** A law of durations: what the engines ask of latency, whatever it was fitted by. */
export interface Law {
  /** The share that lasts no longer than so many seconds; never falls, 0 below 0, towards 1. */
  cdf(seconds: number): number;
  /** The seconds that this share, in [0, 1), lasts no longer than. */
  quantile(share: number): number;
}

/**
 * How long an answered call of each tier lasts, for requests of one class. Two attempts of a request are independent
 * draws, so what makes a request slow whenever it is asked belongs into the cut of the classes.
 */
export interface LatencyLaws {
  readonly standard: Law;
  readonly flex: Law;
  readonly priority: Law;
  /** From the submission of a batch to its end. */
  readonly batch: Law;
}

/** Added to the logit of acceptance in each hour of the week, in UTC from Monday 00:00: 168 numbers. */
export type HourOfWeek = readonly number[];

export interface ConstantAvailability {
  readonly kind: "constant";
  /** The share of attempts that is refused, each on its own. */
  readonly refusal: number;
  readonly hourOfWeek: HourOfWeek | null;
}

/** Flex is up or down; both last exponentially long. */
export interface TwoStateAvailability {
  readonly kind: "two-state";
  /** The share of attempts that is accepted while it is up. */
  readonly upAccept: number;
  readonly downAccept: number;
  /** The share of time that it is down. */
  readonly shareDown: number;
  /** tau: knowledge of the state fades with e^(-t / tau). An outage lasts tau / (1 - shareDown) in the mean. */
  readonly memorySeconds: number;
  readonly hourOfWeek: HourOfWeek | null;
}

/** As two-state, but an outage that has lasted long ends later: its law is a mixture of two exponential ones. */
export interface SemiMarkovAvailability {
  readonly kind: "semi-markov";
  readonly upAccept: number;
  readonly downAccept: number;
  readonly shareDown: number;
  /** The share of outages that are short ones. */
  readonly shortShare: number;
  /** Their mean. */
  readonly shortSeconds: number;
  readonly longSeconds: number;
  readonly hourOfWeek: HourOfWeek | null;
}

/** The user's own flex attempts, played again. */
export interface ReplayAvailability {
  readonly kind: "replay";
  /** When each attempt began, in microseconds since 1970, in order. */
  readonly startUs: Float64Array;
  /** 1 where it was accepted, 0 where capacity was short. */
  readonly accepted: Uint8Array;
  /** An attempt speaks for no more than so long on either side. */
  readonly reachSeconds: number;
  /** The acceptance where no attempt speaks. */
  readonly otherwise: number;
}

export type AvailabilityModel =
  | ConstantAvailability
  | TwoStateAvailability
  | SemiMarkovAvailability
  | ReplayAvailability;

/** What the world does to attempts; the policy is what the client does. */
export interface Conditions {
  readonly availability: AvailabilityModel;
  /** How long it takes to learn of a fast refusal. */
  readonly refusalSeconds: number;
  /** The share of refusals that are told only after `stallSeconds`, or never before the client's timeout. */
  readonly stallShare: number;
  readonly stallSeconds: number;
  /** What refusals ask clients to wait; `null` where they name nothing. */
  readonly retryAfterSeconds: number | null;
}
