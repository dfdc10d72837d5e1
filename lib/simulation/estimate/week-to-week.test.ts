import { expect, test } from "vitest";
import { nextWeek } from "./week-to-week.ts";

test("four weeks tell of the next to ±2.63 of their standard deviations", () => {
  const told = nextWeek([0.01, 0.02, 0.03, 0.04]);
  expect(told?.mean).toBeCloseTo(0.025, 12);
  expect((told?.half ?? 0) / (told?.deviation ?? 1)).toBeCloseTo(2.631, 3);
});

test("one week, or none, tells nothing of the next", () => {
  expect(nextWeek([0.02])).toBeNull();
  expect(nextWeek([])).toBeNull();
});
