import { describe, expect, test } from "vitest";
import { batchLaw } from "./batch-law.ts";

const law = batchLaw({ medianSeconds: 3_600, sigma: 1.2, lateShare: 0.14, expiredShare: 0.01 });

describe("how long batches take", () => {
  test("half of the prompt 85 % within about an hour, one of a hundred not within a day", () => {
    // The prompt ones end at a day, so that their middle lies a little before the hour.
    expect(law.cdf(3_600)).toBeCloseTo(0.85 * 0.502, 2);
    expect(law.cdf(86_400)).toBeCloseTo(0.99, 9);
    expect(law.cdf(0)).toBe(0);
    expect(law.cdf(200_000)).toBe(1);
  });

  test("late ones lie evenly between 4 and 24 hours", () => {
    const late = batchLaw({ medianSeconds: 60, sigma: 0.1, lateShare: 1, expiredShare: 0 });
    expect(late.cdf(14 * 3_600)).toBeCloseTo(0.5, 9);
    expect(late.quantile(0.25)).toBeCloseTo(9 * 3_600, 0);
  });

  test("quantiles undo shares, and the expired lie beyond the day", () => {
    for (const share of [0.1, 0.5, 0.9]) expect(law.cdf(law.quantile(share))).toBeCloseTo(share, 6);
    expect(law.quantile(0.995)).toBeGreaterThan(86_400);
  });

  test("without scatter all prompt batches take the same", () => {
    const same = batchLaw({ medianSeconds: 100, sigma: 0, lateShare: 0, expiredShare: 0 });
    expect([same.cdf(99), same.cdf(100)]).toEqual([0, 1]);
  });
});
