import { expect, test } from "vitest";
import type { AnswerData } from "../../answers/answer-data.ts";
import { prepareRefusalsByCause } from "./prepare.ts";
import { samples } from "./sample.ts";

const sample = (name: string): AnswerData => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

test("causes stack up to the share, and quota, a billing state, stands apart", () => {
  const { series, points, summary } = prepareRefusalsByCause(sample("usual"));
  expect(series.map(({ cause, isApart }) => [cause, isApart])).toEqual([
    ["flex_unavailable", false],
    ["rate_limit", false],
    ["slow_down", false],
    ["http_429", false],
    ["quota", true],
  ]);
  expect(points[0]?.drawn).toEqual({ s0: 6, s1: 3, s2: 1 });
  expect(points[0]?.middle).toBe(10);
  expect(points[0]?.spread?.map((reach) => reach.toFixed(6))).toEqual(["5.000000", "10.000000"]);
  expect(points[0]?.total).toBe("10\u00a0% (5\u00a0% to 20\u00a0%, 90 %) of 200");
  expect(points[1]?.drawn).toEqual({ s4: 40 });
  expect(summary).toBe(
    "10\u00a0% of 410 first attempts met a 429 for want of room: flex capacity 8\u00a0%, rate limit 1\u00a0%, slow-down 0.5\u00a0%, 429, cause not told 0.5\u00a0%. Quota, a billing state, stands apart: 10\u00a0%.",
  );
});

test("a day without operations is a gap, not a day without refusals", () => {
  const { points, table } = prepareRefusalsByCause(sample("usual"));
  expect(points).toHaveLength(21);
  expect(points[2]).toMatchObject({ middle: null, spread: null, total: "nothing was recorded" });
  expect(table.rows).toHaveLength(4);
});

test("whiskers give way where the bars alone are as many as may be drawn", () => {
  const { marks, drawsIntervals } = prepareRefusalsByCause(sample("huge"));
  expect(marks).toBe(400);
  expect(drawsIntervals).toBe(false);
  expect(prepareRefusalsByCause(sample("usual")).drawsIntervals).toBe(true);
});

test("nothing begun is said, and so are operations without a time", () => {
  expect(prepareRefusalsByCause(sample("empty")).summary).toBe(
    "No operation was begun in this period.",
  );
  expect(prepareRefusalsByCause(sample("hostile")).note).toContain(
    "7 operations without a time cannot be drawn.",
  );
});
