import { expect, test } from "vitest";
import { addDays } from "../../format/moment.ts";
import { axisOf, bucketEnd, bucketStart } from "./calendar-buckets.ts";

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

const daily = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => addDays(first, n));

test("the step is the finest that fits", () => {
  const step = (first: string, last: string, most: number) => axisOf([first, last], most).step;
  expect(step("2026-11-01", "2026-11-30", 30)).toBe("day");
  expect(step("2026-11-01", "2026-11-30", 29)).toBe("week");
  expect(axisOf(daily("2024-01-01", 1_096), 40).step).toBe("month");
  expect(axisOf(daily("1000-01-01", 400_000), 12).step).toBe("century");
});

test("days without data are buckets too", () => {
  const { slots } = axisOf(["2026-02-27", "2026-03-02"], 100);
  expect(slots.map(({ start }) => start)).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
  ]);
});

test("an old file before a month of days is followed by one break, and the days stay days", () => {
  const days = [...daily("2025-05-01", 3), ...daily("2026-10-22", 30)];
  const { step, slots } = axisOf(days, 100);
  expect([step, slots.length]).toEqual(["day", 34]);
  expect(slots[3]).toEqual({ start: "2025-05-04", end: "2026-10-21", isBreak: true });
  expect(slots.filter(({ isBreak }) => isBreak)).toHaveLength(1);
});

test("a stretch without data is not broken while most of the axis is data", () => {
  const days = [...daily("2026-01-01", 40), ...daily("2026-03-20", 40)]; // 38 days between
  const { slots } = axisOf(days, 200);
  expect(slots).toHaveLength(118);
  expect(slots.some(({ isBreak }) => isBreak)).toBe(false);
});
