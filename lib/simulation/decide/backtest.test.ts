import { expect, test } from "vitest";
import { normalQuantile } from "../../core/distributions.ts";
import { createRandom } from "../../core/random.ts";
import { nextWeek } from "../estimate/week-to-week.ts";
import { backtest } from "./backtest.ts";

const predict = (earlier: readonly number[]) => {
  const told = nextWeek(earlier);
  return told && { point: told.mean, low: told.mean - told.half, high: told.mean + told.half };
};

test("each week is judged by the weeks before it alone, from the third on", () => {
  const seen: number[] = [];
  const told = backtest(
    [10, 12, 11, 40],
    (earlier) => {
      seen.push(earlier.length);
      return predict(earlier);
    },
    (actual) => actual,
  );
  expect(seen).toEqual([0, 1, 2, 3]);
  // 10 and 12: 11 ± 6.314 × 1.414 × √1.5 = ±10.9; 10, 12, 11: 11 ± 2.92 × 1 × √1.333 = ±3.4.
  expect(told.weeks.map(({ week, isHit }) => [week, isHit])).toEqual([
    [2, true],
    [3, false],
  ]);
  expect(told.hitRate).toBe(0.5);
});

test("bands of 90 % hold nine weeks of ten", () => {
  const random = createRandom(5);
  let [hits, weeks] = [0, 0];
  for (let world = 0; world < 300; world++) {
    const draws = random.at(world);
    const series = Array.from({ length: 8 }, () => normalQuantile(Math.max(draws.next(), 1e-9)));
    const told = backtest(series, predict, (actual) => actual);
    hits += told.weeks.filter(({ isHit }) => isHit).length;
    weeks += told.weeks.length;
  }
  expect(hits / weeks).toBeGreaterThan(0.88);
  expect(hits / weeks).toBeLessThan(0.92);
});
