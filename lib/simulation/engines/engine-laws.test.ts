import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FlexPolicy, JITTERS } from "../../retry/policy.ts";
import {
  allOf,
  conditions,
  constant,
  doubling,
  exponentialLaw,
  fallbackShare,
  flexPolicy,
  laws,
  oneRequest,
  simulated,
  steadyPopulation,
  twoState,
} from "../../testing/simulation-case.ts";
import type { Conditions } from "../conditions.ts";
import type { Population } from "../engine.ts";
import { ANSWERING_TIERS, flexAttempts, type Outcome } from "../outcome/outcome.ts";

const FIXED = { seed: 20261121, numRuns: 200 };
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const seconds = (max: number) => fc.double({ min: 0, max, noNaN: true });

const policies: fc.Arbitrary<FlexPolicy> = fc
  .record({
    maxAttempts: fc.integer({ min: 1, max: 7 }),
    budgetSeconds: fc.option(seconds(100)),
    attemptTimeoutSeconds: fc.option(fc.double({ min: 0.1, max: 100, noNaN: true })),
    jitter: fc.constantFrom(...JITTERS),
  })
  .map(({ jitter, ...rest }) => flexPolicy({ ...rest, backoff: doubling(jitter) }));

const worlds: fc.Arbitrary<Conditions> = fc
  .record({
    refusal: chance,
    up: chance,
    down: chance,
    shareDown: fc.double({ min: 0, max: 0.9, noNaN: true }),
    memorySeconds: fc.double({ min: 1, max: 10_000, noNaN: true }),
    refusalSeconds: seconds(2),
    stallShare: chance,
    remembered: fc.boolean(),
  })
  .map(({ refusal, up, down, remembered, refusalSeconds, stallShare, ...rest }) => {
    const [downAccept = 0, upAccept = 0] = [up, down].sort((a, b) => a - b);
    const availability = remembered
      ? twoState({ ...rest, upAccept, downAccept })
      : constant(refusal);
    return conditions({ availability, refusalSeconds, stallShare });
  });

const timed: Population = {
  classes: [{ requests: 1, laws: laws({ flex: exponentialLaw(10) }), inputTokens: 0 }],
  arrivals: null,
};

/** Cost over that at standard, flex at half the price, abandoned calls billed or not. */
const costOf = ({ answered, abandoned, operations }: Outcome, billed: 0 | 1): number =>
  (0.5 * answered.flex + answered.standard + 0.5 * billed * abandoned) / operations;

describe("whatever the policy and the world", () => {
  test("all operations are answered or fail, and each call has one end", () => {
    const small = steadyPopulation(50, 2, [{ laws: laws({ flex: exponentialLaw(10) }) }, {}]);
    fc.assert(
      fc.property(
        policies,
        worlds,
        fc.constantFrom("ticks", "per-request", "sequential", null),
        (policy, world, engine) => {
          for (const one of simulated(policy, world, small, { engine }).classes) {
            const answered = ANSWERING_TIERS.reduce((sum, tier) => sum + one.answered[tier], 0);
            expect(one.operations).toBeCloseTo(50, 6);
            expect(answered + one.failed).toBeCloseTo(one.operations, 6);
            expect(one.attempts.reduce((sum, made) => sum + made, 0)).toBeCloseTo(
              one.operations,
              6,
            );
            const ends = one.answered.flex + one.refused + one.stalled + one.abandoned;
            expect(flexAttempts(one)).toBeCloseTo(ends, 6);
            for (const tier of ANSWERING_TIERS) {
              const waits = one.waits[tier]?.reduce((sum, count) => sum + count, 0);
              if (waits !== undefined) expect(waits).toBeCloseTo(one.answered[tier], 6);
            }
          }
        },
      ),
      { ...FIXED, numRuns: 60 },
    );
  });

  test("the cost lies between flex and standard where abandoned calls are free, and below standard and all of them where not", () => {
    fc.assert(
      fc.property(policies, worlds, (policy, world) => {
        const population = {
          ...steadyPopulation(20, 1),
          classes: timed.classes.map((one) => ({ ...one, requests: 20 })),
        };
        const outcome = allOf(policy, simulated(policy, world, population).classes);
        expect(costOf(outcome, 0)).toBeGreaterThanOrEqual(0.5 - 1e-9);
        expect(costOf(outcome, 0)).toBeLessThanOrEqual(1 + 1e-9);
        const attempts = flexAttempts(outcome) / outcome.operations;
        expect(costOf(outcome, 1)).toBeLessThanOrEqual(1 + 0.5 * attempts + 1e-9);
      }),
      FIXED,
    );
  });

  test("the share that falls back lies between independent refusals and outages that outlast all retries", () => {
    const jitters = fc.constantFrom("none" as const, "full" as const);
    fc.assert(
      fc.property(policies, jitters, worlds, (drawn, jitter, world) => {
        // Jittered retries under outages have a formula only where no budget ends them.
        const budgetSeconds = jitter === "none" ? drawn.budgetSeconds : null;
        const policy = { ...drawn, budgetSeconds, backoff: doubling(jitter) };
        const run = simulated(policy, world, oneRequest);
        expect(run.engine).toBe("closed-form");
        expect(fallbackShare(run)).toBeGreaterThanOrEqual((run.bracket?.low ?? 0) - 1e-9);
        expect(fallbackShare(run)).toBeLessThanOrEqual((run.bracket?.high ?? 1) + 1e-9);
      }),
      FIXED,
    );
  });
});

