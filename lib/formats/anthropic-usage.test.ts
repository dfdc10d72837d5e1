import { describe, expect, test } from "vitest";
import { recordsOf, rowsOfCells, rowsOfValues } from "../testing/format-rows.ts";
import { anthropicConsoleCostCsv } from "./anthropic-console-cost-csv/format.ts";
import { anthropicConsoleTokensCsv } from "./anthropic-console-tokens-csv/format.ts";
import { anthropicCostReport } from "./anthropic-cost-report/format.ts";
import { anthropicUsageReport } from "./anthropic-usage-report/format.ts";

const times = { starting_at: "2026-11-17T00:00:00Z", ending_at: "2026-11-18T00:00:00Z" };
const result = {
  uncached_input_tokens: 100,
  cache_creation: { ephemeral_1h_input_tokens: 20, ephemeral_5m_input_tokens: 3 },
  cache_read_input_tokens: 4_000,
  output_tokens: 50,
  model: "claude-sonnet-5",
  service_tier: "standard",
};

describe("the usage report", () => {
  const recordOf = (fields: object) =>
    recordsOf(
      rowsOfValues(anthropicUsageReport, [{ ...times, results: [{ ...result, ...fields }] }]),
    )[0];

  test("the parts of the input add up, and no requests are counted", () => {
    expect(recordOf({})).toMatchObject({
      grain: "bucket",
      requests: null,
      inputTotal: 4_123,
      inputCached: 4_000,
      inputCacheWrite: 23,
      inputCacheWrite1h: 20,
      outputTotal: 50,
      reasoning: null,
    });
    expect(recordOf({ cache_creation: null, cache_read_input_tokens: null })).toMatchObject({
      inputTotal: 100,
      inputCached: null,
      inputCacheWrite: null,
    });
  });

  test.each([
    [{ service_tier: "batch" }, "batch"],
    [{ service_tier: "priority_on_demand" }, "priority"],
    [{ service_tier: "flex_discount" }, "flex"],
    [{ service_tier: null }, null],
    [{ speed: "fast" }, "fast"],
    [{ speed: "fast", service_tier: "batch" }, "batch"],
    [{ speed: "standard" }, "standard"],
  ])("%j is tier %s", (fields, tier) => expect(recordOf(fields)?.tierServed).toBe(tier));

  test("an empty bucket gives no rows, a wrong result one, a result alone is a bucket", () => {
    const rows = rowsOfValues(anthropicUsageReport, [
      { ...times, results: [] },
      { ...times, results: [7, result, { ...result, output_tokens: -1 }] },
      { ...times, ...result },
      { hello: 1 },
    ]);
    expect(rows.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      "2 reject",
      "2 record",
      "2 reject",
      "3 record",
      "4 reject",
    ]);
  });

  test("a page of empty buckets is one of usage, a page of amounts is not", () => {
    const head = { kind: "json", headers: [], delimiter: ",", text: "" } as const;
    const bucket = { ...times, results: [] };
    expect(anthropicUsageReport.recognise({ ...head, values: [bucket] })).not.toBeNull();
    const costs = { ...head, values: [bucket], text: '{"amount": "1"}' };
    expect(anthropicUsageReport.recognise(costs)).toBeNull();
    expect(anthropicCostReport.recognise(costs)).not.toBeNull();
    expect(anthropicUsageReport.recognise({ ...head, values: [{ hello: 1 }] })).toBeNull();
  });
});

test.each([
  ["412.5", "4.125"],
  ["0.125", "0.00125"],
  [35, "0.35"],
  ["-100", "-1"],
])("%s cents of the cost report are %s USD", (amount, reportedUsd) => {
  const rows = rowsOfValues(anthropicCostReport, [
    { ...times, results: [{ amount, currency: "USD", service_tier: "batch" }] },
  ]);
  expect(recordsOf(rows)).toMatchObject([{ grain: "cost", reportedUsd, tierServed: "batch" }]);
});

test("amounts of another currency, or none, are turned away", () => {
  const results = [{ amount: "1", currency: "EUR" }, { currency: "USD" }, { amount: "much" }];
  const rows = rowsOfValues(anthropicCostReport, [{ ...times, results }]);
  expect(rows).toMatchObject([
    { problem: { code: "not-usd" } },
    { problem: { code: "amount-missing" } },
    { problem: { code: "not-money" } },
  ]);
});

test("the console's token rows are days; separators are read, rows without tokens skipped", () => {
  const day = {
    speed: "standard",
    usage_output_tokens: "1,500",
    usage_input_tokens_cache_read: "7",
    usage_date_utc: "2026-11-17",
    usage_input_tokens_no_cache: "10",
    usage_type: "batch",
  };
  const rows = rowsOfCells(anthropicConsoleTokensCsv, [
    day,
    {
      ...day,
      usage_output_tokens: "",
      usage_input_tokens_cache_read: "",
      usage_input_tokens_no_cache: "",
    },
    { ...day, usage_date_utc: "last week" },
  ]);
  expect(rows).toMatchObject([
    { record: { inputTotal: 17, inputCached: 7, outputTotal: 1_500, tierServed: "batch" } },
    { kind: "skip" },
    { problem: { code: "not-a-time" } },
  ]);
  const [record] = recordsOf(rows);
  expect((record?.endUs ?? 0) - (record?.startUs ?? 0)).toBe(86_400_000_000);
});

test.each([
  [{ usage_type: "message", cost_type: "token" }, "standard"],
  [{ usage_type: "batch", cost_type: "token" }, "batch"],
  [{ usage_type: "message", cost_type: "web_search" }, null],
  [{ usage_type: "", cost_type: "" }, null],
  [{ usage_type: "message", cost_type: "token", speed: "fast" }, "fast"],
])("a console cost of %j is of tier %s", (cells, tier) => {
  const row = { usage_date_utc: "2026-11-17", cost_usd: "2.40", list_price_usd: "4.80", ...cells };
  expect(recordsOf(rowsOfCells(anthropicConsoleCostCsv, [row]))).toMatchObject([
    { tierServed: tier, reportedUsd: "2.4" },
  ]);
});
