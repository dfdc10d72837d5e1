import { expect, test } from "vitest";
import { US_PER_DAY } from "../../lib/core/time.ts";
import { forecastWeeks } from "./forecast-weeks.ts";

/** A hundred attempts a week, of which so many are refused. */
const weeksOf = (...refused: number[]) =>
  refused.flatMap((of, week) =>
    Array.from({ length: 100 }, (_, n) => ({
      atUs: week * 7 * US_PER_DAY + n * 1e6,
      accepted: n >= of,
    })),
  );

test("the third week is the first that can be predicted, and a week unlike the others is missed", () => {
  const weeks = forecastWeeks(weeksOf(10, 12, 11, 9, 60));
  expect(weeks.map(({ startUs, actual, isHit }) => [startUs / US_PER_DAY, actual, isHit])).toEqual([
    [14, 0.11, true],
    [21, 0.09, true],
    [28, 0.6, false],
  ]);
  expect(forecastWeeks([])).toEqual([]);
});
