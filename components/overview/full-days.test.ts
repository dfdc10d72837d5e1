import { expect, test } from "vitest";
import { fullDays } from "./full-days.ts";

const us = (iso: string): number => Date.parse(iso) * 1_000;
const nowUs = us("2026-11-21T07:00:00Z");

test("today is not over, and nothing cuts the beginning of all time", () => {
  const filters = { fromUs: null, toUs: null, zone: "UTC" };
  expect(fullDays({ nowUs, filters })).toEqual({ first: null, last: "2026-11-20" });
});

test("a period that begins or ends within a day does not hold that day", () => {
  const filters = { fromUs: us("2026-11-13T12:00:00Z"), toUs: us("2026-11-15T12:00:00Z") };
  expect(fullDays({ nowUs, filters: { ...filters, zone: "UTC" } })).toEqual({
    first: "2026-11-14",
    last: "2026-11-14",
  });
});

test("days are those of the zone", () => {
  const filters = { fromUs: us("2026-11-01T23:00:00Z"), toUs: us("2026-11-05T23:00:00Z") };
  expect(fullDays({ nowUs, filters: { ...filters, zone: "Europe/Berlin" } })).toEqual({
    first: "2026-11-02",
    last: "2026-11-05",
  });
});
