import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, guardedCell, unguardedCell } from "./csv-cell.ts";

test("commas, semicolons, quotes and line breaks are quoted, other text is not", () => {
  const cells = ["a,b", "a;b", 'say "x"', "two\nlines", "plain"].map(csvCell);
  expect(cells).toEqual(['"a,b"', '"a;b"', '"say ""x"""', '"two\nlines"', "plain"]);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", ' "=1', " -1", "＝1", "'=1"])(
  "%j cannot run as a formula",
  (text) => expect(guardedCell(text)).toBe(`'${text}`),
);

test.each(["", "o3", "it's", "'tis", "a=b", "1-2"])("%j stays as it is", (text) =>
  expect(guardedCell(text)).toBe(text),
);

test("every text comes back from behind its guard", () => {
  const risky = fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "'", '"', " ", "\t", "a", "1"),
    maxLength: 8,
  });
  fc.assert(
    fc.property(risky, (text) => {
      expect(unguardedCell(guardedCell(text))).toBe(text);
    }),
    { seed: 3, numRuns: 2_000 },
  );
});
