import { expect, test } from "vitest";
import { chartCsv } from "../charts/kit/csv.ts";
import { callPriceTable } from "./price-table.ts";

const price = {
  ...{ priceId: "p", provider: "openai", model: "o3", tier: "flex", band: "all", toUs: null },
  ...{ fromUs: Date.UTC(2025, 5, 10) * 1_000, source: "openai.com/pricing", confidence: "high" },
};

test("the steps of a price are taken along with what each rate rests on", () => {
  // 2,000 × $1 + 500 × $4 a million = $0.002 + $0.002
  const lines = [
    {
      ...price,
      ...{ tokenClass: "input", ratedAs: "input", tokens: 2_000 },
      ...{ usdPerMillion: "1", amount: "0.002" },
    },
    {
      ...price,
      ...{ tokenClass: "output", ratedAs: "output", tokens: 500 },
      ...{ usdPerMillion: "4", amount: "0.002" },
    },
  ];
  const csv = chartCsv(callPriceTable({ tierBasis: "served", lines, tiers: [] }));
  expect(csv.split("\r\n").slice(1, 3)).toEqual([
    "input,input,2000,1,0.002,openai,o3,flex,all,2025-06-10,,high,,,openai.com/pricing",
    "output,output,500,4,0.002,openai,o3,flex,all,2025-06-10,,high,,,openai.com/pricing",
  ]);
});
