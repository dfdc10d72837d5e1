import { expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { type Period, reconcile } from "./reconcile.ts";
import type { ReportedAmount } from "./reported-sum.ts";

const may = (day: number, hour = 0): number => Date.UTC(2026, 4, day, hour) * 1000;
const ALWAYS: Period = { fromUs: null, toUs: null };

/** o3 sells a million tokens of input for $2 at standard, for $1 on flex. */
function usage(day: number, millions: number, facts: Partial<CostCell> = {}): CostCell {
  const record = { ...blankRecord("call", may(day, 9)), outputTotal: 0, provider: "openai" };
  const tokens = { inputTotal: millions * 1e6, inputCached: 0, inputCacheWrite: 0, reasoning: 0 };
  const cell = cellOfRecord({ ...record, ...tokens, model: "o3", tierServed: "standard" });
  return { ...cell, day: `2026-05-0${day}`, ...facts };
}

function amount(day: number, usd: string, facts: Partial<ReportedAmount> = {}): ReportedAmount {
  const named = { provider: "openai", tier: "standard", namesModel: true, rows: 1 };
  return { ...named, startUs: may(day), endUs: may(day + 1), usd, ...facts };
}

const compare = (
  amounts: readonly ReportedAmount[],
  cells: readonly CostCell[],
  period: Period = ALWAYS,
) => reconcile(PRICE_BOOK, amounts, cells, period).total;

test("what was billed is set beside what the tokens cost, in all and by tier", () => {
  const { tiers, ...all } = compare(
    [amount(1, "2.02"), amount(1, "3", { tier: "flex" })],
    [usage(1, 1), usage(1, 3, { tierServed: "flex" })],
  );
  // $2 + $3 computed against $5.02: two cents less.
  expect(all).toMatchObject({ days: 1, reported: "5.02", computed: "5", difference: "-0.02" });
  expect(all.share).toBeCloseTo(-0.02 / 5.02, 12);
  expect(tiers).toEqual([
    { tier: "standard", reported: "2.02", computed: "2", difference: "-0.02", share: -0.02 / 2.02 },
    { tier: "flex", reported: "3", computed: "3", difference: "0", share: 0 },
  ]);
});

test("only days that both tell of are compared; what one side alone tells stands apart", () => {
  const all = compare(
    [amount(1, "2"), amount(2, "7"), amount(3, "0.5")],
    [usage(1, 1), usage(4, 5), usage(5, 1)],
  );
  expect(all).toMatchObject({
    ...{ days: 1, reported: "2", computed: "2", difference: "0", share: 0 },
    reportedApart: { days: 2, usd: "7.5" },
    computedApart: { days: 2, usd: "12" },
  });
});

test("a report of several days is compared with the usage of all of them", () => {
  const month = amount(1, "6.5", { endUs: may(8) });
  const all = compare([month], [usage(1, 1), usage(3, 2), usage(7, 0.5)]);
  expect(all).toMatchObject({ days: 3, reported: "6.5", computed: "7", difference: "0.5" });
});

test("a row that the period cuts is compared with nothing, and told", () => {
  const period = { fromUs: may(2), toUs: may(4, 12) };
  const rows = [amount(1, "9", { endUs: may(3) }), amount(3, "2"), amount(4, "1")];
  const all = compare(rows, [usage(2, 1), usage(3, 1), usage(4, 1)], period);
  expect(all).toMatchObject({
    ...{ days: 1, reported: "2", computed: "2", cut: { rows: 2, usd: "10" } },
    computedApart: { days: 2, usd: "4" },
  });
});

test("credits and fees that name no model are told by themselves, credits outside of the comparison", () => {
  const rows = [
    amount(1, "2"),
    amount(1, "-5", { tier: null }),
    amount(1, "0.35", { tier: null, namesModel: false }),
  ];
  const all = compare(rows, [usage(1, 1)]);
  expect(all).toMatchObject({
    ...{ reported: "2.35", computed: "2", credits: "-5", withoutModel: "0.35" },
  });
  expect(all.tiers.map(({ tier, reported }) => [tier, reported])).toEqual([
    ["standard", "2"],
    ["unknown", "0.35"],
  ]);
});

test("a report without tiers is compared in all only", () => {
  const all = compare([amount(1, "2", { tier: null })], [usage(1, 1)]);
  expect(all).toMatchObject({ reported: "2", computed: "2", tiers: [] });
});

test("records without a price are in no computed sum, and counted", () => {
  const all = compare([amount(1, "2")], [usage(1, 1), usage(1, 1, { model: "own", records: 4 })]);
  expect(all).toMatchObject({ computed: "2", unpricedRecords: 4 });
});

test("each provider is compared with its own usage, under whatever name, and a model can stand for it", () => {
  const { total, providers } = reconcile(
    PRICE_BOOK,
    [amount(1, "3"), amount(1, "1", { provider: "anthropic" })],
    [usage(1, 0.5), usage(1, 1, { provider: null }), usage(1, 1, { provider: "mistral" })],
    ALWAYS,
  );
  expect(providers).toMatchObject([
    { provider: "openai", days: 1, reported: "3", computed: "3" },
    { provider: "anthropic", days: 0, reported: "0", reportedApart: { days: 1, usd: "1" } },
  ]);
  expect(total).toMatchObject({ days: 1, reported: "3", computed: "3", difference: "0" });
});

test("amounts are added up exactly and rounded once, however many digits they have", () => {
  const tiny = "0.00000000000025"; // a quarter of a picodollar
  const all = compare([amount(1, tiny), amount(1, tiny), amount(1, "1e-13")], [usage(1, 0)]);
  expect(all).toMatchObject({ reported: "0.000000000001", computed: "0", share: -1 });
});

test("nothing reported is no share of anything", () => {
  expect(compare([amount(1, "0")], [usage(1, 1)])).toMatchObject({
    ...{ reported: "0", computed: "2", share: null },
  });
});
