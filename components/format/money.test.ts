import fc from "fast-check";
import { expect, test } from "vitest";
import { exactUsd, picodollars } from "../../lib/core/money.ts";
import { differenceUsd, formatExactUsd, formatRate, formatUsd, signOfUsd } from "./money.ts";

test.each([
  ["0", "$0"],
  ["0.8703", "$0.8703"],
  ["0.87033015", "$0.8703"],
  ["0.5", "$0.50"],
  ["0.01234567", "$0.01235"],
  ["0.0001", "$0.0001"],
  ["0.00009999", "<$0.0001"],
  ["0.6158703671740455425488981576", "$0.6159"],
  ["0.99996", "$1.00"],
  ["1.7406603", "$1.74"],
  ["402", "$402.00"],
  ["12.5", "$12.50"],
  ["190.43558", "$190.44"],
  ["999.96", "$999.96"],
  ["999.996", "$1,000"],
  ["4119.6", "$4,120"],
  ["19043.558", "$19,044"],
  ["999960", "$999,960"],
  ["1240000", "$1.24M"],
  ["12431000", "$12.43M"],
  ["124310000", "$124.3M"],
  ["2500000000", "$2.50B"],
])("%s dollars read %s", (exact, shown) => {
  expect(formatUsd(exact)).toBe(shown);
});

test("a negative amount carries a true minus before the dollar sign", () => {
  expect(formatUsd("-4.2")).toBe("\u2212$4.20");
  expect(formatUsd("-0.00001")).toBe("\u2212$0.0001");
});

test("text that is no decimal is unknown, never zero", () => {
  for (const text of ["", "NaN", "1e5", "$4", "--1"]) expect(formatUsd(text)).toBe("\u2013");
});

test("no amount under a dollar or from a million on shows more than four significant digits", () => {
  const small = fc.bigInt({ min: 0n, max: 10n ** 12n - 1n });
  const large = fc.bigInt({ min: 10n ** 18n, max: 10n ** 22n });
  fc.assert(
    fc.property(fc.oneof(small, large), (amount) => {
      const digits = formatUsd(exactUsd(picodollars(amount)))
        .replace(/[^\d]/g, "")
        .replace(/^0+/, "")
        .replace(/0+$/, "");
      return digits.length <= 4;
    }),
    { seed: 20261120 },
  );
});

test("the exact amount loses nothing and groups its dollars", () => {
  expect(formatExactUsd("1740660.300000000001")).toBe("$1,740,660.300000000001");
  expect(formatExactUsd("-5")).toBe("\u2212$5.00");
});

test("a rate shows what was published, and a dash where nothing was", () => {
  expect(formatRate("0.138")).toBe("$0.138");
  expect(formatRate("15")).toBe("$15.00");
  expect(formatRate(null)).toBe("\u2013");
});

test("a difference of amounts is exact where floating point is not", () => {
  expect(differenceUsd("0.3", "0.1")).toBe("0.2");
  expect(differenceUsd("1", "1.000000000001")).toBe("-0.000000000001");
  expect(differenceUsd("x", "1")).toBeNull();
  expect([signOfUsd("-1"), signOfUsd("0"), signOfUsd("0.1")]).toEqual([-1, 0, 1]);
});
