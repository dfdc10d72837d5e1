import { expect, test } from "vitest";
import { prepareFallbackShare } from "./prepare.ts";
import { samples } from "./sample.ts";

test("tiers that nobody fell back from are left out, and lines have no bands", () => {
  const { usual } = samples;
  if (!usual) throw new Error("no usual sample");
  const { lines, hasBands, summary } = prepareFallbackShare(usual);
  expect(lines).toEqual([{ id: "s0", tier: "flex", total: "4\u00a0%" }]); // 10 + 6 of 400
  expect(hasBands).toBe(false);
  expect(summary).toBe(
    "By tier: flex 4\u00a0% of operations with an id fell back to another tier.",
  );
});
