import { expect, test } from "vitest";
import { prepareAttempts } from "./prepare.ts";
import { samples } from "./sample.ts";

test("operations of one attempt are told in words, and bars show those that were tried again", () => {
  const { usual, empty } = samples;
  if (!usual || !empty) throw new Error("no samples");
  const { bars, summary, table } = prepareAttempts(usual);
  expect(bars.map(({ label, end }) => [label, end])).toEqual([
    ["2 attempts", "20 (2\u00a0%)"],
    ["3 attempts", "5 (0.5\u00a0%)"],
    ["10 or more", "5 (0.5\u00a0%)"],
  ]);
  expect(bars[1]?.drawn).toEqual({ s0: 0, s1: 5 });
  expect(summary).toBe(
    "97\u00a0% of 1,000 operations with an id made one attempt; bars show the others. 1.5\u00a0% came to nothing.",
  );
  expect(table.rows).toHaveLength(4);
  expect(prepareAttempts(empty).summary).toMatch(/^No operation/);
});
