import { expect, test } from "vitest";
import { worthOfKnowing } from "./worth-of-knowing.ts";

test("a scenario of $5 or $12 beside today's $10 is worth $1 to know beforehand", () => {
  // It costs 8.50 in the mean, and is taken; known beforehand, (5 + 10) / 2 = 7.50.
  const open = { today: 10, scenario: 8.5, off: [-3.5, 3.5] };
  expect(worthOfKnowing([open])).toBeCloseTo(1, 12);
  expect(worthOfKnowing([open, open])).toBeCloseTo(2, 12);
});

test("what is cheaper in every world is known well enough", () => {
  expect(worthOfKnowing([{ today: 10, scenario: 6, off: [-2, 3.9] }])).toBe(0);
  expect(worthOfKnowing([{ today: 10, scenario: 14, off: [-2, 3.9] }])).toBe(0);
  expect(worthOfKnowing([{ today: 10, scenario: 6, off: [] }])).toBe(0);
  expect(worthOfKnowing([])).toBe(0);
});

test("a workload is chosen for by itself: one that is settled takes nothing from another that is not", () => {
  const settled = { today: 1_000, scenario: 500, off: [-3.5, 3.5] };
  const open = { today: 10, scenario: 8.5, off: [-3.5, 3.5] };
  expect(worthOfKnowing([settled, open])).toBeCloseTo(1, 9);
});
