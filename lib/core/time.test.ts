import fc from "fast-check";
import { expect, test } from "vitest";
import { isoFromUs, isPlausibleUs, parseIsoUs, US_PER_MS } from "./time.ts";

test("a time without a zone is UTC, and seven fraction digits keep their microseconds", () => {
  expect(parseIsoUs("2023-11-16 18:17:03.9799600")).toBe(
    Date.UTC(2023, 10, 16, 18, 17, 3) * US_PER_MS + 979_960,
  );
});

test("an offset is taken off: 02:00+02:00 is midnight UTC", () => {
  expect(parseIsoUs("2026-11-20T02:00:00+02:00")).toBe(Date.UTC(2026, 10, 20) * US_PER_MS);
  expect(parseIsoUs("2026-11-19T18:30-0530")).toBe(Date.UTC(2026, 10, 20) * US_PER_MS);
});

test("a bare day is its first moment", () => {
  expect(parseIsoUs("2025-06-10")).toBe(Date.UTC(2025, 5, 10) * US_PER_MS);
});

test("the other ways to write it are read too", () => {
  const at = Date.UTC(2026, 10, 20, 12, 30) * US_PER_MS;
  for (const text of [
    "20261120T123000Z",
    "20261120T1230",
    "2026-11-20t12:30:00z",
    "2026-11-20 12:30",
    "2026-11-20T12:30:00,000",
    "2026-11-20T14:30:00+02",
    "2026-11-20 12:30:00 GMT",
  ]) {
    expect(parseIsoUs(text), text).toBe(at);
  }
  expect(parseIsoUs("20261120")).toBe(Date.UTC(2026, 10, 20) * US_PER_MS);
});

test("an offset that no clock has is refused", () => {
  for (const zone of ["+9999", "+19:00", "-02:60"]) {
    expect(parseIsoUs(`2026-11-20T12:30:00${zone}`), zone).toBeNull();
  }
});

test("days that no calendar has are refused", () => {
  for (const text of [
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-01-01T24:30:00Z",
    "1795020000",
  ]) {
    expect(parseIsoUs(text), text).toBeNull();
  }
});

test("the year 55000 and the year 1970 are not plausible moments of use", () => {
  expect(isPlausibleUs(1_673_000_000_000 * 1_000 * 1_000)).toBe(false);
  expect(isPlausibleUs(0)).toBe(false);
  expect(isPlausibleUs(Date.UTC(2026, 10, 20) * US_PER_MS)).toBe(true);
});

test("parse after print is identity to the microsecond", () => {
  const earliest = Date.UTC(2015, 0, 1) * US_PER_MS;
  const latest = Date.UTC(2099, 0, 1) * US_PER_MS;
  fc.assert(
    fc.property(fc.integer({ min: earliest, max: latest }), (us) => {
      expect(parseIsoUs(isoFromUs(us))).toBe(us);
    }),
    { seed: 12 },
  );
});
