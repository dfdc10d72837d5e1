import { expect, test } from "vitest";
import { parseIsoUs } from "../../../lib/core/time.ts";
import { breakWords, slotTicks, timeSlots } from "./time-slots.ts";

const us = (text: string): number => parseIsoUs(text) ?? 0;
const nowUs = us("2026-11-20T12:00:00Z");

test("days between the first and the last have a place each, across a change of the clock", () => {
  // Local midnights in Berlin: 22:00 UTC before 25 October, 23:00 UTC from then on.
  const starts = ["2026-10-23T22:00Z", "2026-10-24T22:00Z", "2026-10-26T23:00Z"].map(us);
  const slots = timeSlots(starts, { step: "day", zone: "Europe/Berlin", nowUs });
  expect(slots.map(({ key, startUs }) => [key, startUs !== null])).toEqual([
    ["2026-10-24", true],
    ["2026-10-25", true],
    ["2026-10-26", false],
    ["2026-10-27", true],
  ]);
  expect(slots[0]).toMatchObject({ label: "24 Oct 2026", tick: "24 Oct", unfinished: false });
});

test("weeks and months step by their own length, and hours by an hour", () => {
  const axis = { zone: "UTC", nowUs };
  const keys = (step: "week" | "month" | "hour", starts: readonly string[]) =>
    timeSlots(starts.map(us), { ...axis, step }).map(({ tick }) => tick);
  expect(keys("week", ["2026-10-26", "2026-11-09"])).toEqual(["26 Oct", "2 Nov", "9 Nov"]);
  expect(keys("month", ["2025-12-01", "2026-02-01"])).toEqual(["Dec 2025", "Jan 2026", "Feb 2026"]);
  expect(keys("hour", ["2026-11-19T22:00Z", "2026-11-20T00:00Z"])).toEqual([
    "19 Nov, 22:00",
    "19 Nov, 23:00",
    "20 Nov, 00:00",
  ]);
});

test("a place tells its days, and has not ended while one of them is not over in the zone", () => {
  const slot = (step: "hour" | "day" | "week" | "month", start: string, zone = "UTC") => {
    const [{ firstDay, lastDay, unfinished } = { firstDay: "", lastDay: "", unfinished: null }] =
      timeSlots([us(start)], { step, zone, nowUs });
    return [firstDay, lastDay, unfinished];
  };
  expect(slot("week", "2026-11-16")).toEqual(["2026-11-16", "2026-11-22", true]);
  expect(slot("week", "2026-11-09")).toEqual(["2026-11-09", "2026-11-15", false]);
  expect(slot("month", "2026-11-01")).toEqual(["2026-11-01", "2026-11-30", true]);
  expect(slot("day", "2026-11-18T13:00Z", "Pacific/Auckland")[2]).toBe(false);
  expect(slot("day", "2026-11-19T11:00Z", "Pacific/Auckland")).toEqual([
    ...["2026-11-20", "2026-11-20", false], // it is the 21st there
  ]);
  expect(slot("hour", "2026-11-20T12:00Z")).toEqual(["2026-11-20", "2026-11-20", true]);
  expect(slot("hour", "2026-11-20T11:00Z")[2]).toBe(false);
});

test("a long empty stretch is one place where it would take up most of the axis, and ticks name their year", () => {
  const axis = { zone: "UTC", nowUs };
  const slots = timeSlots(["2025-05-12", "2026-11-09", "2026-11-16"].map(us), {
    ...axis,
    step: "week",
  });
  expect(slots.map(({ label, isBreak }) => [label, isBreak])).toEqual([
    ["Week of 12 May 2025", false],
    ["19 May 2025 \u2013 8 Nov 2026", true],
    ["Week of 9 Nov 2026", false],
    ["Week of 16 Nov 2026", false],
  ]);
  expect(slotTicks(slots).map(({ label }) => label)).toEqual([
    "12 May 2025",
    "9 Nov 2026",
    "16 Nov",
  ]);
  expect(breakWords(slots)).toBe(
    "No records from 19 May 2025 to 8 Nov 2026: 539 days, drawn as a break.",
  );
  const hours = timeSlots(["2026-11-01T05:00Z", "2026-11-04T05:00Z"].map(us), {
    ...axis,
    step: "hour",
  });
  expect(hours.map(({ firstDay, lastDay, isBreak }) => [firstDay, lastDay, isBreak])).toEqual([
    ["2026-11-01", "2026-11-01", false],
    ["2026-11-01", "2026-11-04", true],
    ["2026-11-04", "2026-11-04", false],
  ]);
  const months = timeSlots(["2020-01-01", "2026-01-01"].map(us), { ...axis, step: "month" });
  expect(months.map(({ tick }) => tick)).toEqual(["Jan 2020", "", "Jan 2026"]);
  expect(
    breakWords(timeSlots([us("2026-11-01"), us("2026-11-20")], { ...axis, step: "day" })),
  ).toBe(null);
});

test("today has not ended, and an axis of more than 400 places keeps only those with rows", () => {
  const axis = { step: "day", zone: "UTC", nowUs } as const;
  expect(timeSlots([us("2026-11-20")], axis)[0]?.unfinished).toBe(true);
  const every20 = Array.from({ length: 30 }, (_, n) => us("2024-11-20") + n * 20 * 86_400_000_000);
  expect(timeSlots(every20, axis)).toHaveLength(30);
  expect(timeSlots([], axis)).toEqual([]);
  const year = Array.from({ length: 90 }, (_, day) => us("2026-01-01") + day * 86_400_000_000);
  expect(slotTicks(timeSlots(year, axis)).length).toBeLessThanOrEqual(8);
});
