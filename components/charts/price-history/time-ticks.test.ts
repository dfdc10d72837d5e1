import fc from "fast-check";
import { expect, test } from "vitest";
import { timeTicks } from "./time-ticks.ts";

const ticks = (from: string, to: string) => timeTicks(Date.parse(from), Date.parse(to));
const days = (from: string, to: string) =>
  ticks(from, to).map(({ at }) => new Date(at).toISOString().slice(0, 10));

test("a tick that names a month stands on its first day", () => {
  expect(days("2026-03-05", "2026-11-29")).toEqual([
    "2026-05-01",
    "2026-07-01",
    "2026-09-01",
    "2026-11-01",
  ]);
  expect(ticks("2026-03-05", "2026-11-29").map(({ label }) => label)).toEqual([
    "May 2026",
    "Jul 2026",
    "Sep 2026",
    "Nov 2026",
  ]);
});

test("a span without two months in it is told by days, with their year", () => {
  expect(ticks("2026-11-10", "2026-11-28").map(({ label }) => label)).toEqual([
    "12 Nov 2026",
    "19 Nov 2026",
    "26 Nov 2026",
  ]);
});

test("years apart, the ticks are years apart", () => {
  expect(days("2016-02-01", "2026-11-28")).toEqual([
    "2018-01-01",
    "2020-01-01",
    "2022-01-01",
    "2024-01-01",
    "2026-01-01",
  ]);
});

test("whatever the span: at most six ticks, in order, all within it, and never none", () => {
  const week = 7 * 86_400_000;
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse("1990-01-01"), max: Date.parse("2060-01-01") }),
      fc.integer({ min: week, max: 60 * 52 * week }),
      (from, length) => {
        const places = timeTicks(from, from + length).map(({ at }) => at);
        expect(places.length).toBeGreaterThan(0);
        expect(places.length).toBeLessThanOrEqual(6);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const at of places) expect(at >= from && at <= from + length).toBe(true);
      },
    ),
    { seed: 15 },
  );
});
