import { expect, test } from "vitest";
import type { Ledger, LedgerLine } from "../../lib/wire/ledger.ts";
import { chartCsv } from "../charts/kit/csv.ts";
import { ledgerTable } from "./ledger-table.ts";

const line: LedgerLine = {
  ...{ priceId: "p", provider: "openai", model: "o3", tier: "flex", band: "all" },
  ...{ fromUs: Date.UTC(2025, 5, 10) * 1_000, toUs: null, tokenClass: "input", ratedAs: "input" },
  ...{ tokens: 1_000_000, usdPerMillion: "1", amount: "1", source: "a, b", confidence: "high" },
};

test("the price rows behind a figure are exported with what they add and what they take off", () => {
  const ledger: Ledger = {
    ...{ figure: "saved", amount: "1", from: "2", minusAmount: "1" },
    ...{ recordsIn: 1, recordsFree: 0, recordsOut: 0 },
    lines: [{ ...line, tier: "standard", usdPerMillion: "2", amount: "2" }],
    minus: [line],
  };
  const [header, plus, minus] = chartCsv(ledgerTable(ledger)).split("\r\n");
  expect(header).toMatch(/^Sign,Provider,Model,Tier,Context,Token class,Rated as,Tokens,/);
  expect(plus).toMatch(/^plus,openai,o3,standard,all,input,input,1000000,2,2,2025-06-10T/);
  expect(minus).toMatch(
    /^minus,openai,o3,flex,all,input,input,1000000,1,1,2025-06-10T.*,"a, b",high,$/,
  );
});