const shareOf = (policy: FlexPolicy, world: Conditions): number =>
  fallbackShare(simulated(policy, world, oneRequest));

describe("fewer operations fall back", () => {
  const base = flexPolicy({ maxAttempts: 4, backoff: doubling("none"), budgetSeconds: 9 });
  const never = (values: readonly number[]): void => {
    values.forEach((value, place) => {
      expect(value).toBeLessThanOrEqual((values[place - 1] ?? 1) + 1e-12);
    });
  };

  test("with more attempts, with a longer budget and with more acceptance", () => {
    const world = conditions({ availability: twoState({ shareDown: 0.3 }) });
    never(
      [1, 2, 3, 4, 6, 9].map((maxAttempts) =>
        shareOf({ ...base, maxAttempts, budgetSeconds: null }, world),
      ),
    );
    never([0, 1, 2, 5, 9, 20].map((budgetSeconds) => shareOf({ ...base, budgetSeconds }, world)));
    never(
      [0.1, 0.3, 0.6, 0.99].map((upAccept) =>
        shareOf(base, conditions({ availability: twoState({ upAccept }) })),
      ),
    );
  });

  test("with fewer refusals and with a shorter memory of outages", () => {
    never(
      [0.9, 0.5, 0.2, 0.05, 0].map((refusal) =>
        shareOf(base, conditions({ availability: constant(refusal) })),
      ),
    );
    never(
      [1e5, 3600, 300, 60, 10, 1].map((memorySeconds) =>
        shareOf(base, conditions({ availability: twoState({ memorySeconds }) })),
      ),
    );
  });
});

test("ten times slower in everything is the same shares and ten times the waits", () => {
  const slow = (factor: number) => {
    const backoff = { ...doubling("full"), baseSeconds: factor, capSeconds: 60 * factor } as const;
    const policy = flexPolicy({
      maxAttempts: 4,
      backoff,
      budgetSeconds: 9 * factor,
      attemptTimeoutSeconds: 5 * factor,
    });
    const world = conditions({ availability: constant(0.3), refusalSeconds: 0.5 * factor });
    const population = {
      classes: [{ requests: 1, inputTokens: 0, laws: laws({ flex: exponentialLaw(4 * factor) }) }],
      arrivals: null,
    };
    return allOf(policy, simulated(policy, world, population).classes);
  };
  const [quick, slower] = [slow(1), slow(10)];
  expect(slower.answered.flex).toBeCloseTo(quick.answered.flex, 10);
  expect(slower.waitingSeconds / quick.waitingSeconds).toBeCloseTo(10, 2);
});

test("the noise of drawn weeks shrinks with the root of their number", () => {
  const policy = flexPolicy({ maxAttempts: 3, backoff: doubling("none") });
  const world = conditions({ availability: twoState({ memorySeconds: 120, shareDown: 0.2 }) });
  const { tapes } = simulated(policy, world, steadyPopulation(5000, 1), {
    engine: "ticks",
    tapes: 256,
  });
  const shares = tapes.map((classes) => fallbackShare({ classes }));
  const spread = (size: number): number => {
    const means = Array.from(
      { length: shares.length / size },
      (_, group) =>
        shares.slice(group * size, (group + 1) * size).reduce((sum, share) => sum + share, 0) /
        size,
    );
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
    return Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1));
  };
  // Sixteen times the weeks are a quarter of the noise.
  expect(spread(1) / spread(16)).toBeGreaterThan(2.7);
  expect(spread(1) / spread(16)).toBeLessThan(5.9);
});
