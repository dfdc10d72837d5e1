import { expect, test } from "vitest";
import { largestTiers, leftOutWords } from "./largest-tiers.ts";

const tiers = [
  { tier: "unknown", calls: 9 },
  { tier: "batch", calls: 4 },
  { tier: "flex", calls: 4 },
  { tier: "standard", calls: 1 },
];

test("the largest tiers are drawn, in the order of every page, and the others are counted", () => {
  const { shown, leftOut } = largestTiers(tiers, 2, ({ calls }) => calls);
  expect(shown.map(({ tier }) => tier)).toEqual(["flex", "unknown"]); // flex comes before batch, of the same size
  expect(leftOutWords(leftOut)).toBe("2 smaller tiers left out.");
});

test("where all have room, none is left out and nothing is said", () => {
  const { shown, leftOut } = largestTiers(tiers, 4, ({ calls }) => calls);
  expect(shown.map(({ tier }) => tier)).toEqual(["standard", "flex", "batch", "unknown"]);
  expect(leftOutWords(leftOut)).toBeNull();
});
