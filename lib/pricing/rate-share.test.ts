import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { picodollars } from "../core/money.ts";
import { isDiscountPercent, shareLeft, shareOfRate } from "./rate-share.ts";

describe("what a percentage leaves of a rate", () => {
  test("is exact where it is a whole number of picodollars", () => {
    // $1.25 per million tokens is 1,250,000 picodollars a token; 7.5 % off leaves 1,156,250
    expect(shareOfRate(picodollars(1_250_000n), shareLeft("7.5"))).toBe(1_156_250n);
    expect(shareOfRate(picodollars(1_250_000n), shareLeft("100"))).toBe(0n);
  });

  test("goes to the even neighbour at a half, and to the nearer one else", () => {
    // 50 % of 3 is 1.5, of 5 is 2.5; 90 % of 7 is 6.3, of 4 is 3.6
    expect(shareOfRate(picodollars(3n), shareLeft("50"))).toBe(2n);
    expect(shareOfRate(picodollars(5n), shareLeft("50"))).toBe(2n);
    expect(shareOfRate(picodollars(7n), shareLeft("10"))).toBe(6n);
    expect(shareOfRate(picodollars(4n), shareLeft("10"))).toBe(4n);
  });

  test("is never more than half a picodollar off", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 10 ** 8 }),
        (rate, millionths) => {
          const percent = `${Math.floor(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, "0")}`;
          const { numerator, denominator } = shareLeft(percent);
          const twiceOff =
            2n *
            (shareOfRate(picodollars(rate), shareLeft(percent)) * denominator - rate * numerator);
          expect(twiceOff <= denominator && twiceOff >= -denominator).toBe(true);
        },
      ),
      { seed: 8 },
    );
  });

  test("is asked only of percentages over 0 and at most 100", () => {
    for (const text of ["0.000001", "7.5", "100", "100.0"])
      expect(isDiscountPercent(text)).toBe(true);
    for (const text of ["0", "0.0", "-5", "100.1", "1e1", "7,5", "", "0.0000001", "NaN", "7.5 %"]) {
      expect(isDiscountPercent(text)).toBe(false);
    }
    expect(() => shareLeft("0")).toThrow(/expected a percentage/);
  });
});
