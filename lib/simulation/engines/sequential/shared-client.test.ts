import { describe, expect, test } from "vitest";
import {
  allOf,
  conditions,
  constant,
  doubling,
  fallbackShare,
  fixedLaw,
  flexPolicy,
  laws,
  simulated,
  steadyPopulation,
} from "../../../testing/simulation-case.ts";
import type { ReplayAvailability } from "../../conditions.ts";
import { flexAttempts } from "../../outcome/outcome.ts";

const START_US = Date.UTC(2026, 10, 2) * 1000;

/** Flex that is there but for the seconds from `from` to `to`. */
const awayBetween = (ticks: number, from: number, to: number): ReplayAvailability => ({
  kind: "replay",
  startUs: Float64Array.from({ length: ticks }, (_, tick) => START_US + tick * 1e6),
  accepted: Uint8Array.from({ length: ticks }, (_, tick) => (tick >= from && tick < to ? 0 : 1)),
  reachSeconds: 1,
  otherwise: 1,
});

describe("a client that latches to standard", () => {
  test("keeps flex for (1 - p)(1 - (1 - p)^n) / (n p) of a run of n requests that do not overlap", () => {
    const latch = { afterRefusals: 1, reprobeSeconds: null, runRequests: 50 };
    const policy = flexPolicy({ maxAttempts: 1, latch });
    const run = simulated(
      policy,
      conditions({ availability: constant(0.02) }),
      steadyPopulation(200_000, 1),
    );
    const expected = (0.98 * (1 - 0.98 ** 50)) / (50 * 0.02);
    expect(run.engine).toBe("sequential");
    // 4000 runs whose share at flex varies by at most a half.
    expect(Math.abs(1 - fallbackShare(run) - expected)).toBeLessThan((4 * 0.5) / Math.sqrt(4000));
  });

  test("asks flex once a minute while it is away, and stays with it once it is back", () => {
    // Away from 100 s to 400 s: refused at 100, 160.5 → 161, … each refusal known after half a second.
    const latch = { afterRefusals: 1, reprobeSeconds: 60, runRequests: null };
    const policy = flexPolicy({ maxAttempts: 1, latch });
    const population = steadyPopulation(1000, 1);
    const { classes } = simulated(
      policy,
      conditions({ availability: awayBetween(1000, 100, 400) }),
      population,
    );
    const all = allOf(policy, classes);
    expect(all.refused).toBe(5); // at 100, 161, 222, 283, 344 s
    expect(all.answered).toMatchObject({ standard: 305, flex: 695 }); // back at 405 s
    expect(all.attempts[0]).toBe(300); // without an attempt: 305 less the 5 that were refused
  });

  test("lets two refusals in a row pass where it takes three to close it", () => {
    const latch = { afterRefusals: 3, reprobeSeconds: 1e6, runRequests: null };
    const policy = flexPolicy({ maxAttempts: 1, latch });
    const away = (seconds: number) =>
      allOf(
        policy,
        simulated(
          policy,
          conditions({ availability: awayBetween(100, 10, 10 + seconds) }),
          steadyPopulation(100, 1),
        ).classes,
      );
    expect(away(2).answered).toMatchObject({ standard: 2, flex: 98 });
    expect(away(3).answered).toMatchObject({ standard: 90, flex: 10 });
  });

  test("sends no second probe while the answer to the first is still to come", () => {
    const latch = { afterRefusals: 1, reprobeSeconds: 10, runRequests: null };
    const policy = flexPolicy({ maxAttempts: 1, latch });
    const slow = steadyPopulation(100, 1, [{ laws: laws({ flex: fixedLaw(20) }) }]);
    const all = allOf(
      policy,
      simulated(policy, conditions({ availability: awayBetween(100, 0, 1) }), slow).classes,
    );
    // Refused at 0.5 s and known at 1 s; probed at 11.5 s, answered at 31.5 s, just as that second's request comes.
    expect(all.refused).toBe(1);
    expect(all.answered.flex).toBe(1 + (100 - 32));
  });
});

test("a purse of retries that is empty ends them: ten tokens at five each are two retries", () => {
  const policy = flexPolicy({
    maxAttempts: 3,
    backoff: doubling("none"),
    retryQuota: { capacity: 10, costPerRetry: 5, refundPerSuccess: 0 },
  });
  const all = allOf(
    policy,
    simulated(policy, conditions({ availability: constant(1) }), steadyPopulation(50, 1)).classes,
  );
  expect(flexAttempts(all)).toBe(52);
  expect(all.answered.standard).toBe(50);
});
