import { expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { coverageOf } from "./coverage.ts";

function cell(grain: "call" | "bucket", day: string, facts: Partial<UsageRecord>): CostCell {
  const start = parseIsoUs(day) ?? 0;
  const record = { ...blankRecord(grain, start), provider: "openai", outputTotal: 0, ...facts };
  return { ...cellOfRecord(record), day };
}

const calls = [
  cell("call", "2026-05-01", { inputTotal: 600, outputTotal: 100 }),
  cell("call", "2026-05-02", { inputTotal: 200, outputTotal: 32 }),
];
const buckets = [
  cell("bucket", "2026-05-01", { inputTotal: 700, outputTotal: 50, requests: 3 }),
  cell("bucket", "2026-05-02", { inputTotal: 250, requests: 1 }),
];

test("coverage is the calls' input and output tokens over those of the rows", () => {
  // (600 + 100 + 200 + 32) ÷ (700 + 50 + 250) = 932 ÷ 1,000; 2 of 4 requests; 2 days with calls.
  expect(coverageOf(PRICE_BOOK, { calls, buckets }, "calls")).toMatchObject({
    shown: "calls",
    days: 2,
    tokenShare: 0.932,
    requestShare: 0.5,
    calls: { records: 2, requests: 2, inputTokens: 800 },
    buckets: { records: 2, requests: 4, outputTokens: 50 },
  });
});

test("both sides are told in money, without what has no price", () => {
  const usage = { model: "o3", tierServed: "standard" };
  const priced = (grain: "call" | "bucket", inputTotal: number) =>
    cell(grain, "2026-05-01", { ...usage, inputTotal });
  const unpriced = cell("bucket", "2026-05-01", { inputTotal: 1 });
  // o3 standard input: $2 per million.
  const told = {
    calls: [priced("call", 500_000)],
    buckets: [priced("bucket", 2_500_000), unpriced],
  };
  expect(coverageOf(PRICE_BOOK, told, "calls")).toMatchObject({
    calls: { asServed: "1", unpricedRecords: 0 },
    buckets: { asServed: "5", unpricedRecords: 1 },
  });
});

test("where nothing is left out there is no coverage to speak of", () => {
  expect(coverageOf(PRICE_BOOK, { calls: [], buckets: [] }, "calls")).toBeNull();
  expect(coverageOf(PRICE_BOOK, { calls, buckets: [] }, "calls")).toBeNull();
  expect(coverageOf(PRICE_BOOK, { calls: [], buckets }, "buckets")).toBeNull();
});

test("rows that are left out for calls that no filter lets through are still told of", () => {
  expect(coverageOf(PRICE_BOOK, { calls: [], buckets }, "calls")).toMatchObject({
    days: 0,
    tokenShare: 0,
    buckets: { records: 2 },
  });
});

test("rows that do not say their tokens or requests leave the share unknown, not zero or all", () => {
  const silent = [cell("bucket", "2026-05-01", { requests: null, outputTotal: null })];
  expect(coverageOf(PRICE_BOOK, { calls, buckets: silent }, "calls")).toMatchObject({
    tokenShare: null,
    requestShare: null,
  });
});

test("calls that failed without tokens do not make the count uncertain", () => {
  const refused = cell("call", "2026-05-01", { outcome: "error", outputTotal: null });
  const coverage = coverageOf(PRICE_BOOK, { calls: [...calls, refused], buckets }, "calls");
  expect(coverage?.calls).toMatchObject({ inputUnknown: 0, outputUnknown: 0 });
});

test("names of one provider are one line, the provider with most rows first", () => {
  const others = [cell("bucket", "2026-05-01", { provider: "anthropic", inputTotal: 5 })];
  const gemini = cell("call", "2026-05-01", { provider: "gemini", inputTotal: 5 });
  const google = cell("bucket", "2026-05-01", { provider: "google", inputTotal: 10 });
  const told = { calls: [...calls, gemini], buckets: [...others, ...buckets, google] };
  const lines = coverageOf(PRICE_BOOK, told, "buckets")?.providers ?? [];
  expect(lines.map(({ provider, tokenShare }) => [provider, tokenShare])).toEqual([
    ["openai", 0.932],
    ["anthropic", 0],
    ["google", 0.5],
  ]);
});
