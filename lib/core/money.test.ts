import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactUsd, nearestUsd, parseUsd, picodollars } from "./money.ts";

describe("money is integer picodollars", () => {
  test("$1.7406603 is 1 740 660 300 000 picodollars and reads back the same", () => {
    expect(parseUsd("1.7406603")).toBe(1_740_660_300_000n);
    expect(exactUsd(picodollars(1_740_660_300_000n))).toBe("1.7406603");
  });

  test("a debt keeps its sign, also below one dollar", () => {
    expect(exactUsd(picodollars(-500_000_000_000n))).toBe("-0.5");
    expect(parseUsd("-0.5")).toBe(-500_000_000_000n);
  });

  test("zero prints as 0 and whole dollars without a point", () => {
    expect(exactUsd(picodollars(0n))).toBe("0");
    expect(exactUsd(picodollars(3_000_000_000_000n))).toBe("3");
  });

  test("a text finer than a picodollar, with an exponent, or no number at all is refused", () => {
    for (const text of ["0.0000000000001", "1e-6", "", "NaN", "1,000", "$1", "0x10"]) {
      expect(parseUsd(text), text).toBeNull();
    }
  });

  test("a finer text has a nearest picodollar, a half away from zero", () => {
    expect(nearestUsd("0.6158703671740455")).toBe(615_870_367_174n);
    expect(nearestUsd("0.0000000000015")).toBe(2n);
    expect(nearestUsd("-0.0000000000015")).toBe(-2n);
    expect(nearestUsd("1.7406603")).toBe(1_740_660_300_000n);
    expect(nearestUsd("1e-6")).toBeNull();
  });

  test("parse after print is identity for every amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (amount) => {
        expect(parseUsd(exactUsd(picodollars(amount)))).toBe(amount);
      }),
      { seed: 11 },
    );
  });
});
