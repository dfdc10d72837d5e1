import { expect, test } from "vitest";
import { chartCsv } from "../charts/kit/csv.ts";
import { causeRows, causeTable, moneyLine } from "./cause-rows.ts";

const row = (cause: string | null, ...amounts: (number | string | null)[]) => ({
  at: [cause],
  values: amounts.map((amount) => ({ amount })),
});

const begun = {
  rows: [
    row(null, 900, 0, 0, 900),
    row("rate_limit", 60, 30_000, 120_000, 60),
    row("quota", 10, 1_000, null, 0),
  ],
  total: [{ amount: 1_000 }],
};
const failed = {
  rows: [row(null, 950, "12.5"), row("rate_limit", 90, "0"), row("timeout_client", 2, "0.75")],
};
const fallbacks = [
  {
    ...{ cause: "rate_limit" as const, calls: 40, spend: "2", lost: "1.000000000001" },
    ...{ notSold: 0, unpriced: 0 },
  },
];

test("every cause that occurs anywhere has one row, and calls that did not fail have none", () => {
  const rows = causeRows(begun, failed, fallbacks);
  expect(rows.map(({ cause, calls, first }) => [cause, calls, first])).toEqual([
    ["rate_limit", 90, 60],
    ["quota", 0, 10],
    ["timeout_client", 2, 0],
  ]);
  expect(rows[0]).toMatchObject({ firstShare: 0.06, failingMs: 30_000, dearer: "1.000000000001" });
  expect(rows[1]).toMatchObject({ waitedMs: null, billed: "0" });
});

test("exports carry the exact money, and the line sums it", () => {
  const rows = causeRows(begun, failed, fallbacks);
  expect(chartCsv(causeTable(rows)).split("\r\n")[1]).toBe(
    "rate_limit,90,60,0.06,30000,120000,40,1.000000000001,0",
  );
  expect(moneyLine(rows)).toBe(
    "Fallbacks cost $1.00 more than the tier asked for; calls that failed were billed $0.75.",
  );
  expect(moneyLine([])).toMatch(/^No cause is known/);
});

test("what nobody can tell is unknown, not nothing: fallbacks without operation ids, bills of timeouts without tokens", () => {
  const rows = causeRows(begun, { rows: [row("timeout_408", 3, "0"), row("quota", 10, "0")] }, []);
  expect(rows.map(({ cause, ...one }) => [cause, one.fallbacks, one.dearer, one.billed])).toEqual([
    ["rate_limit", 0, "0", "0"],
    ["quota", null, null, "0"],
    ["timeout_408", 0, "0", null],
  ]);
  expect(chartCsv(causeTable(rows)).split("\r\n")[2]).toBe("quota,10,10,0.01,1000,,,,0");
});
