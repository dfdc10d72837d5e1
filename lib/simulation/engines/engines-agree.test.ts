import { describe, expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { nextStep } from "../../retry/decide.ts";
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
import type { Outcome } from "../outcome/outcome.ts";

const REQUESTS = 200_000;
const POPULATION = steadyPopulation(10_000, 20);
const TIMED = steadyPopulation(10_000, 20, [{ laws: laws({ flex: exponentialLaw(2) }) }]);

/** By Dvoretzky, Kiefer, Wolfowitz and Massart an empirical distribution is further off once in a million times. */
const dkw = (draws: number): number => Math.sqrt(Math.log(2 / 1e-6) / (2 * draws));

const z = (expected: number, counted: number, draws: number): number =>
  Math.abs(counted - expected) / Math.sqrt((expected * (1 - expected)) / draws);

/** The largest gap between two distributions of waits, of whatever tier answered. */
function largestGap(a: Outcome, b: Outcome): number {
  let gap = 0;
  for (const tier of ["flex", "standard"] as const) {
    let difference = 0;
    a.waits[tier]?.forEach((operations, bin) => {
      difference += operations / a.operations - (b.waits[tier]?.[bin] ?? 0) / b.operations;
      gap = Math.max(gap, Math.abs(difference));
    });
  }
  return gap;
}

interface Case {
  readonly name: string;
  readonly policy: FlexPolicy;
  readonly world: Conditions;
  readonly timed: boolean;
}

const CASES: readonly Case[] = JITTERS.flatMap((jitter) =>
  [null, 6].flatMap((budgetSeconds) =>
    [false, true].map((timed) => ({
      name: `${jitter} jitter, ${budgetSeconds ?? "no"} budget, ${timed ? "late refusals and timeouts" : "fast refusals"}`,
      policy: flexPolicy({
        maxAttempts: 4,
        budgetSeconds,
        backoff: doubling(jitter),
        attemptTimeoutSeconds: timed ? 3 : null,
      }),
      world: conditions({
        availability: constant(0.4),
        stallShare: timed ? 0.3 : 0,
        stallSeconds: 2,
      }),
      timed,
    })),
  ),
);

describe("on constant availability", () => {
  test.each(CASES)(
    "formula, ticks and single requests say the same: $name",
    ({ policy, world, timed }) => {
      const population = timed ? TIMED : POPULATION;
      const exact = simulated(policy, world, population, { engine: "ticks" });
      const single = simulated(policy, world, population, { engine: "per-request" });
      const best = simulated(policy, world, population);
      const [of, ticks, counted] = [best, exact, single].map(({ classes }) =>
        allOf(policy, classes),
      );
      if (!of || !ticks || !counted) throw new Error("expected three outcomes");
      // Where a budget ends decorrelated retries no formula covers it, and the ticks stand for it.
      const remembers =
        policy.backoff.kind === "exponential" && policy.backoff.jitter === "decorrelated";
      const isWritten = !remembers || policy.budgetSeconds === null;
      expect(best.engine).toBe(isWritten ? "closed-form" : "ticks");
      // Jitter on a lattice is right to a few parts in ten thousand.
      expect(Math.abs(fallbackShare(exact) - fallbackShare(best))).toBeLessThan(2e-4);
      expect(z(fallbackShare(best), fallbackShare(single), REQUESTS)).toBeLessThan(4);
      for (let made = 1; made <= 4; made++) {
        const share = (of.attempts[made] ?? 0) / REQUESTS;
        const seen = (counted.attempts[made] ?? 0) / REQUESTS;
        if (share > 0) expect(z(share, seen, REQUESTS)).toBeLessThan(4);
        else expect(seen).toBe(0);
      }
      expect(largestGap(ticks, counted)).toBeLessThan(dkw(REQUESTS) + 2e-3);
      if (of.waits.flex)
        expect(largestGap(of, counted)).toBeLessThan(dkw(REQUESTS) + (remembers ? 4e-3 : 0));
      expect(of.abandoned / REQUESTS).toBeCloseTo(counted.abandoned / REQUESTS, 2);
      expect(of.stalled / REQUESTS).toBeCloseTo(counted.stalled / REQUESTS, 2);
      expect(of.waitingSeconds / REQUESTS).toBeCloseTo(counted.waitingSeconds / REQUESTS, 1);
    },
  );

  test.each(CASES)(
    "requests played in sequence are bit by bit those played alone: $name",
    ({ policy, world, timed }) => {
      const population = timed
        ? steadyPopulation(5000, 1, [{ laws: laws({ flex: exponentialLaw(2) }) }])
        : steadyPopulation(5000, 1);
      const alone = simulated(policy, world, population, { engine: "per-request" }).classes[0];
      const inTurn = simulated(policy, world, population, { engine: "sequential" }).classes[0];
      expect(inTurn?.answered).toEqual(alone?.answered);
      expect(inTurn?.attempts).toEqual(alone?.attempts);
      expect([inTurn?.refused, inTurn?.stalled, inTurn?.abandoned]).toEqual([
        alone?.refused,
        alone?.stalled,
        alone?.abandoned,
      ]);
    },
  );
});

describe("a simulation of a few lines that knows nothing of the engines", () => {
  const naive = (policy: FlexPolicy, refusal: number, requests: number) => {
    const random = createRandom(5);
    let exhausted = 0;
    let attempts = 0;
    let waited = 0;
    for (let request = 0; request < requests; request++) {
      let elapsedSeconds = 0;
      let previousWaitSeconds: number | null = null;
      for (let attempt = 1; ; attempt++) {
        attempts++;
        if (random.next() >= refusal) break;
        elapsedSeconds += 0.5;
        const failed = { attempt, elapsedSeconds, previousWaitSeconds, retryAfterSeconds: null };
        const step = nextStep(policy, failed, random.next());
        if (step.kind !== "flex") {
          exhausted++;
          break;
        }
        previousWaitSeconds = step.waitSeconds;
        elapsedSeconds += step.waitSeconds;
      }
      waited += elapsedSeconds;
    }
    return {
      exhausted: exhausted / requests,
      attempts: attempts / requests,
      waited: waited / requests,
    };
  };

  test.each(JITTERS)(
    "finds the share, the attempts and the waits of the formula with %s jitter",
    (jitter) => {
      const policy = flexPolicy({
        maxAttempts: 5,
        budgetSeconds: jitter === "decorrelated" ? null : 8,
        backoff: doubling(jitter),
      });
      const { engine, classes } = simulated(
        policy,
        conditions({ availability: constant(0.5) }),
        oneRequest,
      );
      const [one] = classes;
      const seen = naive(policy, 0.5, 100_000);
      expect(engine).toBe("closed-form");
      expect(z(one?.answered.standard ?? 0, seen.exhausted, 100_000)).toBeLessThan(4);
      const attempts = one?.attempts.reduce((sum, share, made) => sum + share * made, 0) ?? 0;
      expect(Math.abs(attempts - seen.attempts)).toBeLessThan(0.02);
      expect(Math.abs((one?.waitingSeconds ?? 0) - seen.waited) / seen.waited).toBeLessThan(0.03);
    },
  );
});

describe("on outages that are remembered", () => {
  test.each([20, 60, 300])(
    "the mean of ticks over drawn weeks is the Markov product, at a memory of %i s",
    (memorySeconds) => {
      const policy = flexPolicy({ maxAttempts: 4, backoff: doubling("none") });
      const world = conditions({ availability: twoState({ memorySeconds, shareDown: 0.2 }) });
      const population = steadyPopulation(40_000, 1);
      const drawn = simulated(policy, world, population, { engine: "ticks", tapes: 24 });
      const shares = drawn.tapes.map((classes) => fallbackShare({ classes }));
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      const variance =
        shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
      const product = fallbackShare(simulated(policy, world, population));
      expect(Math.abs(mean - product) / Math.sqrt(variance / shares.length)).toBeLessThan(4);
    },
  );

  test("ticks with jitter give what the backward recursion f_k(x) = (1 - a(x)) mean f_(k+1)(x + r + u) gives on the same tape", () => {
    // Waits uniform on 0 to 60 s, no budget, a refusal of one tick, acceptance of the tape's ticks.
    const backoff = { ...doubling("full"), baseSeconds: 60, factor: 1 } as const;
    const policy = flexPolicy({ maxAttempts: 3, backoff });
    const model = {
      kind: "replay",
      startUs: new Float64Array(0),
      accepted: new Uint8Array(0),
      reachSeconds: 0,
      otherwise: 0.6,
    } as const;
    const ticks = 20_000;
    const population = steadyPopulation(ticks, 1);
    const startUs = population.arrivals?.startUs ?? 0;
    // Outages of 100 s in every 400 s.
    const down = Array.from({ length: ticks + 200 }, (_, tick) => (tick % 400 < 100 ? 0 : 1));
    const replay = {
      ...model,
      startUs: Float64Array.from(down, (_, tick) => startUs + tick * 1e6),
      accepted: Uint8Array.from(down),
    };
    const run = simulated(
      policy,
      conditions({ availability: replay, refusalSeconds: 1 }),
      population,
    );
    let later: number[] = down.map((up) => 1 - up);
    for (let attempt = 2; attempt >= 1; attempt--) {
      later = down.map((up, tick) => {
        if (up === 1) return 0;
        // From the middle of a tick a wait ends in the ticks 0 to 60 on, in the outer two half as often.
        let sum = 0;
        for (let wait = 0; wait <= 60; wait++) {
          const share = wait % 60 === 0 ? 0.5 : 1;
          sum += share * (later[Math.min(tick + 1 + wait, down.length - 1)] ?? 0);
        }
        return sum / 60;
      });
    }
    const expected = later.slice(0, ticks).reduce((sum, share) => sum + share, 0) / ticks;
    expect(run.engine).toBe("ticks");
    expect(Math.abs(fallbackShare(run) - expected) / expected).toBeLessThan(0.005);
  });
});
