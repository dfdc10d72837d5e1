import { expect, test } from "vitest";
import { US_PER_DAY } from "../../core/time.ts";
import { backtestRefusals, nextWeekRefused, refusalWeeks } from "./weekly-refusals.ts";

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

test("the next week lies between the weeks before it, and may differ from them as they do", () => {
  const told = nextWeekRefused(refusalWeeks(weeksOf(10, 20, 10, 20)));
  expect(told?.point).toBeGreaterThan(0.1);
  expect(told?.point).toBeLessThan(0.2);
  expect(told?.low).toBeLessThan(0.1);
  expect(told?.high).toBeGreaterThan(0.2);
  expect(nextWeekRefused(refusalWeeks(weeksOf(10)))).toBeNull();
});

test("steady weeks are hit, a week of sudden shortage is not", () => {
  const told = backtestRefusals(weeksOf(10, 12, 11, 9, 60));
  expect(told.weeks.map(({ week, isHit }) => [week, isHit])).toEqual([
    [2, true],
    [3, true],
    [4, false],
  ]);
  expect(told.weeks.at(-1)?.actual).toBe(0.6);
});
