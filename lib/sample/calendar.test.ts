import { expect, test } from "vitest";
import { parseIsoUs, US_PER_DAY } from "../core/time.ts";
import { dayOfWeek, hourOfDay, isBusy, spanAt, workingDays } from "./calendar.ts";

const at = (text: string): number => parseIsoUs(text) ?? 0;

test("knows that 20 November 2026 is a Friday, and its hours in UTC", () => {
  expect(dayOfWeek(at("2026-11-20"))).toBe(5);
  expect(dayOfWeek(at("2026-11-22T23:59:59Z"))).toBe(0);
  expect(hourOfDay(at("2026-11-20T17:30:00Z"))).toBe(17);
});

test("calls 15:00 to 19:00 UTC busy from Monday to Friday, and no other time", () => {
  expect(isBusy(at("2026-11-20T15:00:00Z"))).toBe(true);
  expect(isBusy(at("2026-11-20T18:59:59Z"))).toBe(true);
  expect(isBusy(at("2026-11-20T19:00:00Z"))).toBe(false);
  expect(isBusy(at("2026-11-21T16:00:00Z"))).toBe(false);
});

test("finds the working days that lie whole within a window", () => {
  const window = { fromUs: at("2026-11-18T06:00:00Z"), toUs: at("2026-11-24T12:00:00Z") };
  // Wednesday 18 and Tuesday 24 are cut, 21 and 22 are a weekend.
  expect(workingDays(window)).toEqual([at("2026-11-19"), at("2026-11-20"), at("2026-11-23")]);
});

test("finds the span that holds a moment: its start belongs to it, its end does not", () => {
  const spans = [1, 3, 7].map((day) => ({
    fromUs: day * US_PER_DAY,
    toUs: (day + 1) * US_PER_DAY,
  }));
  expect(spanAt(spans, 3 * US_PER_DAY)).toBe(spans[1]);
  expect(spanAt(spans, 8 * US_PER_DAY - 1)).toBe(spans[2]);
  expect(spanAt(spans, 2 * US_PER_DAY)).toBeNull();
  expect(spanAt(spans, 0)).toBeNull();
  expect(spanAt(spans, 9 * US_PER_DAY)).toBeNull();
  expect(spanAt([], 5)).toBeNull();
});
