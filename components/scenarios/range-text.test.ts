import { expect, test } from "vitest";
import { middleOf, textOf, typedValue } from "./range-text.ts";

test("a number, a percentage and a range are read as they are written", () => {
  expect(typedValue("0.1", true)).toBe(0.1);
  expect(typedValue(" 10 % ", true)).toBe(0.1);
  expect(typedValue("7%", true)).toBe(0.07);
  expect(typedValue("2 to 10", true)).toEqual([2, 10]);
  expect(typedValue("1 % to 10 %", true)).toEqual([0.01, 0.1]);
  expect(typedValue("2 – 10", true)).toEqual([2, 10]);
  expect(typedValue("1e-3 to .5", true)).toEqual([0.001, 0.5]);
  expect(typedValue("1,000", false)).toBe(1_000);
  expect(typedValue("", true)).toBeUndefined();
});

test("what is no number stays as it was typed, to be refused beside its field", () => {
  expect(typedValue("ten", true)).toBe("ten");
  expect(typedValue("2 to", true)).toBe("2 to");
  expect(typedValue("2 to 10", false)).toBe("2 to 10");
  expect(typedValue("1e", true)).toBe("1e");
});

test("a value is written as it is typed, and a slider stands in its middle", () => {
  expect(textOf([2, 10])).toBe("2 to 10");
  expect(textOf(0.1)).toBe("0.1");
  expect(textOf(undefined)).toBe("");
  expect(middleOf([2, 8], true)).toBe(4);
  expect(middleOf([2, 8], false)).toBe(5);
  expect(middleOf([0, 1], true)).toBe(0.5);
  expect(middleOf("ten", false)).toBeNull();
});
