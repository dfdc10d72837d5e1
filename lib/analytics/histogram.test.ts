import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HISTOGRAM_BUCKETS, Histogram, histogramBucket } from "./histogram.ts";

const of = (...durations: readonly number[]): Histogram => {
  const histogram = new Histogram();
  for (const ms of durations) histogram.add(histogramBucket(ms), 1);
  return histogram;
};
const anyMs = fc.nat({ max: 2 ** 31 - 1 });

describe("a histogram", () => {
  test("holds each power of two at the upper end of its bucket", () => {
    expect([0, 1, 2, 4, 1024].map(histogramBucket)).toEqual([0, 0, 4, 8, 40]);
    expect([3, 5, 1025].map(histogramBucket)).toEqual([7, 10, 41]);
  });

  test("puts every duration above the bound before its bucket and not above its own", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 27 }), (ms) => {
        const bucket = histogramBucket(ms);
        expect(ms).toBeGreaterThan(2 ** ((bucket - 1) / 4) - 1e-6);
        expect(ms).toBeLessThanOrEqual(2 ** (bucket / 4) + 1e-6);
      }),
      { seed: 3 },
    );
  });

  test("holds a whole day, and says of more than 62 hours that it is at least that", () => {
    expect(histogramBucket(24 * 3_600_000)).toBeLessThan(HISTOGRAM_BUCKETS - 1);
    expect(of(300_000_000).quantile(0.5)).toMatchObject({ isAtLeast: true });
  });

  test("merges to what it would be of all durations together", () => {
    fc.assert(
      fc.property(fc.array(anyMs), fc.array(anyMs), (a, b) => {
        const merged = of(...a);
        merged.merge(of(...b));
        expect(merged).toEqual(of(...a, ...b));
        expect(merged.count).toBe(a.length + b.length);
      }),
      { seed: 5 },
    );
  });

  test("places a quantile within a bucket's ratio of the true one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 2 ** 27 }), { minLength: 1 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (durations, share) => {
          const sorted = [...durations].sort((a, b) => a - b);
          const exact = sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? 0;
          const { ms = 0 } = of(...durations).quantile(share) ?? {};
          expect(Math.abs(Math.log2(ms / exact))).toBeLessThanOrEqual(0.25 + 1e-6);
        },
      ),
      { seed: 7 },
    );
  });

  test("says where too few durations lie beyond a quantile: p99 needs 500, p50 needs 10", () => {
    const many = new Histogram();
    many.add(40, 499);
    expect(many.isTooFewFor(0.99)).toBe(true);
    many.add(40, 1);
    expect(many.isTooFewFor(0.99)).toBe(false);
    expect(of(...Array.from({ length: 9 }, () => 5)).isTooFewFor(0.5)).toBe(true);
    expect(of(...Array.from({ length: 10 }, () => 5)).isTooFewFor(0.5)).toBe(false);
  });

  test("tells the share of durations up to one, from none to all", () => {
    const histogram = of(100, 200, 400, 800);
    expect(histogram.shareUpTo(50)).toBe(0);
    expect(histogram.shareUpTo(1_000_000)).toBe(1);
    expect(histogram.shareUpTo(256)).toBe(0.5);
    expect(new Histogram().shareUpTo(5)).toBeNull();
    expect(new Histogram().quantile(0.5)).toBeNull();
  });
});

test("one duration alone is said from the middle of its bucket, whichever share is asked for", () => {
  const histogram = new Histogram();
  histogram.add(histogramBucket(1_234), 1); // longer than 1,218 ms, at most 1,448 ms
  for (const share of [0.5, 0.95, 0.99, 1]) {
    expect(histogram.quantile(share)?.ms).toBeCloseTo(Math.sqrt(2 ** (41 / 4) * 2 ** (42 / 4)), 6);
  }
});
