import { expect, test } from "vitest";
import { sampleOf } from "../../testing/sampled-calls.ts";
import { bandHalf } from "./ecdf.ts";
import { quantileInterval } from "./quantile-interval.ts";

const places = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const HOUR_S = 3_600;

test("of 1 to 400 ms, a call an hour, the median is 200 ms, and its interval about ±4 points of rank", () => {
  // 200 of 400 below; half width 1.6449 × √(0.25 / 400) = 0.0411, 16 or 17 ranks
  const { rows } = sampleOf(
    places(400).map((n) => ({ latencyMs: n + 1, atS: ((n * 7) % 400) * HOUR_S })),
  );
  const found = quantileInterval(rows, places(400), 0.5);
  expect(found).toMatchObject({ ms: 200, lowMs: 184, highMs: 217 });
  expect(found?.effective).toBeGreaterThan(398);
});

test("calls that share the weather of their hours say no more than the hours do", () => {
  // Ten hours of forty calls: in five of them all take 100 ms, in five all take 300 ms.
  const { rows } = sampleOf(
    places(400).map((n) => ({ latencyMs: n % 10 < 5 ? 100 : 300, atS: (n % 10) * HOUR_S })),
  );
  const found = quantileInterval(rows, places(400), 0.5);
  expect(found?.effective).toBeCloseTo(9, 6);
  expect(found).toMatchObject({ ms: 100, lowMs: 100, highMs: 300 });
});

test("calls of fewer than five hours have no interval, no calls have no quantile", () => {
  const { rows } = sampleOf(places(100).map((n) => ({ latencyMs: n })));
  expect(quantileInterval(rows, places(100), 0.5)).toMatchObject({ lowMs: null, highMs: null });
  expect(quantileInterval(rows, [], 0.5)).toBeNull();
});

test("an end beyond the longest call is not known", () => {
  const { rows } = sampleOf(places(30).map((n) => ({ latencyMs: n + 1, atS: n * HOUR_S })));
  expect(quantileInterval(rows, places(30), 0.95)?.highMs).toBeNull();
});

test("the band of 100 calls is ±12.2 points: √(ln 20 / 200)", () => {
  expect(bandHalf(100)).toBeCloseTo(0.12239, 5);
  expect(bandHalf(0)).toBe(1);
});
