import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateKey } from "./duplicate-key.ts";

test("a key that an object has twice is told with its path", () => {
  expect(duplicateKey('{"seed":1,"seed":2}')).toBe("seed");
  expect(duplicateKey('{"seed":1, "s\\u0065ed" : 2}')).toBe("seed");
  expect(duplicateKey('{"workloads":[{},{"policy":{"kind":"flex","kind":"batch"}}]}')).toBe(
    "workloads[1].policy.kind",
  );
  expect(duplicateKey('{"__proto__":1,"__proto__":2}')).toBe("__proto__");
});

test("the same key in two objects, and a text that looks like one, are none", () => {
  expect(
    duplicateKey('{"a":{"b":1},"c":{"b":["a","a",{"b":"a\\":"}]},"d":"{\\"a\\":1,\\"a\\":2}"}'),
  ).toBe(null);
  expect(duplicateKey('["a","a"]')).toBe(null);
  expect(duplicateKey('"a"')).toBe(null);
});

test("what a program writes as JSON has none, however it is nested", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(duplicateKey(JSON.stringify(JSON.parse(text), null, 1))).toBe(null);
    }),
    { seed: 6, numRuns: 500 },
  );
  expect(duplicateKey("[".repeat(300_000) + "]".repeat(300_000))).toBe(null);
});
