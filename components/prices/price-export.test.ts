import { expect, test } from "vitest";
import { chartCsv } from "../charts/kit/csv.ts";
import { listing } from "../charts/price-history/sample.ts";
import { priceJson, priceTable } from "./price-export.ts";

const model = {
  provider: "acme",
  model: "acme-large",
  aliases: [],
  endsOn: null,
  longFromTokens: null,
  regionPercent: null,
  regions: [],
  listings: [],
  access: [],
};
const found = [{ model, listing: listing("flex", "2025-06-10", "2026-06-01", "0.25") }];

test("prices leave as exact numbers with ISO days, and nothing where nothing is published", () => {
  const [, row] = chartCsv(priceTable(found)).split("\r\n");
  expect(row).toBe(
    "acme,acme-large,flex,all,2025-06-10,2026-06-01,0.25,,,,1,available,documented,high,acme.example/pricing,,,",
  );
});

test("the JSON names its day and unit, and keeps all that is known of a price", () => {
  const json = JSON.parse(priceJson(found, "2026-01-01"));
  expect(json).toMatchObject({ day: "2026-01-01", unit: "USD per million tokens" });
  expect(json.prices).toMatchObject([
    {
      ...{ provider: "acme", model: "acme-large", tier: "flex", context: "all", input: "0.25" },
      ...{ from: "2025-06-10", until: "2026-06-01", source: "acme.example/pricing", own: false },
    },
  ]);
});
