import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { addUsd, exactUsd, parseUsd, ZERO_USD } from "../core/money.ts";
import { usageOf } from "../testing/usage-of.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";
import type { PriceableUsage } from "./types.ts";

const DATA = new URL("../../../shared/data/", import.meta.url);
const MODELS: Readonly<Record<string, string>> = { ChatGPT: "o4-mini", "GPT-4": "o3" };
const NOTHING_KNOWN = { inputCached: null, inputCacheWrite: null, inputCacheWrite1h: null };

function rows(file: string): Record<string, string>[] {
  const path = new URL(file, DATA);
  return existsSync(path) ? parse(readFileSync(path, "utf8"), { columns: true }) : [];
}

function totalOf(usages: readonly PriceableUsage[], tier: string): string {
  let total = ZERO_USD;
  for (const usage of usages) {
    const priced = priceUsage(PRICE_BOOK, usage, tier);
    if (!priced.ok) return priced.reason;
    total = addUsd(total, priced.total);
  }
  return exactUsd(total);
}

const at = "2025-05-01";
const burst = rows("burstgpt1_first400.csv").map((row) => {
  const outputTotal = Number(row["Response tokens"]);
  return usageOf({
    ...NOTHING_KNOWN,
    at,
    model: MODELS[row.Model ?? ""] ?? null,
    outcome: outputTotal === 0 ? "error" : "success",
    inputTotal: outputTotal === 0 ? null : Number(row["Request tokens"]),
    outputTotal,
  });
});
const azure = rows("AzureLLMInferenceTrace_code.csv").map((row) =>
  usageOf({
    ...NOTHING_KNOWN,
    at,
    model: "o3",
    inputTotal: Number(row.ContextTokens),
    outputTotal: Number(row.GeneratedTokens),
  }),
);
const skipped = burst.length === 0 ? " (skipped: ../shared/data is not here)" : "";

describe(`real traces at the launch prices of o3 and o4-mini${skipped}`, () => {
  test.skipIf(burst.length === 0)("cost what was worked out by hand for BurstGPT", () => {
    expect(burst).toHaveLength(400);
    // o3 $10/$40, o4-mini $1.10/$4.40; flex and batch at half of each.
    expect(totalOf(burst, "standard")).toBe("1.7406603");
    expect(totalOf(burst, "flex")).toBe("0.87033015");
    expect(totalOf(burst, "batch")).toBe("0.87033015");
  });

  test.skipIf(azure.length === 0)(
    "cost what was worked out by hand for the Azure code trace",
    () => {
      expect(azure).toHaveLength(8819);
      // 18,059,974 × $10 + 245,896 × $40 per million.
      expect(totalOf(azure, "standard")).toBe("190.43558");
      expect(totalOf(azure, "flex")).toBe("95.21779");
    },
  );
});

test("the sum of a trace's tokens costs the sum of its calls", () => {
  const sum = usageOf({ at, model: "o3", inputTotal: 18_059_974, outputTotal: 245_896 });
  const priced = priceUsage(PRICE_BOOK, sum, "standard");
  expect(priced).toMatchObject({ total: parseUsd("190.43558") });
});
