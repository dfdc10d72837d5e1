import { expect, test } from "vitest";
import type { AnswerData } from "../../answers/answer-data.ts";
import { prepareRefusalsByTier } from "./prepare.ts";
import { samples } from "./sample.ts";

const sample = (name: string): AnswerData => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

test("a tier's share over the period weighs its days by their operations, and days without any are gaps", () => {
  const { lines, points, summary } = prepareRefusalsByTier(sample("usual"));
  // flex: 10 + 6 + 60 of 600; standard: 3 of 400.
  expect(lines).toEqual([
    { id: "s0", tier: "standard", total: "0.75\u00a0%" },
    { id: "s1", tier: "flex", total: "12.7\u00a0%" },
  ]);
  expect(points).toHaveLength(21);
  expect(points[0]?.drawn).toEqual({ s0: 1, b0: [0, 3], s1: 10, b1: [5, 20] });
  expect(points[2]?.drawn).toEqual({});
  expect(points[20]?.label).toBe("21 Nov 2026, unfinished");
  expect(points[3]?.rows[0]?.text).toBe("30\u00a0% (10\u00a0% to 60\u00a0%) of 200");
  expect(summary).toContain("flex 12.7\u00a0%");
});

test("of many tiers the largest eight are drawn, and the others are counted", () => {
  const { lines, note, marks } = prepareRefusalsByTier(sample("huge"));
  expect(lines.map(({ tier }) => tier)).not.toContain("tier-0");
  expect(lines).toHaveLength(8);
  expect(marks).toBe(800);
  expect(note).toBe("4 smaller tiers left out.");
});

test("operations without a time are told of, not drawn", () => {
  const { points, note } = prepareRefusalsByTier(sample("without a time"));
  expect(points).toEqual([]);
  expect(note).toBe("12 operations without a time cannot be drawn.");
});

test("the axis reaches as far as shares do, and at most twice as far for their bands", () => {
  expect(prepareRefusalsByTier(sample("usual")).top).toBe(60);
  expect(prepareRefusalsByTier(sample("hostile")).top).toBe(100);
});
