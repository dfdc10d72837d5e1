import { FLEX_DEFAULTS, type FlexPolicy, type Jitter, type Policy } from "../retry/policy.ts";
import type {
  Conditions,
  ConstantAvailability,
  LatencyLaws,
  Law,
  TwoStateAvailability,
} from "../simulation/conditions.ts";
import type { EngineName, Population, RequestClass, SimulationRun } from "../simulation/engine.ts";
import { simulatePolicy } from "../simulation/engines/simulate-policy.ts";
import { emptyOutcome, mergeOutcome, type Outcome } from "../simulation/outcome/outcome.ts";

/** Waits of 1, 2, 4, … seconds with a jitter, up to a minute. */
export const doubling = (jitter: Jitter): FlexPolicy["backoff"] => ({
  kind: "exponential",
  baseSeconds: 1,
  factor: 2,
  capSeconds: 60,
  jitter,
  floorSeconds: 0,
});

/** Flex without a timeout, then standard. */
export const flexPolicy = (changes: Partial<FlexPolicy>): FlexPolicy => ({
  ...FLEX_DEFAULTS,
  attemptTimeoutSeconds: null,
  ...changes,
});

export const constant = (refusal: number): ConstantAvailability => ({
  kind: "constant",
  refusal,
  hourOfWeek: null,
});

export const twoState = (changes: Partial<TwoStateAvailability>): TwoStateAvailability => ({
  kind: "two-state",
  upAccept: 0.995,
  downAccept: 0.1,
  shareDown: 0.1,
  memorySeconds: 60,
  hourOfWeek: null,
  ...changes,
});

export const conditions = (changes: Partial<Conditions>): Conditions => ({
  availability: constant(0.1),
  refusalSeconds: 0.5,
  stallShare: 0,
  stallSeconds: 30,
  retryAfterSeconds: null,
  ...changes,
});

/** Durations that are exponential with this mean. */
export const exponentialLaw = (meanSeconds: number): Law => ({
  cdf: (seconds) => (seconds <= 0 ? 0 : -Math.expm1(-seconds / meanSeconds)),
  quantile: (share) => -meanSeconds * Math.log1p(-share),
});

/** Durations that are all the same. */
export const fixedLaw = (lastsSeconds: number): Law => ({
  cdf: (seconds) => (seconds >= lastsSeconds ? 1 : 0),
  quantile: () => lastsSeconds,
});

export const laws = (changes: Partial<LatencyLaws>): LatencyLaws => ({
  standard: fixedLaw(2),
  flex: fixedLaw(4),
  priority: fixedLaw(1),
  batch: fixedLaw(3600),
  ...changes,
});

/** So many requests in every tick of one second, of classes in turn. */
export function steadyPopulation(
  ticks: number,
  perTick: number,
  classes: readonly Partial<RequestClass>[] = [{}],
): Population {
  const inTurn = Array.from({ length: ticks }, (_, tick) => tick % classes.length);
  return {
    classes: classes.map((one, place) => ({
      laws: null,
      inputTokens: 1000,
      ...one,
      requests: perTick * inTurn.filter((turn) => turn === place).length,
    })),
    arrivals: {
      startUs: Date.UTC(2026, 10, 2) * 1000,
      tickSeconds: 1,
      ticks,
      tick: Uint32Array.from(inTurn, (_, tick) => tick),
      classOf: Uint16Array.from(inTurn),
      count: new Uint32Array(ticks).fill(perTick),
    },
  };
}

/** One request for formulas, which need no times. */
export const oneRequest: Population = {
  classes: [{ requests: 1, laws: null, inputTokens: 1000 }],
  arrivals: null,
};

/** A run that must be possible. */
export function simulated(
  policy: Policy,
  world: Conditions,
  population: Population,
  {
    engine = null,
    seed = 20261121,
    tapes = 1,
  }: { engine?: EngineName | null; seed?: number; tapes?: number } = {},
): SimulationRun {
  const run = simulatePolicy({
    policy,
    population,
    conditions: world,
    options: { seed, tapes, engine },
  });
  if (!run.ok) throw new Error(run.error.message);
  return run.value;
}

/** All classes of a run as one. */
export function allOf(policy: Policy, classes: readonly Outcome[]): Outcome {
  const all = emptyOutcome(policy);
  for (const one of classes) mergeOutcome(all, one);
  return all;
}

/** The share of a run's operations that did not get an answer at flex. */
export function fallbackShare({ classes }: Pick<SimulationRun, "classes">): number {
  const flex = classes.reduce((sum, { answered }) => sum + answered.flex, 0);
  return 1 - flex / classes.reduce((sum, { operations }) => sum + operations, 0);
}
