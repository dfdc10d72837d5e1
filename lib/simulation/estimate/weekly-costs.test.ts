import { expect, test } from "vitest";
import { normalQuantile } from "../../core/distributions.ts";
import { createRandom } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import type { FlexDay } from "../traffic/flex-days.ts";
import { backtestCosts, flexWeeks } from "./weekly-costs.ts";

const USD = 1_000_000_000_000n;

/** A hundred requests in one day of each week, a dollar each at flex and two at standard, of which so many fell back. */
const weeksOf = (...fallen: number[]): FlexDay[] =>
  fallen.map((fellBack, week) => ({
    ...{ day: 20_000 + 7 * week, requests: 100, fellBack, squares: 100 },
    ...{ flex: 100n * USD, standard: 200n * USD, lost: BigInt(fellBack) * USD },
    actual: BigInt(100 + fellBack) * USD,
  }));

test("days are summed to weeks from the first, and weeks with fewer than twenty requests are left out", () => {
  const [day] = weeksOf(10);
  if (!day) throw new Error("a day is expected");
  const days = [day, { ...day, day: day.day + 6 }, { ...day, day: day.day + 7, requests: 19 }];
  const [week, ...others] = flexWeeks(days);
  expect(others).toEqual([]);
  // A hundred times a dollar, twice: 200² / 200 requests of like discounts.
  expect(week).toEqual({
    ...{ startUs: 20_000 * US_PER_DAY, requests: 200, flexUsd: 200, discountUsd: 200 },
    ...{ lostUsd: 20, actualUsd: 220, evenRequests: 200, effect: 1 },
  });
});

test("what was run is predicted at its own prices, by the discount that the weeks before lost", () => {
  // A tenth fell back: $1.10 a request; in the last week half did.
  const told = backtestCosts(flexWeeks(weeksOf(10, 12, 11, 9, 50)));
  expect(told.weeks.map(({ week, actual, isHit }) => [week, actual, isHit])).toEqual([
    [2, 1.11, true],
    [3, 1.09, true],
    [4, 1.5, false],
  ]);
  expect(told.weeks[1]?.point).toBeCloseTo(1.11, 2);
  expect(told.hitRate).toBeCloseTo(2 / 3, 12);
});

test("twice the prices predict twice the cost", () => {
  const days = weeksOf(10, 12, 11);
  const [last] = days.slice(-1);
  if (!last) throw new Error("a day is expected");
  const dear = {
    ...last,
    ...{ flex: 200n * USD, standard: 400n * USD, lost: 22n * USD, actual: 222n * USD },
    squares: 400,
  };
  const [cheap, twice] = [days, [...days.slice(0, -1), dear]].map(
    (all) => backtestCosts(flexWeeks(all)).weeks[0],
  );
  expect(twice?.point).toBeCloseTo(2 * (cheap?.point ?? 0), 9);
  expect(twice?.high).toBeCloseTo(2 * (cheap?.high ?? 0), 9);
});

test("one dear request among many is worth one, and leaves its week open", () => {
  const [even, lumpy] = [100, 40 ** 2 + 99 * (60 / 99) ** 2].map((squares) => {
    const days = weeksOf(10, 10, 10).map((day) => ({ ...day, squares }));
    return backtestCosts(flexWeeks(days)).weeks[0];
  });
  const width = (week: typeof even) => (week ? week.high - week.low : 0);
  expect(width(lumpy)).toBeGreaterThan(1.5 * width(even));
});

test("bands hold nine weeks of ten where requests differ tenfold in size, and weeks in fallbacks", () => {
  const random = createRandom(21);
  let [hits, weeks] = [0, 0];
  for (let world = 0; world < 200; world++) {
    const draws = random.at(world);
    const normal = () => normalQuantile(Math.max(draws.next(), 1e-12));
    const days = Array.from({ length: 6 }, (_, week): FlexDay => {
      const share = 1 / (1 + Math.exp(2 - 0.6 * normal()));
      const sums = { fellBack: 0, discount: 0, lost: 0, squares: 0 };
      for (let n = 0; n < 150; n++) {
        const discount = Math.exp(normal());
        const hasFallenBack = draws.next() < share;
        sums.discount += discount;
        sums.squares += discount ** 2;
        if (!hasFallenBack) continue;
        sums.fellBack += 1;
        sums.lost += discount;
      }
      const pico = (usd: number) => BigInt(Math.round(usd * 1e12));
      return {
        ...{ day: 20_000 + 7 * week, requests: 150, fellBack: sums.fellBack },
        ...{ flex: pico(sums.discount), standard: 2n * pico(sums.discount) },
        ...{ lost: pico(sums.lost), actual: pico(sums.discount + sums.lost) },
        squares: sums.squares,
      };
    });
    const told = backtestCosts(flexWeeks(days));
    hits += told.weeks.filter(({ isHit }) => isHit).length;
    weeks += told.weeks.length;
  }
  expect(hits / weeks).toBeGreaterThan(0.86);
  expect(hits / weeks).toBeLessThan(0.95);
});
