import fc from "fast-check";
import { expect, test } from "vitest";
import { WAIT_BINS, waitBin, waitBinStart, waitOfBin } from "./waits.ts";

test("a wait is told from its bin to within 0.4 %, from a millisecond to a year", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 3e7, noNaN: true }), (seconds) => {
      const bin = waitBin(seconds);
      expect(waitBinStart(bin)).toBeLessThanOrEqual(Math.fround(seconds));
      expect(waitBinStart(bin + 1)).toBeGreaterThan(Math.fround(seconds) * (1 - 1e-7));
      expect(Math.abs(waitOfBin(bin) - seconds) / seconds).toBeLessThan(0.004);
    }),
    { seed: 20261121, numRuns: 1000 },
  );
});

test("no wait is told as none, and one of years as the longest", () => {
  expect([waitBin(0), waitOfBin(0)]).toEqual([0, 0]);
  expect(waitBin(1e12)).toBe(WAIT_BINS - 1);
});
