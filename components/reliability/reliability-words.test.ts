import { expect, test } from "vitest";
import {
  countingWords,
  intervalWords,
  lossWords,
  quotaWords,
  tierShareWords,
} from "./reliability-words.ts";
import type { WholePeriod } from "./whole-period.ts";

const WHOLE: WholePeriod = {
  operations: 1_000,
  operationsWithId: 900,
  firstRefusedShare: 0.05,
  firstRefusedLow: 0.02,
  firstRefusedHigh: 0.11,
  firstRefusedEffective: 61.4,
  fallbackShare: 0.012,
  failingMs: 7_200_000,
  backoffMs: 600_000,
  firstQuotaShare: 0.004,
  share429: 0.21,
};

const row = (tier: string | null, operations: number, share: number | null) => ({
  at: [tier],
  values: [{ amount: operations }, { amount: share }],
});

test("the interval names its level, and is left out where there is none", () => {
  expect(intervalWords(WHOLE)).toBe("2\u00a0% to 11\u00a0%, 90\u00a0%");
  expect(intervalWords({ ...WHOLE, firstRefusedLow: null })).toBe("");
});

test("tiers are named where there are several, in their order, and those without refusals are not", () => {
  const rows = [row(null, 5, 0.2), row("flex", 100, 0.081), row("standard", 900, 0)];
  expect(tierShareWords(rows)).toBe("flex 8.1\u00a0%, tier not told 20\u00a0%");
  expect(tierShareWords([row("flex", 100, 0.081)])).toBe("");
});

test("losses are told as far as they are known", () => {
  expect(lossWords(WHOLE)).toBe(
    "Failed attempts took 2\u00a0h and waiting for the next 10\u00a0min. 1.2\u00a0% of operations fell back to another tier.",
  );
  expect(lossWords({ ...WHOLE, failingMs: 0, fallbackShare: null })).toBe(
    "Waiting for the next 10\u00a0min.",
  );
  expect(lossWords({ ...WHOLE, failingMs: null, backoffMs: null, fallbackShare: null })).toBe("");
});

test("calls without an operation id are taken as first attempts, and that is said", () => {
  expect(countingWords(WHOLE)[0]).toContain("Each of 100 calls without an operation id");
  expect(countingWords({ ...WHOLE, operationsWithId: 0 })[0]).toBe(
    "No call names an operation: each of these 1,000 calls is taken as one first attempt, so that retries among them count again.",
  );
  expect(countingWords({ ...WHOLE, operationsWithId: 1_000 })[0]).toMatch(/^Every call names/);
  expect(countingWords(WHOLE)[1]).toContain("as 61 independent ones would");
  expect(countingWords(WHOLE)[2]).toContain("21\u00a0% were refused");
});

test("quota is told apart with its count, and not at all where there was none", () => {
  expect(quotaWords(WHOLE)).toMatch(/^4 first attempts \(0\.4\u00a0%\) met a quota/);
  expect(quotaWords({ ...WHOLE, firstQuotaShare: 0 })).toBe("");
});
