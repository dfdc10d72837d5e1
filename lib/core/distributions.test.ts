import { expect, test } from "vitest";
import { drawExponential, drawLogNormal, drawPoisson, normalQuantile } from "./distributions.ts";
import { createRandom } from "./random.ts";

const DRAWS = 100_000;

function drawn(draw: (random: ReturnType<typeof createRandom>) => number): number[] {
  const random = createRandom(1).fork("distributions");
  return Array.from({ length: DRAWS }, () => draw(random));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
};

test.each([
  // Tables of the normal distribution.
  [0.5, 0],
  [0.975, 1.959963985],
  [0.025, -1.959963985],
  [0.9, 1.281551566],
  [0.001, -3.090232306],
  [0.999999, 4.753424309],
])("puts the normal quantile of %d at %d", (p, expected) => {
  expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-7);
});

test("draws half of a log-normal below its median, and a mean of median × e^(sigma²/2)", () => {
  const values = drawn((random) => drawLogNormal(random, { median: 100, sigma: 0.5 }));
  const below = values.filter((value) => value < 100).length / DRAWS;
  expect(below).toBeCloseTo(0.5, 1);
  expect(mean(values) / (100 * Math.exp(0.125))).toBeCloseTo(1, 1);
  expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThan(0);
});

test("draws exactly the median where sigma is 0", () => {
  expect(drawLogNormal(createRandom(1), { median: 3, sigma: 0 })).toBe(3);
});

test("draws exponential waits of the given mean, 63.2 % of them below it", () => {
  const values = drawn((random) => drawExponential(random, 8));
  expect(Math.abs(mean(values) - 8)).toBeLessThan(0.12);
  const below = values.filter((value) => value < 8).length / DRAWS;
  expect(Math.abs(below - 0.632)).toBeLessThan(0.007);
});

test.each([0, 0.3, 4, 60])("draws Poisson counts whose mean and variance are both %d", (rate) => {
  const values = drawn((random) => drawPoisson(random, rate));
  expect(values.every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
  expect(Math.abs(mean(values) - rate)).toBeLessThanOrEqual(0.02 * rate);
  expect(Math.abs(variance(values) - rate)).toBeLessThanOrEqual(0.04 * rate);
});
