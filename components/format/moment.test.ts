import { expect, test } from "vitest";
import {
  addDays,
  dayInZone,
  daysBetween,
  formatDay,
  formatDayOf,
  formatDayRange,
  formatMoment,
} from "./moment.ts";

const us = (iso: string): number => Date.parse(iso) * 1000;

test("an instant falls on the day that its zone says", () => {
  const late = us("2026-11-14T23:30:00Z");
  expect(dayInZone(late, "UTC")).toBe("2026-11-14");
  expect(dayInZone(late, "Asia/Tokyo")).toBe("2026-11-15");
  expect(formatMoment(late, "America/New_York")).toBe("14 Nov 2026, 18:30");
  expect(formatDayOf(late, "Asia/Tokyo")).toBe("15 Nov 2026");
});

test("midnight reads 00:00, not 24:00", () => {
  expect(formatMoment(us("2026-03-01T00:00:00Z"), "UTC")).toBe("1 Mar 2026, 00:00");
});

test("a range of days says once what its ends share", () => {
  expect(formatDayRange("2026-11-01", "2026-11-30")).toBe("1\u201330 Nov 2026");
  expect(formatDayRange("2026-10-22", "2026-11-20")).toBe("22 Oct \u2013 20 Nov 2026");
  expect(formatDayRange("2025-12-30", "2026-01-02")).toBe("30 Dec 2025 \u2013 2 Jan 2026");
  expect(formatDayRange("2026-05-01", "2026-05-01")).toBe("1 May 2026");
});

test("days are counted over the end of February in a leap year", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(3);
});

test("text that is no day is shown as it came", () => {
  expect(formatDay("week 3")).toBe("week 3");
});
