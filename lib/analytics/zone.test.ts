import { expect, test } from "vitest";
import { US_PER_HOUR, US_PER_MS } from "../core/time.ts";
import {
  addDaysUs,
  calendarStarts,
  dayOf,
  isKnownZone,
  startOfDayUs,
  startOfItsDayUs,
} from "./zone.ts";

test("a moment belongs to the day of its zone", () => {
  const us = Date.UTC(2026, 10, 20, 23, 30) * 1_000;
  expect(dayOf(us, "UTC")).toBe("2026-11-20");
  expect(dayOf(us, "Europe/Berlin")).toBe("2026-11-21");
  expect(dayOf(us, "America/New_York")).toBe("2026-11-20");
});

test("days have 23, 24 or 25 hours at the switches of five zones", () => {
  const hours = (day: string, zone: string): number => {
    const start = startOfDayUs(day, zone) ?? 0;
    return (addDaysUs(start, 1, zone) - start) / US_PER_HOUR;
  };
  expect(hours("2026-03-29", "Europe/Berlin")).toBe(23);
  expect(hours("2026-10-25", "Europe/Berlin")).toBe(25);
  expect(hours("2026-03-08", "America/New_York")).toBe(23);
  expect(hours("2026-04-05", "Australia/Lord_Howe")).toBe(24.5);
  expect(hours("2026-11-20", "Asia/Kolkata")).toBe(24);
  expect(hours("2026-03-29", "UTC")).toBe(24);
});

test("the start of a moment's day is the start of that day", () => {
  const us = Date.UTC(2026, 10, 20, 12) * 1_000;
  expect(startOfItsDayUs(us, "Asia/Kolkata")).toBe(startOfDayUs("2026-11-20", "Asia/Kolkata"));
});

test("what is no day or no zone is said so", () => {
  expect(startOfDayUs("2026-02-30", "UTC")).toBeNull();
  expect(startOfDayUs("yesterday", "UTC")).toBeNull();
  expect(isKnownZone("Mars/Base")).toBe(false);
});

/** In the first five clocks go from 23:59 to 01:00 on a day of spring. */
const ZONES = [
  "Africa/Cairo",
  "America/Havana",
  "America/Santiago",
  "Asia/Beirut",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Europe/Berlin",
];

test("each day of a year starts where its date does, also where clocks skip midnight", () => {
  const fromUs = Date.UTC(2025, 11, 20) * US_PER_MS;
  const year = { fromUs, toUs: Date.UTC(2027, 0, 10) * US_PER_MS };
  const wrong: string[] = [];
  for (const zone of ZONES) {
    for (const startUs of calendarStarts(year, "day", zone)) {
      if (startOfDayUs(dayOf(startUs, zone), zone) !== startUs) wrong.push(`${zone} ${startUs}`);
    }
  }
  expect(wrong).toEqual([]);
  // Cairo's clock goes from 23:59 of the 23rd to 01:00 of the 24th: that day has 23 hours.
  const skipped = startOfDayUs("2026-04-24", "Africa/Cairo") ?? 0;
  expect(addDaysUs(skipped, 1, "Africa/Cairo") - skipped).toBe(23 * US_PER_HOUR);
});
