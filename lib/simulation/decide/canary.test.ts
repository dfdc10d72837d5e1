import { expect, test } from "vitest";
import { canaryOf } from "./canary.ts";

const MONTH = {
  ...{ requests: 140_000, days: 28, memorySeconds: 480 },
  ...{ todayUsd: 1_000, scenarioUsd: 560, worstUsd: 1_040 },
};

test("a fiftieth for a quarter of the time is half a hundredth of the money", () => {
  // 140 000 × 0.02 × 7 ÷ 28 = 700 requests; $560 × 0.005 = $2.80; at worst $40 × 0.005 more.
  const canary = canaryOf(MONTH);
  expect(canary).toMatchObject({ requests: 700, todayUsd: 5 });
  expect(canary?.usd).toBeCloseTo(2.8, 12);
  expect(canary?.moreAtWorstUsd).toBeCloseTo(0.2, 12);
});

test("it looks at flex as often as shortages end, and at most once a request", () => {
  // A week of a memory of eight minutes: 604 800 ÷ (2 × 480) = 630 looks.
  expect(canaryOf(MONTH)?.looks).toBe(630);
  expect(canaryOf({ ...MONTH, requests: 20_000 })?.looks).toBe(100);
  expect(canaryOf({ ...MONTH, memorySeconds: null })?.looks).toBe(700);
});

test("too few requests make no canary, and one that is cheaper at worst risks nothing", () => {
  expect(canaryOf({ ...MONTH, requests: 90 })).toBeNull();
  expect(canaryOf({ ...MONTH, days: 0 })).toBeNull();
  expect(canaryOf({ ...MONTH, worstUsd: 900 })?.moreAtWorstUsd).toBe(0);
});
