import { expect, test } from "vitest";
import { csvRow } from "./csv-row.ts";

test("commas, quotes and line breaks are quoted, numbers and blanks are not", () => {
  expect(csvRow(["a,b", 'say "x"', "two\nlines", 12, null])).toBe(
    '"a,b","say ""x""","two\nlines",12,\r\n',
  );
});

test("text that a spreadsheet would run gets an apostrophe; a negative number stays a number", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", ' "=1', "＝1"]) {
    expect(csvRow([text]).replaceAll('"', "").startsWith("'"), text).toBe(true);
  }
  expect(csvRow([-5])).toBe("-5\r\n");
});
