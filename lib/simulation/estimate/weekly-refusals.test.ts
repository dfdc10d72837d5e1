import { expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
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
    { startUs: 0, attempts: 100, refused: 10 },
    { startUs: WEEK_US, attempts: 100, refused: 20 },
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
