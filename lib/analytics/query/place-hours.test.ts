import { expect, test } from "vitest";
import { parseIsoUs, UNDATED_US, US_PER_HOUR } from "../../core/time.ts";
import { type HourlyOperations, placeHours } from "./place-hours.ts";

const NAMES = {
  ...{ provider: null, model: null, tierRequested: null, project: null, workload: null },
  ...{ apiKey: null, endpoint: null, firstErrorClass: null, lastOutcome: null },
  ...{ lastErrorClass: null, lastTierServed: null, fellBack: null, grouped: null },
};
const SUMS = {
  ...{ attemptsEach: null, operations: 1, attempts: 1, waitedMs: 0, waitedUnknown: 0 },
  ...{ failingMs: 0, failingUnknown: 0 },
};
const beganUs = (...us: readonly number[]): HourlyOperations => ({
  cell: { ...NAMES, ...SUMS, bucket: null },
  hours: us.map((one) => ({ hour: one / US_PER_HOUR, attempts: 1, refused: 0 })),
});
const began = (...times: readonly string[]): HourlyOperations =>
  beganUs(...times.map((time) => parseIsoUs(time) ?? Number.NaN));

test("an hour lies in the local day in which it begins, and keeps its own number", () => {
  const hours = placeHours(
    [began("2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z", "2026-10-25T23:00:00Z")],
    "day",
    "Europe/Berlin",
  );
  // The clock goes back on 25 October: that day has 25 hours, from 22:00 UTC to 23:00 UTC.
  expect(hours.map(({ cell }) => cell.bucket)).toEqual([
    parseIsoUs("2026-10-24T22:00:00Z"),
    parseIsoUs("2026-10-25T23:00:00Z"),
  ]);
  expect(hours.map((one) => one.hours.map(({ hour }) => hour * US_PER_HOUR))).toEqual([
    [parseIsoUs("2026-10-24T22:00:00Z"), parseIsoUs("2026-10-25T22:00:00Z")],
    [parseIsoUs("2026-10-25T23:00:00Z")],
  ]);
});

test("without a cut by time there is one bucket, and what names no time is left out", () => {
  const undated = beganUs(UNDATED_US);
  const hours = placeHours([began("2026-10-24T22:00:00Z"), undated], null, "UTC");
  expect(hours).toEqual([began("2026-10-24T22:00:00Z")]);
  expect(placeHours([undated], "day", "UTC")).toEqual([]);
  // 24 October 2026 is a Saturday: 5 × 24 + 22.
  expect(placeHours([began("2026-10-24T22:00:00Z")], "hourOfWeek", "UTC")[0]?.cell.bucket).toBe(
    142,
  );
});
