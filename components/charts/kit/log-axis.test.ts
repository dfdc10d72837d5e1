import fc from "fast-check";
import { expect, test } from "vitest";
import { durationAxis, powerAxis } from "./log-axis.ts";

const labels = ({ ticks }: ReturnType<typeof durationAxis>) =>
  ticks.map(({ label }) => label.replace("\u00a0", " "));

test("an axis of durations is marked at 1 s, 10 s, 1 min, 10 min, 1 h and 24 h", () => {
  expect(labels(durationAxis(1_000, 86_400_000))).toEqual([
    ...["1 s", "10 s", "1 min", "10 min", "1 h", "24 h"],
  ]);
});

test("where durations lie close, marks between help to read them", () => {
  expect(labels(durationAxis(1_300, 8_000))).toEqual(["1 s", "2 s", "5 s", "10 s"]);
  expect(labels(durationAxis(700, 700))).toEqual(["500 ms", "1 s"]);
});

test("amounts are marked at 1, 2 and 5, over many powers at powers of ten alone", () => {
  const axis = (low: number, high: number) => powerAxis(low, high, String).ticks.map((t) => t.at);
  expect(axis(0.0123, 0.07)).toEqual([0.01, 0.02, 0.05, 0.1]);
  expect(axis(3, 40_000)).toEqual([10, 100, 1_000, 10_000]);
});

test("whatever the values, the axis holds them, and has marks", () => {
  const value = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const { low, top, ticks } = powerAxis(Math.min(a, b), Math.max(a, b), String);
      expect(low).toBeLessThanOrEqual(Math.min(a, b));
      expect(top).toBeGreaterThanOrEqual(Math.max(a, b));
      expect(top).toBeGreaterThan(low);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(30);
    }),
    { seed: 5, numRuns: 300 },
  );
});
