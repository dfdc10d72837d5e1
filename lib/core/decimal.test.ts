import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  decimalText,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  ZERO_DECIMAL,
} from "./decimal.ts";

const sumOf = (texts: readonly string[]): string =>
  decimalText(
    texts.reduce((sum, text) => addDecimals(sum, parseDecimal(text) as Decimal), ZERO_DECIMAL),
  );

test.each([
  ["0.8958740000000000", "0.895874"],
  ["1e-7", "0.0000001"],
  ["1.5E3", "1500"],
  [".5", "0.5"],
  ["5.", "5"],
  ["-0.000", "0"],
  ["-12.340", "-12.34"],
  ["+7", "7"],
  ["0.000000000000000000000001", "0.000000000000000000000001"],
])("%s is exactly %s", (text, exact) => {
  expect(decimalText(parseDecimal(text) as Decimal)).toBe(exact);
});

test.each(["", ".", "1,5", "one", "1e99999", "1e400", "NaN", "0x10", "1e", "--1"])(
  "%j is no decimal",
  (text) => expect(parseDecimal(text)).toBeNull(),
);

test("credits lower a sum, and 24 digits of it are kept", () => {
  expect(sumOf(["0.1", "0.2", "-0.05"])).toBe("0.25");
  expect(sumOf(["1", "0.000000000000000000000001"])).toBe("1.000000000000000000000001");
});

test("a sum is the same in any order", () => {
  const money = fc
    .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.nat(24))
    .map(([units, scale]) => ({ units, scale }));
  fc.assert(
    fc.property(fc.array(money), (terms) => {
      const sum = (list: readonly Decimal[]) => decimalText(list.reduce(addDecimals, ZERO_DECIMAL));
      expect(sum([...terms].reverse())).toBe(sum(terms));
    }),
    { seed: 20_261_118 },
  );
});

test("a tenth of a tenth of a tenth is exactly a thousandth", () => {
  const tenth = decimalOfNumber(0.1);
  expect(decimalText(multiplyDecimals(multiplyDecimals(tenth, tenth), tenth))).toBe("0.001");
  expect(decimalText(decimalOfNumber(-1.5e-7))).toBe("-0.00000015");
  expect(decimalText(decimalOfNumber(1e-300))).toBe("0");
  expect(() => decimalOfNumber(Number.NaN)).toThrow(RangeError);
});

test.each([
  ["2.345", 2, "2.34"],
  ["2.355", 2, "2.36"],
  ["-2.3451", 2, "-2.35"],
  ["-2.345", 2, "-2.34"],
  ["1250", -2, "1200"],
  ["1350", -2, "1400"],
  ["0.04", 1, "0"],
  ["7", 3, "7"],
])("%s to %i decimals is %s", (text, decimals, rounded) => {
  expect(decimalText(roundDecimal(parseDecimal(text) as Decimal, decimals))).toBe(rounded);
});
