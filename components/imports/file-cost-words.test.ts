import { expect, test } from "vitest";
import type { CostLine, IneligibleLine } from "../../lib/wire/overview.ts";
import { pricedWords, tierBox } from "./file-cost-words.ts";

const moved = (eligible: number, ineligible: number) => ({
  ...{ total: "1", moved: "1", kept: "0", eligible, ineligible },
});

const costs = (records: number, unpricedRecords: number, priority = moved(records, 0)) => {
  const all = moved(records, 0);
  const cost = {
    records,
    unpricedRecords,
    tiers: { standard: all, flex: all, batch: all, priority },
  };
  return {
    cost: cost as unknown as CostLine, // all that the words read of it
    unpriced: [],
    ineligible: [] as readonly IneligibleLine[],
    failed: 0,
  };
};

test("what has no price is said first, and failed calls are told", () => {
  expect(pricedWords(costs(7, 6))).toBe("7 records: 6 without a price, 1 priced.");
  expect(pricedWords({ ...costs(400, 0), failed: 17 })).toBe(
    "400 records: all priced, 17 of failed calls.",
  );
  expect(pricedWords(costs(1, 0))).toBe("1 record: priced.");
  expect(pricedWords(costs(4, 4))).toBe("4 records: all without a price.");
  expect(pricedWords(costs(0, 0))).toBeNull();
});

test("a tier to which nothing could move says so instead of the price as served", () => {
  const line: IneligibleLine = {
    ...{ tier: "priority", reason: "not-sold-at-tier", model: "gpt-4", records: 400 },
  };
  const none = { ...costs(400, 0, moved(0, 400)), ineligible: [line] };
  expect(tierBox(none, "priority")).toEqual({
    instead: "not sold",
    stay: "400 of 400 stay as served",
  });
  expect(tierBox(none, "flex")).toEqual({ instead: null, stay: null });
  const unknown = { ...none, ineligible: [{ ...line, reason: "no-price-at-date" as const }] };
  expect(tierBox(unknown, "priority").instead).toBe("no price then");
  expect(tierBox(costs(135, 0, moved(107, 28)), "priority")).toEqual({
    instead: null,
    stay: "28 of 135 stay as served",
  });
});
