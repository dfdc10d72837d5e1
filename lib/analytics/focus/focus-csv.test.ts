import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { parseIsoUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { withDiscounts } from "../../pricing/with-discounts.ts";
import { type FocusCells, focusCells, focusProblems } from "../../testing/check-focus.ts";
import { readUsage } from "../../testing/read-usage.ts";
import { cellOfRecord } from "../cell-of-record.ts";
import { focusCsv } from "./focus-csv.ts";
import { type FocusPeriod, FocusSum } from "./focus-sum.ts";

const at = (text: string): number => parseIsoUs(text) ?? Number.NaN;
const NOV_17 = at("2026-11-17T09:30:00Z");
const WHOLE: FocusPeriod = { fromUs: null, toUs: null, isSample: false };

/** 1,000,000 input tokens of gpt-5-mini at flex: $0.125. */
const call = (over: Partial<UsageRecord> = {}): UsageRecord => ({
  ...blankRecord("call", NOV_17),
  ...{ provider: "openai", model: "gpt-5-mini-2025-08-07", tierServed: "flex" },
  ...{ inputTotal: 1_000_000, inputCached: 0, inputCacheWrite: 0, outputTotal: 0 },
  ...over,
});

interface Made {
  readonly sum: FocusSum;
  readonly csv: string;
  readonly rows: readonly FocusCells[];
}

/** The file of records; as the database does it, each is of its day of UTC. */
function fileOf(
  records: readonly UsageRecord[],
  { book = PRICE_BOOK, period = WHOLE }: { book?: PriceBook; period?: FocusPeriod } = {},
): Made {
  const sum = new FocusSum(book, period);
  for (const record of records) {
    sum.add({ ...cellOfRecord(record), bucket: record.startUs - (record.startUs % US_PER_DAY) });
  }
  const csv = [...focusCsv(sum.rows())].join("");
  expect(focusProblems(csv)).toEqual([]);
  return { sum, csv, rows: focusCells(csv) };
}

describe("a FOCUS file", () => {
  test("holds a charge for each class of tokens, at the list price of the tier that served", () => {
    const record = call({
      ...{ project: "proj_a", workload: "nightly", tierRequested: "flex" },
      ...{ inputTotal: 5_124_000, inputCached: 1_024_000, outputTotal: 980_000 },
    });
    const { rows } = fileOf([record]);
    expect(
      rows.map(({ x_TokenType, BilledCost, x_StandardTierCost }) => ({
        ...{ x_TokenType, BilledCost, x_StandardTierCost },
      })),
    ).toEqual([
      // 4.1 × $0.125, 1.024 × $0.0125, 0.98 × $1; at standard twice as much
      { x_TokenType: "input", BilledCost: "0.5125", x_StandardTierCost: "1.025" },
      { x_TokenType: "cached_input", BilledCost: "0.0128", x_StandardTierCost: "0.0256" },
      { x_TokenType: "output", BilledCost: "0.98", x_StandardTierCost: "1.96" },
    ]);
    expect(rows[0]).toMatchObject({
      BillingPeriodStart: "2026-11-01T00:00:00Z",
      BillingPeriodEnd: "2026-12-01T00:00:00Z",
      ChargePeriodStart: "2026-11-17T00:00:00Z",
      ChargePeriodEnd: "2026-11-18T00:00:00Z",
      ChargeDescription: "gpt-5-mini input tokens, flex tier; estimated from usage",
      ConsumedQuantity: "4100000",
      ListCost: "0.5125",
      ListUnitPrice: "0.125",
      PricingQuantity: "4.1",
      ProviderName: "OpenAI",
      SkuId: "gpt-5-mini",
      SubAccountId: "proj_a",
      Tags: '{"workload":"nightly"}',
      x_ModelId: "gpt-5-mini-2025-08-07",
      x_ServiceTierPriced: "flex",
      x_ServiceTierRequested: "flex",
      x_ServiceTierServed: "flex",
      x_UsageSource: "tierscope-calls",
    });
  });

  test("sums the calls of a day, a project and a model, and counts them once", () => {
    const evening = at("2026-11-17T23:59:59Z");
    const next = at("2026-11-18T00:00:00Z");
    const records = [
      call({ outputTotal: 1_000 }),
      call({ startUs: evening, outputTotal: 1_000 }),
      call({ startUs: next }),
      call({ project: "other" }),
    ];
    const { rows, sum } = fileOf(records);
    expect(
      rows.map((row) => [
        row.ChargePeriodStart?.slice(0, 10),
        row.SubAccountId,
        row.x_TokenType,
        row.ConsumedQuantity,
        row.x_RequestCount,
      ]),
    ).toEqual([
      ["2026-11-17", "", "input", "2000000", "2"],
      ["2026-11-17", "", "output", "2000", ""],
      ["2026-11-17", "other", "input", "1000000", "1"],
      ["2026-11-18", "", "input", "1000000", "1"],
    ]);
    expect(sum.toCounts()).toMatchObject({ rows: 4, records: 4, billedUsd: "0.502" });
  });

  test("names the part of a day that lies in the period", () => {
    const period = { fromUs: at("2026-11-17T05:00:00Z"), toUs: at("2026-11-17T12:00:00.5Z") };
    const [row] = fileOf([call()], { period: { ...period, isSample: false } }).rows;
    expect(row).toMatchObject({
      ChargePeriodStart: "2026-11-17T05:00:00Z",
      ChargePeriodEnd: "2026-11-17T12:00:01Z",
    });
  });

  test("takes a contract off billed and effective cost and leaves the list price", () => {
    const contract = { provider: "openai", model: null, tier: null, fromDay: "2026-01-01" };
    const book = withDiscounts(PRICE_BOOK, [
      { ...contract, toDay: null, percent: "20", note: "contract 7" },
    ]);
    const [row] = fileOf([call()], { book }).rows;
    expect(row).toMatchObject({
      ...{ BilledCost: "0.1", EffectiveCost: "0.1", ContractedCost: "0.1" },
      ...{ ContractedUnitPrice: "0.1", ListCost: "0.125", ListUnitPrice: "0.125" },
      x_StandardTierCost: "0.2", // $0.25 less the contract
      ChargeDescription:
        "gpt-5-mini input tokens, flex tier, contract 20 % off; estimated from usage",
    });
  });

  test("counts what it leaves out, and never makes it a row of zero", () => {
    const { rows, sum } = fileOf([
      call(),
      call({ model: "mystery" }),
      call({ tierServed: null }),
      call({
        outcome: "error",
        errorClass: "flex_unavailable",
        inputTotal: null,
        outputTotal: null,
      }),
      call({ startUs: UNDATED_US }),
    ]);
    expect(rows).toHaveLength(1);
    expect(sum.toCounts()).toEqual({
      ...{ rows: 1, records: 1, billedUsd: "0.125" },
      ...{ uncharged: 1, unpriced: 2, undated: 1, undatedUsd: "0" },
    });
  });

  test("says what a price rests on, and that the sample was made up", () => {
    const period = { ...WHOLE, isSample: true };
    const record = call({ tierServed: null, tierRequested: "flex", provider: null });
    const [row] = fileOf([record], { period }).rows;
    expect(row).toMatchObject({
      ChargeDescription: "gpt-5-mini input tokens, flex tier; synthetic sample, not a real charge",
      ProviderName: "OpenAI",
      x_Assumptions: "tier-requested provider-unknown",
      x_ServiceTierPriced: "flex",
      x_ServiceTierServed: "",
      x_UsageSource: "tierscope-sample",
    });
  });

  test("has a header where nothing cost anything", () => {
    const { csv, rows } = fileOf([]);
    expect(rows).toEqual([]);
    expect(csv.split("\r\n")[0]).toMatch(/^BilledCost,.*,x_UsageSource$/);
  });

  test("holds nothing that a spreadsheet would run, and gives every name back to the import", async () => {
    const project = '=cmd|" /C calc"!A0';
    const { csv } = fileOf([call({ project, workload: 'a,\n"b"' })]);
    expect(csv).not.toMatch(/(^|,)"?=/m);
    const { records, format, report } = await readUsage(csv);
    expect(format).toBe("focus");
    expect(report.records.valid).toBe(1);
    expect(records[0]).toMatchObject({
      ...{ project, workload: 'a,"b"', provider: "openai", model: "gpt-5-mini-2025-08-07" },
      ...{ tierServed: "flex", reportedUsd: "0.125" },
    });
  });
});

describe("the check of FOCUS files", () => {
  const sample = readFileSync(
    new URL("../../formats/focus/fixtures/focus-1.2-output.csv", import.meta.url),
    "utf8",
  );

  test("finds nothing wrong with the example of version 1.2", () => {
    expect(focusProblems(sample)).toEqual([]);
  });

  test.each([
    ["a column is missing", "BilledCost,", "BilledCosts,"],
    ["a cost is no product", "0.3,0.25,0.3,", "0.31,0.25,0.31,"],
    ["a day has no zone", "2026-11-18T00:00:00Z", "2026-11-18T00:00:00"],
    ["a category is none", ",Usage,", ",Usages,"],
    ["a number has an exponent", "1200000,Tokens", "1.2e6,Tokens"],
    ["a name is missing", ",OpenAI,OpenAI,AI and", ",,OpenAI,AI and"],
    ["details are no JSON", '"{""x_ServiceTier"":""default""', '"{x_ServiceTier:""default""'],
  ])("notices where %s", (_, from, to) => {
    const broken = sample.replace(from, to);
    expect(broken).not.toBe(sample);
    expect(focusProblems(broken)).not.toEqual([]);
  });
});
