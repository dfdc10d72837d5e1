import { expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { withTierAliases } from "../pricing/with-tier-aliases.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import { priceCell } from "./price-cell.ts";

const AT = parseIsoUs("2026-11-01") ?? Number.NaN;
const book = withTierAliases(PRICE_BOOK, [
  { name: "express", tier: "priority" },
  { name: "batch", tier: "priority" },
  { name: "", tier: "standard" },
]);

function priced(parts: Partial<UsageRecord>, prices = book) {
  const record: UsageRecord = {
    ...blankRecord("call", AT),
    ...{ provider: "openai", model: "o3", outcome: "success" },
    ...{ inputTotal: 1_000_000, inputCached: 0, inputCacheWrite: 0, outputTotal: 0 },
    ...parts,
  };
  const price = priceCell(prices, cellOfRecord(record));
  return price.kind === "unpriced"
    ? price.reason
    : { tier: price.tier, total: String(price.served.total), assumed: price.assumed };
}

test("a tier word of the user's own is priced as the tier that it stands for, served or asked for", () => {
  const asPriority = priced({ tierServed: "priority" });
  expect(priced({ tierServed: "express" })).toEqual(asPriority);
  expect(priced({ tierRequested: "express" })).toEqual({
    ...(asPriority as object),
    assumed: ["tier-requested"],
  });
  expect(priced({ tierServed: "express" }, PRICE_BOOK)).toBe("unknown-tier");
});

test("records that name no tier are priced at the one that the user gives them, and say so", () => {
  // o3 at standard: $2.00 per million input tokens
  const assumed = { tier: "standard", total: "2000000000000", assumed: ["tier-given"] };
  expect(priced({})).toEqual(assumed);
  expect(priced({ tierRequested: "auto" })).toEqual(assumed);
  expect(priced({}, PRICE_BOOK)).toBe("unknown-tier");
});

test("a word that the price list knows keeps its meaning", () => {
  expect(priced({ tierServed: "batch" })).toEqual(priced({ tierServed: "batch" }, PRICE_BOOK));
});
