import fc from "fast-check";
import { expect, test } from "vitest";
import { isTooDeep } from "./json-rows.ts";

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

test("JSON is as deep as the value it writes, whatever brackets, quotes and backslashes its texts hold", () => {
  const text = fc.string({ unit: fc.constantFrom("{", "}", "[", "]", '"', "\\", "a") });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      text,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(text, tie("value"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(value, fc.integer({ min: 1, max: 6 }), (each, deepest) => {
      expect(isTooDeep(JSON.stringify(each), deepest)).toBe(depthOf(each) > deepest);
    }),
    { seed: 6, numRuns: 2_000 },
  );
});

test("text that ends within a string is no deeper than it was before", () => {
  expect(isTooDeep('[["[[[[[', 2)).toBe(false);
  expect(isTooDeep('[["\\"[[[[[', 2)).toBe(false);
  expect(isTooDeep('[["\\\\"[', 2)).toBe(true);
});
