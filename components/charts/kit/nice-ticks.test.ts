import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./nice-ticks.ts";

test.each([
  [88.2, [0, 25, 50, 75, 100]],
  [4, [0, 1, 2, 3, 4]],
  [0.0031, [0, 0.001, 0.002, 0.003, 0.004]],
  [1_240_000, [0, 500_000, 1_000_000, 1_500_000]],
])("a maximum of %d gets round ticks", (max, ticks) => {
  expect(niceTicks(max).ticks).toEqual(ticks);
});

test("nothing, or nonsense, still has an axis", () => {
  for (const max of [0, -3, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(niceTicks(max)).toEqual({ top: 1, ticks: [0, 1] });
  }
});

test("the axis starts at zero, reaches the maximum and has few ticks", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (max) => {
      const { top, ticks } = niceTicks(max);
      return ticks[0] === 0 && top >= max * (1 - 1e-6) && ticks.length >= 2 && ticks.length <= 6;
    }),
    { seed: 20261120 },
  );
});
