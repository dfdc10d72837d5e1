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
  expect(points[0]?.alone).toEqual([{ id: "s0" }]); // no other day of standard beside it
  expect(points[3]?.alone).toEqual([{ id: "s1" }]);
  expect(points[20]).toMatchObject({ label: "21 Nov 2026, unfinished", lastDay: "2026-11-21" });
  expect(points[3]?.rows[0]?.text).toBe("30\u00a0% (10\u00a0% to 60\u00a0%) of 200");
  expect(summary).toContain("flex 12.7\u00a0%");
});

test("a dotted stretch of its own leads to a day that has not ended, where the solid line stops", () => {
  const { points, hasUnfinished } = prepareRefusalsByTier({
    ...sample("usual"),
    nowUs: Date.UTC(2026, 10, 2, 12) * 1000,
  });
  expect(hasUnfinished).toBe(true);
  expect([points[0]?.drawn.s1, points[0]?.drawn.u1]).toEqual([10, 10]);
  expect([points[1]?.drawn.s1, points[1]?.drawn.u1]).toEqual([undefined, 2]);
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
