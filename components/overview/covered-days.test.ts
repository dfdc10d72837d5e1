import { expect, test } from "vitest";
import { datedPeriod, isoDaysWords } from "./covered-days.ts";

const days = [{ day: "2026-10-22" }, { day: "2026-11-20" }];
const filters = { fromUs: null, toUs: null, zone: "UTC" };
const us = (iso: string): number => Date.parse(iso) * 1_000;

test("all time is told with the days of the records", () => {
  expect(datedPeriod("All time", { filters, days })).toBe("All time (22 Oct \u2013 20 Nov 2026)");
  expect(isoDaysWords({ filters, days })).toBe("2026-10-22 to 2026-11-20");
});

test("a period of its own is told by its own days, in its zone, its end exclusive", () => {
  const week = {
    ...filters,
    zone: "Europe/Berlin",
    fromUs: us("2026-11-13T23:00:00Z"),
    toUs: us("2026-11-20T23:00:00Z"),
  };
  expect(datedPeriod("Last 7 days", { filters: week, days })).toBe(
    "Last 7 days (14\u201320 Nov 2026)",
  );
  expect(isoDaysWords({ filters: week, days: [] })).toBe("2026-11-14 to 2026-11-20");
});

test("a period that is named by its days is not told twice", () => {
  const custom = { ...filters, fromUs: us("2026-11-01"), toUs: us("2026-11-06") };
  expect(datedPeriod("1\u20135 Nov 2026", { filters: custom, days })).toBe("1\u20135 Nov 2026");
});

test("without records all time has no days", () => {
  expect(datedPeriod("All time", { filters, days: [] })).toBe("All time");
  expect(isoDaysWords({ filters, days: [] })).toBe("none");
});
