import { describe, expect, test } from "vitest";
import { decimalMarkOf, isBlank, numberFromText, wholeNumberFromText } from "./read-number.ts";

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

describe("how a file writes fractions", () => {
  test.each([
    [["0,5", "12"], "comma"],
    [["1.234,50"], "comma"],
    [["1.234.567"], "comma"],
    [["10.0"], "point"],
    [["1,234.5"], "point"],
    [["614.000", "1,234", "7"], "unknown"],
    [["0,5", "0.5"], "unknown"],
  ] as const)("%j show a %s", (cells, mark) => {
    expect(decimalMarkOf(cells, "unknown")).toBe(mark);
  });

  test.each([
    ["614.000", "likely-comma", 614_000],
    ["614.000", "comma", 614_000],
    ["614.000", "point", 614],
    ["614.000", "unknown", null],
    ["1,234", "point", 1_234],
    ["1,234", "unknown", 1_234],
    ["1,234", "likely-comma", 1_234],
    ["1,234", "comma", null],
    ["1.234.567", "unknown", 1_234_567],
    ["614", "unknown", 614],
  ] as const)("a count %j where the mark is %s is %s", (text, mark, count) => {
    expect(wholeNumberFromText(text, mark)).toBe(count);
  });

  test("a duration 1,234 is a bit more than one where fractions have a comma", () => {
    expect(numberFromText("1,234", "likely-comma")).toBe(1.234);
    expect(numberFromText("1,234", "point")).toBe(1_234);
  });
});

test("blank cells and the words that databases write for NULL say nothing", () => {
  expect(
    [
      "",
      "  ",
      "null",
      "NULL",
      "None",
      "\\N",
      "n/a",
      "-",
      "undefined",
      "(null)",
      null,
      undefined,
    ].every(isBlank),
  ).toBe(true);
  expect(["0", 0, false, "NaN", "unknown"].some(isBlank)).toBe(false);
});
