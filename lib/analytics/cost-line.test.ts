import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { CostSum } from "./cost-line.ts";
import { buildOverview } from "./overview.ts";
import { priceCell } from "./price-cell.ts";

const at = (iso: string): number => parseIsoUs(iso) ?? Number.NaN;

function call(over: Partial<UsageRecord>): CostCell {
  const record = {
    ...blankRecord("call", at("2025-05-01T12:00:00Z")),
    provider: "openai",
    model: "o3",
    tierServed: "standard",
    inputCached: 0,
    inputTotal: 1_000_000,
    outputTotal: 1_000_000,
    ...over,
  };
  return cellOfRecord(record);
}

function lineOf(...cells: CostCell[]) {
  const sum = new CostSum();
  for (const cell of cells) sum.add(cell, priceCell(PRICE_BOOK, cell));
  return sum.toWire();
}

describe("what is still available", () => {
  const november = at("2025-11-20");
  const empty = { inputTotal: 0, outputTotal: 0, inputCached: 0, startUs: november };
  // o3: 800 000 × $0.50 + 200 000 × $2 = $0.80, on flex $0.40, on batch (no cached price) $1.00.
  const o3 = call({ ...empty, inputTotal: 1_000_000, inputCached: 800_000 });
  // Haiku 4.5: $1.00, on batch $0.50, no flex.
  const haiku = call({
    ...empty,
    provider: "anthropic",
    model: "claude-haiku-4-5",
    inputTotal: 1_000_000,
    inputCacheWrite: 0,
  });

  test("is the sum of each record's cheapest tier, and names no single tier for a mix", () => {
    const line = lineOf(o3, haiku);
    expect(line.asServed).toBe("1.8");
    expect(line.available).toBe("0.9");
    expect(line.availableBy).toEqual({ flex: "0.4", batch: "0.5", standard: "0" });
  });

  test("by one tier is what that tier alone saves: records that it makes dearer stay", () => {
    expect(lineOf(o3, haiku).bestMove).toEqual({ tier: "batch", tiers: ["batch"], saves: "0.5" });
    expect(lineOf(o3).bestMove).toEqual({ tier: "flex", tiers: ["flex"], saves: "0.4" });
  });

  test("by either of two tiers is said to be so where both save just as much", () => {
    const uncached = call({ ...empty, inputTotal: 1_000_000 });
    const tiers = ["flex", "batch"];
    expect(lineOf(uncached).bestMove).toEqual({ tier: "flex", tiers, saves: "1" });
  });

  test("counts leaving priority for standard where nothing else is cheaper", () => {
    // gpt-4.1, all cached: priority $0.875, standard $0.50, batch $1.00 (no cached price), no flex.
    const line = lineOf(
      call({
        ...empty,
        model: "gpt-4.1",
        tierServed: "priority",
        inputTotal: 1_000_000,
        inputCached: 1_000_000,
      }),
    );
    expect(line.availableBy).toEqual({ flex: "0", batch: "0", standard: "0.375" });
    expect(line.available).toBe("0.375");
  });

  test("starts with the workload and the tier that alone save most", () => {
    const both = { ...haiku, workload: "nightly" };
    const overview = buildOverview(
      PRICE_BOOK,
      { byUse: [{ ...o3, workload: "nightly" }, both], byDay: [] },
      () => false,
    );
    expect(overview.firstMove).toEqual({
      workload: "nightly",
      tier: "batch",
      tiers: ["batch"],
      saves: "0.5",
      of: "1.8",
    });
  });
});

describe("counts that records do not give", () => {
  test("are unknown where none gives any, and counted where some do", () => {
    const silent = call({ inputTotal: null, outputTotal: null });
    expect(lineOf(silent)).toMatchObject({
      inputTokens: null,
      inputUnknown: 1,
      outputTokens: null,
    });
    expect(lineOf(silent, call({}))).toMatchObject({
      inputTokens: 1_000_000,
      inputUnknown: 1,
      outputTokens: 1_000_000,
      outputUnknown: 1,
    });
  });

  test("are no gap where a call failed and used none", () => {
    const failed = call({ outcome: "error", inputTotal: null, outputTotal: null });
    expect(lineOf(failed)).toMatchObject({ inputTokens: 0, inputUnknown: 0 });
  });

  test("of requests are told apart from none", () => {
    const row = { ...call({}), grain: "bucket" as const, requests: 0, requestsUnknown: 1 };
    expect(lineOf(row, call({}))).toMatchObject({ requests: 1, requestsUnknown: 1 });
  });
});
