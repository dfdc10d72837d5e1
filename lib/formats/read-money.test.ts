import { expect, test } from "vitest";
import { FieldReader } from "./field-reader.ts";
import { moneyText } from "./read-money.ts";

test.each([
  ["2.44038725000000000", "2.44038725"],
  ["0.000000000000000000000001", "0.000000000000000000000001"],
  ["1.2e-05", "0.000012"],
  [1e-7, "0.0000001"],
  [0.7512, "0.7512"],
  ["-3.50", "-3.5"],
  ["1,234.50", "1234.5"],
  ["1.234,50", "1234.5"],
  ["0,5", "0.5"],
  ["0,512", "0.512"],
  ["$4.20", "4.2"],
  ["-$4.20", "-4.2"],
  [0, "0"],
])("%j is %s USD", (value, exact) => expect(moneyText(value)).toBe(exact));

test.each([
  "",
  "free",
  "1e999999999",
  "9999999999999",
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  {},
])("%j is no money", (value) => expect(moneyText(value)).toBeNull());

test("a blank amount is unknown, a wrong one costs the row", () => {
  const read = new FieldReader();
  expect([read.usd("amount", ""), read.usd("amount", null), read.problem]).toEqual([
    null,
    null,
    null,
  ]);
  expect(read.usd("amount", "free")).toBeNull();
  expect(read.problem).toMatchObject({ field: "amount", code: "not-money", found: "free" });
});

test("1,210 is a thousand in a file with commas, and a decimal in one that spreadsheets wrote with semicolons", () => {
  expect(moneyText("1,210")).toBe("1210");
  expect(moneyText("1,210", true)).toBe("1.21");
  expect(moneyText("1.234,50", true)).toBe("1234.5");
});
