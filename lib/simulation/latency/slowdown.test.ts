import { expect, test } from "vitest";
import { drawLogNormal } from "../../core/distributions.ts";
import { createRandom } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { slowdownOf } from "./slowdown.ts";
import type { TimedCall } from "./timed-calls.ts";

/** Calls over eight days; a call of n tokens takes 20 ms for each of them, times a factor of its tier and a scatter. */
function drawn(tier: string, factor: number, sizes: readonly number[], sigma = 0.2): TimedCall[] {
  const random = createRandom(4).fork(tier);
  return sizes.map((outputTokens, place) => ({
    ...{ provider: "openai", model: "o3", tier, outputTokens, inputTokens: 1_000, ttftMs: null },
    latencyMs: drawLogNormal(random, { median: 20 * factor * outputTokens, sigma }),
    atUs: (place % 8) * US_PER_DAY,
  }));
}
const repeated = (size: number, times: number): number[] => new Array<number>(times).fill(size);

test("flex at twice the time is found at 2, though it was given the longer answers", () => {
  const slow = drawn("flex", 2, [...repeated(300, 40), ...repeated(3_000, 160)]);
  const base = drawn("standard", 1, [...repeated(300, 160), ...repeated(3_000, 40)]);
  const found = slowdownOf(slow, base, createRandom(1));
  expect(found?.factor).toBeGreaterThan(1.9);
  expect(found?.factor).toBeLessThan(2.1);
  expect(found?.low).toBeLessThan(2);
  expect(found?.high).toBeGreaterThan(2);
  expect(found?.matched).toBe(200);
  expect(found?.sigma).toBeLessThan(0.15);
});

test("scatter of flex beyond that of standard is its own", () => {
  const slow = drawn("flex", 1, repeated(300, 400), 0.6);
  const base = drawn("standard", 1, repeated(300, 400), 0.2);
  // √(0.36 − 0.04) = 0.57
  expect(slowdownOf(slow, base, createRandom(1))?.sigma).toBeCloseTo(0.57, 1);
});

test("work that the other tier never did says nothing", () => {
  const slow = drawn("flex", 2, repeated(3_000, 100));
  expect(slowdownOf(slow, drawn("standard", 1, repeated(30, 100)), createRandom(1))).toBeNull();
});
