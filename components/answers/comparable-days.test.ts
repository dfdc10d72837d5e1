import { expect, test } from "vitest";
import { comparableDays } from "./comparable-days.ts";

const us = (iso: string): number => Date.parse(iso) * 1_000;

test("of thirty recorded days the last 7 and 14 are offered, for as many lie before them", () => {
  const span = { dataFromUs: us("2026-10-23T05:00Z"), dataToUs: us("2026-11-21T09:00Z") };
  expect(comparableDays(span, "UTC")).toEqual([
    { days: 7, from: "2026-11-15", to: "2026-11-21" },
    { days: 14, from: "2026-11-08", to: "2026-11-21" },
  ]);
});

test("days are those of the zone, and one recorded day has none before it", () => {
  const span = { dataFromUs: us("2026-11-20T23:30Z"), dataToUs: us("2026-11-21T09:00Z") };
  expect(comparableDays(span, "UTC")).toEqual([{ days: 1, from: "2026-11-21", to: "2026-11-21" }]);
  expect(comparableDays(span, "Europe/Berlin")).toEqual([]);
  expect(comparableDays({ dataFromUs: null, dataToUs: null }, "UTC")).toEqual([]);
});
