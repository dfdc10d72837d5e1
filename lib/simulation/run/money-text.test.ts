import { expect, test } from "vitest";
import { type Decimal, parseDecimal } from "../../core/decimal.ts";
import { knownUsd, roughUsd, shiftedUsd, shownNumber, usdOfPico } from "./money-text.ts";

const usd = (text: string): Decimal => parseDecimal(text) ?? { units: 0n, scale: 0 };

test("what is exact keeps every digit, a formula twelve, a mean two of its standard error", () => {
  const cost = usd("1234.567890123456789");
  expect(knownUsd(cost, { kind: "exact" })).toBe("1234.567890123456789");
  expect(knownUsd(cost, { kind: "formula" })).toBe("1234.56789012");
  expect(knownUsd(cost, { kind: "estimate", errorUsd: 0.34 })).toBe("1234.57");
  expect(knownUsd(cost, { kind: "estimate", errorUsd: 34 })).toBe("1235");
  expect(knownUsd(cost, { kind: "estimate", errorUsd: 340 })).toBe("1230");
  expect(knownUsd(cost, { kind: "estimate", errorUsd: 0 })).toBe("1234.56789012");
  expect(knownUsd(usd("0"), { kind: "formula" })).toBe("0");
});

test("differences are told to three digits, and none leaves money as it was", () => {
  expect(shiftedUsd(usd("100.123456"), 0.012345)).toBe("100.1358");
  expect(shiftedUsd(usd("100.123456"), -12.3456)).toBe("87.8");
  expect(shiftedUsd(usd("100.123456"), 0)).toBe("100.123456");
  expect(roughUsd(0.0123456)).toBe("0.0123");
  expect(roughUsd(0)).toBe("0");
});

test("picodollars are dollars, and the last bits of sums are not shown", () => {
  expect(usdOfPico({ units: 12_000_000_000n, scale: 0 })).toEqual(usd("0.012000000000"));
  expect(shownNumber(0.1 + 0.2)).toBe(0.3);
});
