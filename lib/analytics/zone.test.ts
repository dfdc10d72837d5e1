import { expect, test } from "vitest";
import { addDaysUs, dayOf, isKnownZone, startOfDayUs, startOfItsDayUs } from "./zone.ts";

const HOUR_US = 3_600_000_000;

test("a moment belongs to the day of its zone", () => {
  const us = Date.UTC(2026, 10, 20, 23, 30) * 1_000;
  expect(dayOf(us, "UTC")).toBe("2026-11-20");
  expect(dayOf(us, "Europe/Berlin")).toBe("2026-11-21");
  expect(dayOf(us, "America/New_York")).toBe("2026-11-20");
});

test("days have 23, 24 or 25 hours at the switches of five zones", () => {
  const hours = (day: string, zone: string): number => {
    const start = startOfDayUs(day, zone) ?? 0;
    return (addDaysUs(start, 1, zone) - start) / HOUR_US;
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
