import fc from "fast-check";
import { expect, test } from "vitest";
import { shownValue } from "./shown-value.ts";

test("a short value is shown as the JSON that it is", () => {
  for (const json of [
    '"a\\"b"',
    "1.5",
    "null",
    "[1,2]",
    '{"kind":"flex","wait":[1,null]}',
    "true",
  ]) {
    expect(shownValue(JSON.parse(json))).toBe(json);
  }
  expect(shownValue(undefined)).toBe("missing");
  expect(shownValue(JSON.parse("1e400"))).toBe("Infinity");
});

test("a list that nests a million times is shown by its beginning", () => {
  const deep: unknown = JSON.parse("[".repeat(1_000_000) + "]".repeat(1_000_000));
  expect(shownValue(deep)).toBe("[[[[[[[[…]]]]]]]]");
});

test("whatever arrives, at most 40 characters and a mark are shown", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 12 }), (value) => {
      expect(shownValue(value).length).toBeLessThanOrEqual(41);
    }),
    { seed: 5, numRuns: 300 },
  );
});
