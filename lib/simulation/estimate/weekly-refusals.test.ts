import { expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import type { CapacityAttempt } from "./capacity-attempts.ts";
import { assumedRefusal, backtestRefusals, refusalWeeks } from "./weekly-refusals.ts";

const WEEK_US = 7 * US_PER_DAY;

/** A hundred attempts in each week, of which so many are refused. */
const weeksOf = (...refused: number[]) =>
  refused.flatMap((none, week) =>
    Array.from({ length: 100 }, (_, place) => ({
      atUs: week * WEEK_US + (place * WEEK_US) / 100,
      accepted: place >= none,
    })),
  );

test("attempts are counted by weeks from the first, and thin weeks are left out", () => {
  const lone = { atUs: 5 * WEEK_US, accepted: false };
  expect(refusalWeeks([...weeksOf(10, 20), lone])).toEqual([
    { startUs: 0, attempts: 100, refused: 10, effect: expect.any(Number) },
    { startUs: WEEK_US, attempts: 100, refused: 20, effect: expect.any(Number) },
  ]);
});

test("steady weeks are hit, a week of sudden shortage is not", () => {
  const told = backtestRefusals(refusalWeeks(weeksOf(10, 12, 11, 9, 60)));
  expect(told.weeks.map(({ week, isHit }) => [week, isHit])).toEqual([
    [2, true],
    [3, true],
    [4, false],
  ]);
  expect(told.weeks.at(-1)?.actual).toBe(0.6);
});

test("the first two weeks are held against what is assumed before anything was seen", () => {
  const assumed = assumedRefusal(createRandom(1));
  expect(assumed.low).toBeGreaterThan(0.005);
  expect(assumed.high).toBeLessThan(0.3);
  const told = backtestRefusals(refusalWeeks(weeksOf(5, 60, 30)), assumed);
  expect(told.weeks.map(({ low, isHit }) => [low === assumed.low, isHit])).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
});

test("bands hold nine weeks of ten where refusals come in outages of hours", () => {
  const random = createRandom(8);
  let [hits, weeks] = [0, 0];
  for (let world = 0; world < 120; world++) {
    const draws = random.at(world);
    const attempts: CapacityAttempt[] = [];
    let isDown = false;
    // An attempt every ten minutes; an outage begins once in three days and lasts five hours.
    for (let place = 0; place < 6 * 1_008; place++) {
      isDown = draws.next() < (isDown ? 29 / 30 : 1 / 432);
      attempts.push({ atUs: place * 600e6, accepted: draws.next() < (isDown ? 0.1 : 0.99) });
    }
    const told = backtestRefusals(refusalWeeks(attempts));
    hits += told.weeks.filter(({ isHit }) => isHit).length;
    weeks += told.weeks.length;
  }
  expect(hits / weeks).toBeGreaterThan(0.84);
  expect(hits / weeks).toBeLessThan(0.96);
});
