import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delayLaw, longestWaits, waitBeforeRetry } from "./backoff.ts";
import { type Backoff, type ExponentialBackoff, JITTERS, type Jitter } from "./policy.ts";

const exponential = (jitter: Jitter, capSeconds: number | null = 60): ExponentialBackoff => ({
  kind: "exponential",
  baseSeconds: 1,
  factor: 2,
  capSeconds,
  jitter,
  floorSeconds: 0,
});

const wait = (backoff: Backoff, retry: number, uniform: number, previousSeconds = 1): number =>
  waitBeforeRetry(
    { backoff, retryAfter: "ignore", retry, previousSeconds, retryAfterSeconds: null },
    uniform,
  );

describe("the wait before a retry", () => {
  test("doubles from a second to the cap of a minute without jitter", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((retry) => wait(exponential("none"), retry, 0.5));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("lies anywhere below the ceiling with full jitter, in its upper half with equal jitter", () => {
    // Before the fourth attempt the ceiling is 1 · 2^2 = 4 s.
    expect(delayLaw(exponential("full"), 3, 0)).toEqual({ lowSeconds: 0, widthSeconds: 4 });
    expect(delayLaw(exponential("equal"), 3, 0)).toEqual({ lowSeconds: 2, widthSeconds: 2 });
    expect(wait(exponential("full"), 3, 0.25)).toBe(1);
    expect(wait(exponential("equal"), 3, 0.25)).toBe(2.5);
  });

  test("lies between the base and three times the one before with decorrelated jitter, up to the cap", () => {
    expect(wait(exponential("decorrelated"), 2, 0.5, 5)).toBe(8); // 1 + 0.5 · (15 − 1)
    expect(wait(exponential("decorrelated"), 9, 0.99, 50)).toBe(60);
  });

  test("is the OpenAI SDK's: half a second, doubled up to 8 s, less up to a quarter", () => {
    const sdk = { kind: "sdk-default" } as const;
    expect(wait(sdk, 1, 0)).toBe(0.375);
    expect(delayLaw(sdk, 1, 0)).toEqual({ lowSeconds: 0.375, widthSeconds: 0.125 });
    expect(delayLaw(sdk, 2, 0)).toEqual({ lowSeconds: 0.75, widthSeconds: 0.25 });
    expect(delayLaw(sdk, 9, 0)).toEqual({ lowSeconds: 6, widthSeconds: 2 });
    expect(longestWaits(sdk, 3)).toBe(1.5);
  });

  test("is p-retry's 1023 s together for ten retries from a second without a cap", () => {
    expect(longestWaits(exponential("none", null), 11)).toBe(1023);
  });

  test("is what a refusal asks for where Retry-After is obeyed, and is not where it is ignored", () => {
    const question = { backoff: exponential("none"), retry: 1, previousSeconds: 1 };
    const asked = { ...question, retryAfterSeconds: 17 };
    expect(waitBeforeRetry({ ...asked, retryAfter: "obey" }, 0.5)).toBe(17);
    expect(waitBeforeRetry({ ...asked, retryAfter: "ignore" }, 0.5)).toBe(1);
    expect(waitBeforeRetry({ ...question, retryAfterSeconds: null, retryAfter: "obey" }, 0.5)).toBe(
      1,
    );
  });

  test("is never longer than the longest that is told of all waits", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...JITTERS),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 8 }),
        (jitter, baseSeconds, factor, draws) => {
          const backoff: Backoff = { ...exponential(jitter), baseSeconds, factor };
          let previous = baseSeconds;
          let total = 0;
          draws.forEach((draw, place) => {
            previous = wait(backoff, place + 1, draw, previous);
            total += previous;
          });
          expect(total).toBeLessThanOrEqual(longestWaits(backoff, draws.length + 1) + 1e-9);
        },
      ),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
