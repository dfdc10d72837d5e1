import { expect, test } from "vitest";
import { normalQuantile } from "../../core/distributions.ts";
import { createRandom } from "../../core/random.ts";
import { backtest } from "../decide/backtest.ts";
import { type CountedShare, shareAhead, weekAhead } from "./week-ahead.ts";

test("weeks that differ by more than their sizes tell how far the next is off", () => {
  // 10 and 12: s² = 2, sizes explain 0.5: √(2/2 + 1.5 + 0.5) = √3, all of it by s², so t(1) = 6.314.
  const weeks = [10, 12].map((at) => ({ at, variance: 0.5 }));
  const told = weekAhead(weeks, 0.5);
  expect(told?.mean).toBe(11);
  expect(told?.half).toBeCloseTo(6.3138 * Math.sqrt(3), 2);
  expect(weekAhead(weeks.slice(1), 0.5)).toBeNull();
});

test("weeks that are alike by chance leave the next as open as its size does", () => {
  // s² = 0: √(0.5/4 + 0 + 0.5) = 0.79, all of it by their sizes, so by the normal law's 1.65.
  const weeks = [1, 1, 1, 1].map((at) => ({ at, variance: 0.5 }));
  expect(weekAhead(weeks, 0.5)?.half).toBeCloseTo(1.6487 * Math.sqrt(0.625), 3);
});

test("what never happened may go on not happening", () => {
  const weeks = [0, 0, 0].map((met) => ({ tried: 800, met }));
  const told = shareAhead(weeks, 400);
  expect([told?.low, told?.point]).toEqual([0, 0]);
  expect(told?.high).toBeGreaterThan(0.001);
  expect(told?.high).toBeLessThan(0.5);
  const always = shareAhead(
    [800, 800].map((met) => ({ tried: 800, met })),
    10,
  );
  expect(always?.high).toBe(1);
});

test("bands hold nine weeks of ten, whether weeks differ much, little or not at all", () => {
  const random = createRandom(11);
  for (const [spread, least, most] of [
    [0, 0.88, 0.97],
    [0.3, 0.87, 0.96],
    [1, 0.86, 0.94],
  ] as const) {
    let [hits, weeks] = [0, 0];
    for (let world = 0; world < 250; world++) {
      const draws = random.fork(String(spread)).at(world);
      const normal = () => normalQuantile(Math.max(draws.next(), 1e-12));
      const series = Array.from({ length: 7 }, (): CountedShare => {
        const tried = 60 + Math.floor(draws.next() * 300);
        const share = 1 / (1 + Math.exp(2.2 - spread * normal()));
        let met = 0;
        for (let n = 0; n < tried; n++) if (draws.next() < share) met += 1;
        return { tried, met };
      });
      const told = backtest(
        series,
        (earlier, { tried }) => shareAhead(earlier, tried),
        ({ tried, met }) => met / tried,
      );
      hits += told.weeks.filter(({ isHit }) => isHit).length;
      weeks += told.weeks.length;
    }
    expect(hits / weeks, `weeks ${spread} apart`).toBeGreaterThan(least);
    expect(hits / weeks, `weeks ${spread} apart`).toBeLessThan(most);
  }
});
