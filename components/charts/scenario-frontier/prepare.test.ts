import { expect, test } from "vitest";
import { prepareScenarioFrontier } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareScenarioFrontier(found);
};

test("what costs more and waits longer than another is beaten; other requests are not drawn beside these", () => {
  const { points, summary, note } = prepared("usual");
  expect(points.map(({ label, isBeaten }) => [label, isBeaten])).toEqual([
    ...[
      ["Patient", false],
      ["Flex", false],
      ["SDK default", true],
      ["today", false],
    ],
  ]);
  expect(summary).toBe(
    "Cheapest: Patient ($58.00, 95 of 100 within 10\u00a0min). Fastest: today ($100.00, 95 of 100 within 1\u00a0min).",
  );
  expect(note).toContain("1 grey point cost more and wait longer than another.");
  expect(note).toContain("1 preset stands in the table alone");
});

test("without durations nothing is drawn, and presets that could not be evaluated are named", () => {
  const { points, summary, note } = prepared("untimed");
  expect(points).toEqual([]);
  expect(summary).toBe("No preset has both a cost and a known latency here.");
  expect(note).toContain("Not evaluated: Batch.");
});
