import { expect, test } from "vitest";
import { tierProblem } from "./tier-problem.ts";

const served = (word: string, provider: string | null = null) =>
  tierProblem({ field: "tierServed", word, provider }, ["fast", "our tier"]);

test("a tier that is none is named with the one that was meant", () => {
  expect(served("flexx")).toBe(
    "The price list has no tier “flexx”, so these rows get no price. Did you mean flex?",
  );
  expect(served("prioritiy")).toContain("Did you mean priority?");
  expect(served("gold")).toContain(
    "Choose one of standard, flex, batch, priority, ultrafast, scale, provisioned, fast, our tier,",
  );
});

test("every word that has a meaning is left alone: ours, a provider's, a seller's, one of the user's own, none", () => {
  for (const word of ["flex", "default", "FLEX-TIER", "our tier", "auto", "", "unknown"]) {
    expect(served(word)).toBeNull();
  }
  expect(served("fast", "anthropic")).toBeNull();
  const requested = { field: "tierRequested", word: "auto", provider: null } as const;
  expect(tierProblem(requested, [])).toBeNull();
});
