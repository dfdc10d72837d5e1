import { expect, test } from "vitest";
import { recordsOf, rowsOfCells } from "../../testing/format-rows.ts";
import { focus } from "./format.ts";

const charge = {
  ChargePeriodStart: "2026-11-17T00:00:00Z",
  ChargePeriodEnd: "2026-11-18T00:00:00Z",
  BilledCost: "0.5125",
  BillingCurrency: "USD",
  ServiceCategory: "AI and Machine Learning",
  ServiceProviderName: "OpenAI",
  SkuId: "gpt-5-mini",
  SkuPriceDetails: "",
  Tags: '{"workload":"evals"}',
  x_ServiceTierServed: "",
  x_ServiceTier: "",
};
const recordOf = (cells: Record<string, string>) =>
  recordsOf(rowsOfCells(focus, [{ ...charge, ...cells }]))[0];

test.each([
  [{ x_ServiceTierServed: "flex" }, "flex"],
  [{ x_ServiceTier: "batch" }, "batch"],
  [{ SkuPriceDetails: '{"x_ServiceTier":"default"}' }, "standard"],
  [{ SkuPriceDetails: '{"x_ServiceTier":"flex"}', x_ServiceTier: "priority" }, "priority"],
  [{ SkuPriceDetails: "not json" }, null],
  [{}, null],
])("%j is tier %s", (cells, tier) => expect(recordOf(cells)?.tierServed).toBe(tier));

test("a charge tells its cost, period, provider and workload, in version 1.2 and later", () => {
  expect(recordOf({})).toMatchObject({
    grain: "cost",
    requests: null,
    reportedUsd: "0.5125",
    provider: "openai",
    model: "gpt-5-mini",
    workload: "evals",
    startUs: Date.UTC(2026, 10, 17) * 1_000,
    endUs: Date.UTC(2026, 10, 18) * 1_000,
  });
  expect(recordOf({ ServiceProviderName: "", ProviderName: "OpenAI" })?.provider).toBe("openai");
  expect(recordOf({ SubAccountId: "'=search" })?.project).toBe("=search"); // as our own export guards it
  expect(recordOf({ BilledCost: "-0.25" })?.reportedUsd).toBe("-0.25");
});

test("other services and rows without a cost are skipped; other currencies and wrong times turned away", () => {
  const rows = rowsOfCells(focus, [
    { ...charge, ServiceCategory: "Compute" },
    { ...charge, BilledCost: "" },
    { ...charge, BillingCurrency: "EUR" },
    { ...charge, ChargePeriodStart: "" },
    { ...charge, BilledCost: "much" },
  ]);
  expect(rows.map((row) => (row.kind === "reject" ? row.problem.code : row.kind))).toEqual([
    "skip",
    "skip",
    "not-usd",
    "time-missing",
    "not-money",
  ]);
});
