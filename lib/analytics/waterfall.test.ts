import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactUsd, parseUsd, picodollars } from "../core/money.ts";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { Discount } from "../pricing/discount.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { withDiscounts } from "../pricing/with-discounts.ts";
import { withoutCache } from "../pricing/without-cache.ts";
import { arbitraryRecord } from "../testing/arbitrary-record.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { ledgerOf } from "./ledger.ts";
import { priceCell } from "./price-cell.ts";
import { answerRows } from "./query/answer-rows.ts";
import { readQuestion } from "./query/question.ts";
import { WATERFALL_MEASURES } from "./query/waterfall-measures.ts";
import { WaterfallSum } from "./query/waterfall-sum.ts";
import { Statement } from "./statement.ts";
import { standardPrice, waterfallOf } from "./waterfall.ts";

const MAY = parseIsoUs("2025-05-01T12:00:00Z") ?? Number.NaN;
const SEPTEMBER = parseIsoUs("2026-09-10T12:00:00Z") ?? Number.NaN;

function call(over: Partial<UsageRecord>): CostCell {
  return cellOfRecord({
    ...blankRecord("call", MAY),
    ...{ provider: "openai", model: "o3", tierServed: "standard" },
    ...{ inputTotal: 1_000_000, inputCached: 0, outputTotal: 0 },
    ...over,
  });
}

function stepsBy(book: PriceBook, cells: readonly CostCell[]) {
  const sum = new WaterfallSum();
  for (const cell of cells) {
    const price = priceCell(book, cell);
    if (price.kind === "priced") sum.add(waterfallOf(book, cell, price));
  }
  return sum;
}

const steps = (...cells: CostCell[]) => stepsBy(PRICE_BOOK, cells);

/** Ten percent off all of OpenAI, and odd ones off what others sell. */
const CONTRACTS = withDiscounts(PRICE_BOOK, [
  contract({ provider: "openai", percent: "10" }),
  contract({ provider: "anthropic", percent: "7.5", tier: "standard" }),
  contract({ provider: "google", percent: "33.3" }),
]);

function contract(over: Partial<Discount>): Discount {
  return {
    ...{ provider: "openai", model: null, tier: null, percent: "10" },
    ...{ fromDay: "2025-01-01", toDay: null, note: "" },
    ...over,
  };
}

const usd = (amount: bigint): string => exactUsd(picodollars(amount));

describe("o3 in its first weeks: $10 in, $2.50 cached; at flex $5, and $1.25 cached", () => {
  test("a million tokens, half of them cached, at flex: $10 list, $3.75 by the cache, $3.125 by flex, $3.125 paid", () => {
    const sum = steps(call({ tierServed: "flex", inputCached: 500_000 }));
    expect([sum.list, sum.cachedInput, sum.byTier.flex, sum.paid].map(usd)).toEqual([
      "10",
      "3.75",
      "3.125",
      "3.125",
    ]);
  });

  test("batch has no cached rate: what the cache saves at standard is there, and batch takes off less", () => {
    const sum = steps(call({ tierServed: "batch", inputCached: 500_000 }));
    expect([sum.list, sum.cachedInput, sum.byTier.batch, sum.paid].map(usd)).toEqual([
      "10",
      "3.75",
      "1.25",
      "5",
    ]);
  });

  test("what was served at standard has no step of a tier", () => {
    const { byTier } = steps(call({}));
    expect(byTier).toEqual({ flex: 0n, batch: 0n, priority: 0n, other: 0n });
  });
});

test("a cache write costs a quarter more than input at Anthropic, and is a step of its own", () => {
  const sum = steps(
    call({
      ...{ provider: "anthropic", model: "claude-opus-5", startUs: SEPTEMBER },
      ...{ inputCacheWrite: 1_000_000, inputCacheWrite1h: 0 },
    }),
  );
  expect(sum.cacheWrites * 4n).toBe(sum.list);
  expect(sum.paid).toBe(sum.list + sum.cacheWrites);
});

test("a contract is a step between the caches and the tiers: $10 list, 10 % off, half of the rest by flex", () => {
  const sum = stepsBy(CONTRACTS, [call({ tierServed: "flex", inputCached: 500_000 })]);
  expect([sum.list, sum.cachedInput, sum.contract, sum.byTier.flex, sum.paid].map(usd)).toEqual([
    "10",
    "3.75",
    "0.625",
    "2.8125",
    "2.8125",
  ]);
});

