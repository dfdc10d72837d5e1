import { expect, test } from "vitest";
import { ASSUMPTIONS, UNPRICED_REASONS } from "../../lib/pricing/types.ts";
import {
  assumptionWords,
  ineligibleWords,
  unpricedRemedy,
  unpricedWords,
  unpricedWordsOfOne,
} from "./reason-words.ts";

test.each(UNPRICED_REASONS)("the reason %s has words and a remedy", (reason) => {
  for (const model of ["o3", null]) {
    for (const tier of ["flex", null]) {
      expect(unpricedWords({ reason, model, tier })).toContain(" ");
      expect(unpricedRemedy({ reason, model, tier })).toMatch(/\.$/);
    }
  }
  expect(ineligibleWords({ reason })).toContain(" ");
});

test.each(ASSUMPTIONS)("the assumption %s says what was assumed and how it errs", (assumption) => {
  const { assumed, effect } = assumptionWords(assumption);
  expect(assumed).toContain(" ");
  expect(effect).toMatch(/\.$/);
});

test("a model that is not listed is named, with what to do; a missing one is said to be missing", () => {
  const reason = "unknown-model";
  expect(unpricedWords({ reason, model: "in-house-7b", tier: "flex" })).toBe(
    "name “in-house-7b”, which the price list does not hold",
  );
  expect(unpricedRemedy({ reason, model: "in-house-7b", tier: "flex" })).toContain(
    "which listed model it is",
  );
  expect(unpricedWords({ reason, model: null, tier: null })).toBe("name no model");
});

test("the words for one record agree with it", () => {
  const words = UNPRICED_REASONS.map((reason) =>
    unpricedWordsOfOne({ reason, model: null, tier: null }),
  );
  expect(words).toEqual([
    "names no model",
    "does not say at which tier it was served",
    "names a model that was shut down by then",
    "names a tier at which the model is not sold",
    "is from a day for which no price is known",
    "does not say how many tokens it used",
  ]);
});

test("a tier word that nobody sells by is named; a missing one is said to be missing", () => {
  const reason = "unknown-tier";
  expect(unpricedWords({ reason, model: "o3", tier: "express" })).toBe(
    "name the tier “express”, which the price list does not know",
  );
  expect(unpricedRemedy({ reason, model: "o3", tier: "express" })).toContain("which tier it is");
  expect(unpricedWords({ reason, model: "o3", tier: null })).toContain("do not say");
});

test("a tier that is closed to long prompts only is said to be so", () => {
  const reason = "not-sold-at-tier";
  expect(ineligibleWords({ reason, becauseLong: true })).toBe(
    "not sold at that tier for prompts this long",
  );
  expect(ineligibleWords({ reason })).toBe("the model is not sold at that tier");
});
