import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

describe("the distance of two words", () => {
  test.each([
    ["price", "price", 0],
    ["pirce", "price", 1],
    ["prce", "price", 1],
    ["import", "imports", 1],
    ["", "serve", 5],
    ["kitten", "sitting", 3],
  ])("%s to %s is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test("is the same in both directions and at most the longer length", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 7 },
    );
  });
});

describe("what was meant", () => {
  const commands = ["import", "price", "prices", "serve", "summary"];

  test.each([
    ["imprt", "import"],
    ["pric", "price"],
    ["sumary", "summary"],
    ["ser", "serve"],
  ])("%s means %s", (typed, meant) => {
    expect(nearest(typed, commands)).toBe(meant);
  });

  test("nothing, when nothing is near", () => {
    expect(nearest("frobnicate", commands)).toBeNull();
    expect(nearest("", commands)).toBeNull();
    expect(nearest("bogus", ["focus", "openai-sse"])).toBeNull();
    expect(nearest("fokus", ["focus", "openai-sse"])).toBe("focus");
  });
});
