import { describe, expect, test } from "vitest";
import { isBlank, numberFromText } from "./read-number.ts";

describe("numbers as exports and spreadsheets write them", () => {
  test.each([
    ["0", 0],
    ["10.0", 10],
    [" 42 ", 42],
    ["1e3", 1_000],
    ["4.3E+04", 43_000],
    ["1,234", 1_234],
    ["1,701,625.0", 1_701_625],
    ["1 234", 1_234],
    ["1\u00a0234\u00a0567", 1_234_567],
    ["1'234", 1_234],
    ["1.234.567", 1_234_567],
    ["43.430,0", 43_430],
    ["10,0", 10],
    ["0,5", 0.5],
    ["1.234", 1.234],
    ["-5", -5],
  ])("reads %j as %d", (text, number) => {
    expect(numberFromText(text)).toBe(number);
  });

  test.each([
    "",
    "NaN",
    "Infinity",
    "abc",
    "12abc",
    "1,23,4",
    "1.2.3",
    "0x10",
    "--1",
    "1e",
    "1,234 567",
  ])("takes %j for no number", (text) => {
    expect(numberFromText(text)).toBeNaN();
  });
});

test("blank cells and the words that databases write for NULL say nothing", () => {
  expect(["", "  ", "null", "NULL", "None", "\\N", "n/a", null, undefined].every(isBlank)).toBe(
    true,
  );
  expect(["0", 0, false, "NaN", "unknown"].some(isBlank)).toBe(false);
});
