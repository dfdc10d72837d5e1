import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawnFrom, point, withinRange } from "./range.ts";

const Z_90 = 1.6448536269514722;

describe("a range", () => {
  test("has its middle where both ends are equally far: √(2 × 8) = 4 of durations, a half of odds of 1:4 and 4:1", () => {
    expect(withinRange({ low: 2, high: 8 }, "ratio", 0.5)).toBeCloseTo(4, 12);
    expect(withinRange({ low: 0.2, high: 0.8 }, "share", 0.5)).toBeCloseTo(0.5, 12);
    expect(withinRange({ low: 0, high: 1 }, "share", 0.5)).toBe(0.5);
  });

  test("is reached at its ends by draws 1.645 standard deviations off", () => {
    for (const [range, scale] of [
      [{ low: 2, high: 10 }, "ratio"],
      [{ low: 0.003, high: 0.15 }, "share"],
    ] as const) {
      expect(drawnFrom(range, scale, -Z_90)).toBeCloseTo(range.low, 10);
      expect(drawnFrom(range, scale, Z_90)).toBeCloseTo(range.high, 10);
    }
  });

  test("that begins at nothing is never left, and a point is what it is", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: -8, max: 8, noNaN: true }),
        (one, other, normal) => {
          const range = { low: 0, high: Math.max(one, other) };
          const value = drawnFrom(range, "share", normal);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(range.high);
          expect(drawnFrom(point(one), "share", normal)).toBe(one);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });
});
