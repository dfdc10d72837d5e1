import { expect, test } from "vitest";
import { US_PER_DAY } from "../../lib/core/time.ts";
import { TimedCalls } from "../../lib/simulation/latency/timed-calls.ts";
import { forecastsOf } from "./forecast-weeks.ts";
import { forecastSentences } from "./forecast-words.ts";

/** A hundred attempts a week, of which so many are refused. */
const capacityOf = (...refused: number[]) => ({
  ...{ otherRefusals: 0, unknownRefusals: 0, silent: 0 },
  attempts: refused.flatMap((of, week) =>
    Array.from({ length: 100 }, (_, n) => ({
      atUs: week * 7 * US_PER_DAY + n * 1e6,
      accepted: n >= of,
    })),
  ),
});

const nothing = { flexDays: [], timed: new TimedCalls() };

test("two weeks are held against what is assumed, later ones against the weeks before them", () => {
  const { weeks } = forecastsOf({ ...nothing, capacity: capacityOf(10, 12, 11, 9, 60) });
  const told = weeks.map(({ startUs, actual, isHit, basis, earlier }) => [
    ...[startUs / US_PER_DAY, actual, isHit, basis, earlier],
  ]);
  expect(told).toEqual([
    [0, 0.1, true, "assumed", 0],
    [7, 0.12, true, "assumed", 1],
    [14, 0.11, true, "measured", 2],
    [21, 0.09, true, "measured", 3],
    [28, 0.6, false, "measured", 4],
  ]);
});

test("how many weeks were hit is told by what their bands rest on, and what records cannot tell is said", () => {
  const forecasts = forecastsOf({ ...nothing, capacity: capacityOf(10, 12, 11, 9, 60) });
  const [refusals, cost, latency] = forecastSentences(forecasts);
  expect(refusals).toBe(
    "Refused attempts: 2 of 3 weeks lay within the band of nine in ten that the weeks before had predicted; 2 of 2 weeks before those within what is assumed before anything was seen.",
  );
  expect(cost).toMatch(/^Cost of a request at flex: no week holds/);
  expect(latency).toMatch(/^p95 at flex: no week holds/);
});

test("records without a call at flex leave all of it assumed, and that is said", () => {
  const forecasts = forecastsOf({ ...nothing, capacity: capacityOf() });
  expect(forecasts.weeks).toEqual([]);
  expect(forecastSentences(forecasts)).toEqual([
    "No week of these records holds enough calls at flex, so there is nothing to hold a forecast against: what is said of flex is assumed.",
  ]);
});
