import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../core/distributions.ts";
import {
  conditions,
  constant,
  doubling,
  exponentialLaw,
  fallbackShare,
  fixedLaw,
  flexPolicy,
  laws,
  oneRequest,
  simulated,
  twoState,
} from "../../testing/simulation-case.ts";
import type { AvailabilityModel, Law } from "../conditions.ts";
import { answerTimes } from "../outcome/answer-times.ts";

const REFUSAL = 0.0945;
/** Five attempts after 1, 2, 4, 8 s, each refused within half a second: 17 s in all. */
const FIVE = flexPolicy({ maxAttempts: 5, backoff: doubling("none") });
const SDK = flexPolicy({ maxAttempts: 3, backoff: { kind: "sdk-default" } });

const shareOf = (
  policy: typeof FIVE,
  availability: AvailabilityModel,
  refusalSeconds = 0.5,
): number =>
  fallbackShare(simulated(policy, conditions({ availability, refusalSeconds }), oneRequest));

describe("of requests whose every attempt is refused with a chance of 9.45 %", () => {
  test("7.5 in a million fall back after five attempts if refusals are independent", () => {
    expect(shareOf(FIVE, constant(REFUSAL))).toBeCloseTo(7.5e-6, 7); // 0.0945^5
  });

  test("4.6 % fall back if outages are remembered for a minute, 5.9 % if for an hour", () => {
    expect(shareOf(FIVE, twoState({ memorySeconds: 60 }))).toBeCloseTo(0.046, 3);
    expect(shareOf(FIVE, twoState({ memorySeconds: 3600 }))).toBeCloseTo(0.059, 3);
  });

  test("the SDK's retries within 1.5 s leave 8 in ten thousand, or 6.9 % with half a minute of memory", () => {
    expect(shareOf(SDK, constant(REFUSAL))).toBeCloseTo(8.4e-4, 5);
    expect(shareOf(SDK, twoState({ memorySeconds: 30 }), 0.3)).toBeCloseTo(0.069, 3);
  });

  test("the shares lie within the bracket from independent refusals to outages that outlast the retries", () => {
    const { bracket } = simulated(FIVE, conditions({ availability: twoState({}) }), oneRequest);
    expect(bracket?.low).toBeCloseTo(REFUSAL ** 5, 8);
    expect(bracket?.high).toBeCloseTo(0.1 * 0.9 ** 5 + 0.9 * 0.005 ** 5, 8); // 5.9 %
  });
});

test("a refusal of 0.1 and three attempts give exact decimals: 0.001 exhausted, 1.11 attempts", () => {
  const { engine, exact } = simulated(flexPolicy({ maxAttempts: 3 }), conditions({}), oneRequest);
  expect(engine).toBe("closed-form");
  expect(exact).toEqual({
    flex: { units: 999n, scale: 3 },
    exhausted: { units: 1n, scale: 3 },
    attempts: { units: 111n, scale: 2 },
  });
});

test("a budget of 5 s ends the third of those attempts for certain where waits are fixed", () => {
  // 0, 0.5 + 1 = 1.5, 2 + 2 = 4 s; the fourth would begin at 4.5 + 4 = 8.5 s.
  const policy = flexPolicy({ maxAttempts: 9, budgetSeconds: 5, backoff: doubling("none") });
  const { exact } = simulated(policy, conditions({ availability: constant(0.2) }), oneRequest);
  expect(exact?.exhausted).toEqual({ units: 8n, scale: 3 });
});

/** Lognormal durations; the normal distribution is the inverse of its quantile. */
function lognormalLaw(median: number, sigma: number): Law {
  const quantile = (share: number): number => median * Math.exp(sigma * normalQuantile(share));
  const cdf = (seconds: number): number => {
    let [low, high] = [1e-12, 1 - 1e-12];
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (quantile(middle) < seconds) low = middle;
      else high = middle;
    }
    return low;
  };
  return { cdf, quantile };
}

