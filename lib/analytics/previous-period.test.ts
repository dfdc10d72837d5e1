import { expect, test } from "vitest";
import { parseIsoUs, US_PER_HOUR } from "../core/time.ts";
import { previousPeriod } from "./previous-period.ts";
import { startOfDayUs } from "./zone.ts";

const utc = (text: string): number => parseIsoUs(text) ?? Number.NaN;
const day = (text: string, zone: string): number => startOfDayUs(text, zone) ?? Number.NaN;

test("three days after clocks went back are held against the three days before, which have 73 hours", () => {
  const zone = "Europe/Berlin";
  const now = { fromUs: day("2026-10-26", zone), toUs: day("2026-10-29", zone) };
  const before = previousPeriod(now, zone);
  expect(before).toEqual({ fromUs: day("2026-10-23", zone), toUs: now.fromUs });
  expect((before.toUs - before.fromUs) / US_PER_HOUR).toBe(73);
});

test("days that end now are held against as much of the last day, by the clock on the wall", () => {
  const zone = "America/New_York"; // clocks went forward on 8 March 2026
  const now = { fromUs: day("2026-03-10", zone), toUs: utc("2026-03-12T16:30:00Z") };
  // Two days and 12:30 hours before the 10th's midnight is 11:30 on the 7th, still five hours behind UTC.
  expect(previousPeriod(now, zone).fromUs).toBe(utc("2026-03-07T16:30:00Z"));
});

test("hours that begin in the midst of a day are held against as many hours", () => {
  const now = { fromUs: utc("2026-10-25T12:00:00Z"), toUs: utc("2026-10-26T12:00:00Z") };
  expect(previousPeriod(now, "Europe/Berlin")).toEqual({
    fromUs: utc("2026-10-24T12:00:00Z"),
    toUs: now.fromUs,
  });
});

test("a moment with microseconds keeps them", () => {
  const now = { fromUs: utc("2026-11-20T00:00:00Z"), toUs: utc("2026-11-20T06:00:00Z") + 7 };
  expect(previousPeriod(now, "UTC").fromUs).toBe(utc("2026-11-19T18:00:00Z") - 7);
});