test("a failed call that nobody bills has no steps, and an unpriced one none either", () => {
  const refused = { outcome: "error", errorClass: "flex_unavailable", tierServed: null } as const;
  const sum = steps(call({ ...refused, tierRequested: "flex" }), call({ model: "mystery" }));
  expect([sum.list, sum.paid]).toEqual([0n, 0n]);
});

test("the steps of any records lead to what was paid, to the picodollar", () => {
  fc.assert(
    fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 30 }), (records) => {
      const cells = records.map(cellOfRecord);
      for (const book of [PRICE_BOOK, CONTRACTS]) {
        const statement = new Statement(book);
        for (const cell of cells) statement.add(cell);
        const sum = stepsBy(book, cells);
        const { asServed, tiers } = statement.total.toWire();
        expect(usd(sum.paid)).toBe(asServed);
        const standard = sum.list - sum.cachedInput + sum.cacheWrites - sum.contract;
        expect(usd(standard)).toBe(tiers.standard.total);
      }
    }),
    { seed: 4, numRuns: 400 },
  );
});

test("the list price is the sum of every token at a plain rate", () => {
  fc.assert(
    fc.property(arbitraryRecord, (record) => {
      const cell = cellOfRecord(record);
      const price = priceCell(CONTRACTS, cell);
      if (price.kind === "unpriced") return;
      const items = withoutCache(CONTRACTS, cell, standardPrice(price));
      const sum = items.reduce((all, { amount }) => all + amount, 0n);
      expect(waterfallOf(CONTRACTS, cell, price).list).toBe(sum);
      expect(items.every(({ ratedAs }) => ratedAs === "input" || ratedAs === "output")).toBe(true);
    }),
    { seed: 5, numRuns: 600 },
  );
});

test("as measures the steps add up in every row of any cut, and saved is the sum of the tiers", () => {
  const ids = [...WATERFALL_MEASURES.map(({ id }) => id), "saved", "spend"];
  const cut = fc.constantFrom("model", "project", "workload", "servedTier", "requestedTier");
  fc.assert(
    fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 20 }), cut, (records, by) => {
      const params = new URLSearchParams({ measure: ids.join(","), by });
      const question = readQuestion(params, { nowUs: MAY, defaultZone: "UTC" });
      const usage = records.map(cellOfRecord);
      const { rows, total } = answerRows(CONTRACTS, question, {
        usage,
        operations: [],
        speed: [],
      });
      for (const values of [...rows.map((row) => row.values), total]) {
        const [list, cached, writes, contract, flex, batch, priority, other, saved, spend] =
          values.map(({ amount }) => parseUsd(String(amount)) ?? 0n);
        const tiers = [flex, batch, priority, other].reduce<bigint>(
          (sum, one) => sum + (one ?? 0n),
          0n,
        );
        expect(tiers).toBe(saved);
        const standard = (list ?? 0n) - (cached ?? 0n) + (writes ?? 0n) - (contract ?? 0n);
        expect(standard - tiers).toBe(spend);
      }
    }),
    { seed: 6, numRuns: 150 },
  );
});

test("the price rows behind each step sum to it", () => {
  fc.assert(
    fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 20 }), (records) => {
      const cells = records.map(cellOfRecord);
      const { list, cachedInput, cacheWrites, contract, byTier } = stepsBy(CONTRACTS, cells);
      const expected = {
        listStandard: list,
        cachedInputSaved: cachedInput,
        cacheWritesPaid: cacheWrites,
        contractSaved: contract,
        "savedBy.flex": byTier.flex,
        "savedBy.batch": byTier.batch,
        "savedBy.priority": byTier.priority,
        "savedBy.other": byTier.other,
      } as const;
      for (const [figure, amount] of Object.entries(expected)) {
        const ledger = ledgerOf(CONTRACTS, cells, figure as keyof typeof expected); // its own keys
        expect(ledger.amount, figure).toBe(usd(amount));
        const sum = (lines: typeof ledger.lines): bigint =>
          lines.reduce((all, line) => all + (parseUsd(line.amount) ?? 0n), 0n);
        expect(usd(sum(ledger.lines) - sum(ledger.minus)), figure).toBe(usd(amount));
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});
