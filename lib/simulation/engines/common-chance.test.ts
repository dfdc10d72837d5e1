import { describe, expect, test } from "vitest";
import type { FlexPolicy } from "../../retry/policy.ts";
import {
  conditions,
  constant,
  doubling,
  exponentialLaw,
  fallbackShare,
  flexPolicy,
  laws,
  simulated,
  steadyPopulation,
  twoState,
} from "../../testing/simulation-case.ts";
import type { EngineName } from "../engine.ts";
import { mergeOutcome } from "../outcome/outcome.ts";
import { streamKey } from "../random/streams.ts";
import { attemptPlan } from "./attempt-plan.ts";
import { countRequests } from "./per-request/count-requests.ts";
import { requestPlan } from "./per-request/request-plan.ts";
import { tapeOfRun } from "./tape-of-run.ts";

describe("requests that are cut into parts", () => {
  const population = steadyPopulation(3000, 7, [{}, { laws: laws({ flex: exponentialLaw(4) }) }]);
  const policy = flexPolicy({
    maxAttempts: 4,
    backoff: doubling("full"),
    attemptTimeoutSeconds: 6,
  });
  const world = conditions({ availability: twoState({ shareDown: 0.3 }) });

  test("give the same bits however many workers count how many of them each", () => {
    const { arrivals } = population;
    if (!arrivals) throw new Error("expected arrivals");
    const plan = attemptPlan(policy, world);
    const run = {
      requestPlan: requestPlan(plan, population),
      arrivals,
      tape: tapeOfRun(world.availability, arrivals, plan, 3, 0),
      key: streamKey(3, "requests", 0),
    };
    const whole = countRequests(run, population, { fromRow: 0, toRow: 3000, requestsBefore: 0 });
    for (const cuts of [[1500], [1, 2, 3], [500, 1001, 2999]]) {
      const parts = [0, ...cuts].map((fromRow, place) =>
        countRequests(run, population, {
          fromRow,
          toRow: cuts[place] ?? 3000,
          requestsBefore: fromRow * 7,
        }),
      );
      const [first, ...others] = parts.reverse();
      for (const other of others) {
        other.forEach((one, place) => {
          const into = first?.[place];
          if (into) mergeOutcome(into, one);
        });
      }
      expect(first).toEqual(whole);
    }
  });

  test("give the same as all together, class by class", () => {
    for (const engine of ["ticks", "per-request"] as const) {
      const together = simulated(policy, world, population, { engine });
      const again = simulated(policy, world, population, { engine });
      expect(again).toEqual(together);
      expect(together.classes.map(({ operations }) => Math.round(operations))).toEqual([
        10_500, 10_500,
      ]);
    }
  });

  test("meet the same chance under every policy that is compared", () => {
    // What is refused at the first attempt is refused under both; the second attempt differs by its wait alone.
    const once = simulated({ ...policy, maxAttempts: 1 }, world, population, {
      engine: "per-request",
    });
    const often = simulated(policy, world, population, { engine: "per-request" });
    const atOnce = (run: typeof once) => run.classes.map(({ waits }) => waits.flex?.[0]);
    expect(atOnce(often)).toEqual(atOnce(once));
  });
});

test("a difference of two policies is known several times better for meeting the same histories", () => {
  const world = conditions({ availability: twoState({ memorySeconds: 120, shareDown: 0.2 }) });
  const population = steadyPopulation(3000, 1);
  const sharesOf = (maxAttempts: number, seed: number): number[] => {
    const policy = flexPolicy({ maxAttempts, backoff: doubling("none") });
    const { tapes } = simulated(policy, world, population, { engine: "ticks", tapes: 60, seed });
    return tapes.map((classes) => fallbackShare({ classes }));
  };
  const variance = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const few = sharesOf(3, 1);
  const difference = (more: readonly number[]): number[] =>
    few.map((share, tape) => share - (more[tape] ?? 0));
  const common = variance(difference(sharesOf(4, 1)));
  const apart = variance(difference(sharesOf(4, 2)));
  expect(apart / common).toBeGreaterThan(5);
});

describe("a refusal that asks for 20 s of patience", () => {
  const asking = conditions({ availability: constant(1), retryAfterSeconds: 20 });
  const small = steadyPopulation(100, 1);
  const waited = (policy: FlexPolicy, engine: EngineName): number =>
    (simulated(policy, asking, small, { engine }).classes[0]?.waitingSeconds ?? 0) / 100;

  test.each(["closed-form", "ticks", "per-request", "sequential"] as const)(
    "has it by a client that obeys, and not by one that ignores it, in the %s engine",
    (engine) => {
      const obeying = flexPolicy({ maxAttempts: 3, backoff: doubling("none") });
      // Three refusals of half a second, and two waits: of 20 s each, or of 1 s and 2 s.
      expect(waited(obeying, engine)).toBeCloseTo(41.5, 6);
      expect(waited({ ...obeying, retryAfter: "ignore" }, engine)).toBeCloseTo(4.5, 6);
    },
  );
});