test("one try of 30 s at a flex of median 20 s costs 0.688 of standard, or 0.850 where abandoned calls are billed", () => {
  // Refusal 0.05, flex at half the price, lognormal with sigma 1.
  const policy = flexPolicy({ maxAttempts: 1, attemptTimeoutSeconds: 30 });
  const timed = {
    classes: [{ requests: 1, inputTokens: 0, laws: laws({ flex: lognormalLaw(20, 1) }) }],
    arrivals: null,
  };
  const [one] = simulated(policy, conditions({ availability: constant(0.05) }), timed).classes;
  const paid = 0.5 * (one?.answered.flex ?? 0) + (one?.answered.standard ?? 0);
  expect(paid).toBeCloseTo(0.688, 3);
  expect(paid + 0.5 * (one?.abandoned ?? 0)).toBeCloseTo(0.85, 3);
});

test("a latch over runs of 150 calls leaves flex with half of them at a refusal of 1 %", () => {
  // (1 − p)(1 − (1 − p)^n) / (n p), from which "about half" of the calls led to a refusal of about 1 %.
  const latch = { afterRefusals: 1, reprobeSeconds: null, runRequests: 150 };
  const policy = flexPolicy({ maxAttempts: 1, latch });
  const run = simulated(policy, conditions({ availability: constant(0.01) }), oneRequest);
  expect(run.engine).toBe("closed-form");
  expect(1 - fallbackShare(run)).toBeCloseTo((0.99 * (1 - 0.99 ** 150)) / 1.5, 10);
  expect(1 - fallbackShare(run)).toBeCloseTo(0.514, 3);
});

test("with flex always there all is answered at flex at once; with flex never there, by standard after the last refusal", () => {
  const timed = {
    classes: [
      { requests: 1, inputTokens: 0, laws: laws({ standard: fixedLaw(2), flex: fixedLaw(4) }) },
    ],
    arrivals: null,
  };
  const always = simulated(FIVE, conditions({ availability: constant(0) }), timed);
  const never = simulated(FIVE, conditions({ availability: constant(1) }), timed);
  const timesOf = ({ classes: [outcome] }: typeof always) =>
    answerTimes(FIVE, outcome ? [{ outcome, laws: timed.classes[0]?.laws ?? laws({}) }] : []);
  expect([fallbackShare(always), fallbackShare(never)]).toEqual([0, 1]);
  expect(timesOf(always).quantile(0.5)).toBeCloseTo(4, 2);
  // Waits are told to within 0.4 %. t_5 = 4 · 0.5 + (1 + 2 + 4 + 8) = 17 s, a refusal of 0.5 s, and 2 s at standard.
  expect(timesOf(never).quantile(0.5)).toBeCloseTo(19.5, 0);
});

test("a miss of the deadline is what the law of answers leaves above it, and never grows with the deadline", () => {
  const timed = {
    classes: [
      {
        requests: 1,
        inputTokens: 0,
        laws: laws({ flex: exponentialLaw(10), standard: exponentialLaw(3) }),
      },
    ],
    arrivals: null,
  };
  const policy = flexPolicy({ maxAttempts: 4, attemptTimeoutSeconds: 20 });
  const [outcome] = simulated(policy, conditions({ availability: constant(0.3) }), timed).classes;
  const times = answerTimes(
    policy,
    outcome ? [{ outcome, laws: timed.classes[0]?.laws ?? laws({}) }] : [],
  );
  let missed = 1;
  for (const deadline of [0, 1, 5, 10, 20, 40, 80, 300, 3000]) {
    const now = 1 - times.answeredWithin(deadline);
    expect(now).toBeLessThanOrEqual(missed);
    missed = now;
  }
  for (const share of [0.1, 0.5, 0.95, 0.99]) {
    expect(times.answeredWithin(times.quantile(share) ?? 0)).toBeCloseTo(share, 3);
  }
});
