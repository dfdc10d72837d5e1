import { expect, test } from "vitest";
import { ASSUMPTIONS, UNPRICED_REASONS } from "../../lib/pricing/types.ts";
import { assumptionWords, ineligibleWords, unpricedRemedy, unpricedWords } from "./reason-words.ts";

test.each(UNPRICED_REASONS)("the reason %s has words and a remedy", (reason) => {
  expect(unpricedWords(reason)).toContain(" ");
  expect(unpricedRemedy(reason)).toMatch(/\.$/);
  expect(ineligibleWords(reason)).toContain(" ");
});

test.each(ASSUMPTIONS)("the assumption %s says what was assumed and how it errs", (assumption) => {
  const { assumed, effect } = assumptionWords(assumption);
  expect(assumed).toContain(" ");
  expect(effect).toMatch(/\.$/);
});

test("a reason of a later version is shown by its code", () => {
  expect(unpricedWords("solar-flare")).toBe("solar-flare");
  expect(assumptionWords("solar-flare").assumed).toBe("solar-flare");
});
