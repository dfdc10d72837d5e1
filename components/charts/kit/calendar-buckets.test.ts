import { expect, test } from "vitest";
import { bucketEnd, bucketStart, bucketsBetween, finestStep } from "./calendar-buckets.ts";

test("a week starts on Monday and may start in another year", () => {
  expect(bucketStart("2026-11-20", "week")).toBe("2026-11-16");
  expect(bucketStart("2026-11-16", "week")).toBe("2026-11-16");
  expect(bucketStart("2027-01-02", "week")).toBe("2026-12-28");
  expect(bucketEnd("2026-12-28", "week")).toBe("2027-01-03");
});

test("months, quarters and decades start on their first day", () => {
  expect(bucketStart("2028-02-29", "month")).toBe("2028-02-01");
  expect(bucketEnd("2028-02-01", "month")).toBe("2028-02-29");
  expect(bucketStart("2026-11-20", "quarter")).toBe("2026-10-01");
  expect(bucketStart("2026-11-20", "decade")).toBe("2020-01-01");
});

test("the step is the finest that fits", () => {
  expect(finestStep("2026-11-01", "2026-11-30", 30)).toBe("day");
  expect(finestStep("2026-11-01", "2026-11-30", 29)).toBe("week");
  expect(finestStep("2024-01-01", "2026-12-31", 40)).toBe("month");
  expect(finestStep("1000-01-01", "9999-12-31", 400)).toBe("century");
});

test("days without data are buckets too", () => {
  expect(bucketsBetween("2026-02-27", "2026-03-02", "day")).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
  ]);
});
