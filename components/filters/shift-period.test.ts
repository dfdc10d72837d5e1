import { describe, expect, test } from "vitest";
import { KEYED_PERIODS } from "./keyed-periods.ts";
import { shiftPeriod } from "./shift-period.ts";

const TODAY = "2026-11-21";
const preset = (period: string) => ({ period, fromDay: null, toDay: null });
const custom = (from: string, to: string) => ({ period: "custom", fromDay: from, toDay: to });

describe("a step back", () => {
  test("from the last 7 days leads to the 7 days before them", () => {
    expect(shiftPeriod(preset("7d"), -1, TODAY)).toEqual({
      days: { from: "2026-11-08", to: "2026-11-14" },
    });
  });

  test("from this month leads to all of the month before, however long it is", () => {
    expect(shiftPeriod(preset("month"), -1, TODAY)).toEqual({
      days: { from: "2026-10-01", to: "2026-10-31" },
    });
    expect(shiftPeriod(custom("2026-03-01", "2026-03-31"), -1, TODAY)).toEqual({
      days: { from: "2026-02-01", to: "2026-02-28" },
    });
  });

  test("from whole months goes by as many months, over the turn of the year too", () => {
    expect(shiftPeriod(custom("2026-01-01", "2026-03-31"), -1, TODAY)).toEqual({
      days: { from: "2025-10-01", to: "2025-12-31" },
    });
  });

  test("from the last 24 hours leads to yesterday", () => {
    expect(shiftPeriod(preset("24h"), -1, TODAY)).toEqual({
      days: { from: "2026-11-20", to: "2026-11-20" },
    });
  });

  test("leads nowhere from all time, nor from a period with one open end", () => {
    expect(shiftPeriod(preset("all"), -1, TODAY)).toBeNull();
    expect(shiftPeriod({ ...custom("2026-11-01", ""), toDay: null }, -1, TODAY)).toBeNull();
  });
});

describe("a step on", () => {
  test("undoes a step back, and ends with the period's own name", () => {
    expect(shiftPeriod(custom("2026-11-08", "2026-11-14"), 1, TODAY)).toEqual({ period: "7d" });
    expect(shiftPeriod(custom("2026-10-01", "2026-10-31"), 1, TODAY)).toEqual({ period: "month" });
  });

  test("from whole months goes by months where the next ones are over", () => {
    expect(shiftPeriod(custom("2026-01-01", "2026-02-28"), 1, TODAY)).toEqual({
      days: { from: "2026-03-01", to: "2026-04-30" },
    });
  });

  test("ends today, and with as many days, where it would reach into the future", () => {
    expect(shiftPeriod(custom("2026-11-15", "2026-11-18"), 1, TODAY)).toEqual({
      days: { from: "2026-11-18", to: TODAY },
    });
  });

  test("leads nowhere from what reaches until today", () => {
    for (const period of ["24h", "7d", "30d", "90d", "month"]) {
      expect(shiftPeriod(preset(period), 1, TODAY), period).toBeNull();
    }
  });
});

test("each key of a period stands for one, and months are those of the calendar", () => {
  const keys = KEYED_PERIODS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const chosen = (key: string, today: string) =>
    KEYED_PERIODS.find((period) => period.key === key)?.choose(today);
  expect(chosen("p", "2026-03-31")).toEqual({ days: { from: "2026-02-01", to: "2026-02-28" } });
  expect(chosen("s", TODAY)).toEqual({ days: { from: "2026-06-01", to: TODAY } });
  expect(chosen("l", TODAY)).toEqual({ days: { from: "2025-12-01", to: TODAY } });
  expect(chosen("f", "2026-03-01")).toEqual({ days: { from: "2026-02-02", to: "2026-03-01" } });
});
