import { describe, expect, test } from "vitest";
import { effectiveSample } from "./effective-sample.ts";

describe("independent looks", () => {
  test.each([
    [60, 30.5],
    [300, 6.5],
    [1800, 1.8],
  ])("an hour's visit at %i s of memory is worth %f", (memorySeconds, looks) => {
    expect(effectiveSample(3600, memorySeconds)).toBeCloseTo(looks, 1);
  });

  test("a long watch is worth half its length in memories", () => {
    expect(effectiveSample(604_800, 1800)).toBeCloseTo(168.5, 1);
  });

  test("no watch is worth less than one look", () => {
    expect(effectiveSample(1, 86_400)).toBeCloseTo(1, 4);
    expect(effectiveSample(0, 60)).toBe(1);
    expect(effectiveSample(1, 1e12)).toBe(1);
  });
});
