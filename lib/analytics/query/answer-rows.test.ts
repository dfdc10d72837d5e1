import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseUsd } from "../../core/money.ts";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { cellOfRecord } from "../cell-of-record.ts";
import type { CostCell } from "../cost-cell.ts";
import { answerRows } from "./answer-rows.ts";
import { readQuestion } from "./question.ts";
import type { QuestionFacts } from "./slice-facts.ts";

const at = (iso: string): number => parseIsoUs(iso) ?? Number.NaN;
const MAY = at("2025-05-01T12:00:00Z");

const ask = (query: string) =>
  readQuestion(new URLSearchParams(query), { nowUs: MAY, defaultZone: "UTC" });

/** o3 in its first weeks: $10 in and $40 out for a million tokens, half of it at flex and batch. */
function call(over: Partial<UsageRecord> = {}): CostCell {
  return cellOfRecord({
    ...blankRecord("call", MAY),
    provider: "openai",
    model: "o3",
    tierServed: "standard",
    inputTotal: 1_000_000,
    inputCached: 0,
    outputTotal: 0,
    ...over,
  });
}

const refused = (errorClass: UsageRecord["errorClass"], over: Partial<UsageRecord> = {}) =>
  call({
    outcome: "error",
    errorClass,
    inputTotal: null,
    inputCached: null,
    outputTotal: null,
    ...over,
  });

const answer = (query: string, facts: Partial<QuestionFacts>) =>
  answerRows(PRICE_BOOK, ask(query), { usage: [], operations: [], speed: [], ...facts });

describe("spend and savings", () => {
  test("one call at each tier: $10 and $5 spent, $5 saved, $5 still available", () => {
    const usage = [call(), call({ tierServed: "flex" })];
    const { total, rows } = answer("measure=spend,saved,available&by=servedTier", { usage });
    expect(total.map(({ amount }) => amount)).toEqual(["15", "5", "5"]);
    expect(rows).toEqual([
      { at: ["standard"], values: [{ amount: "10" }, { amount: "0" }, { amount: "5" }] },
      { at: ["flex"], values: [{ amount: "5" }, { amount: "5" }, { amount: "0" }] },
    ]);
  });

  test("where nothing has a price the sum is not known, and where nothing happened it is zero", () => {
    const usage = [call({ model: "no-such-model" })];
    const { total } = answer("measure=spend,saved,available,listStandard,spendAsAsked", { usage });
    expect(total).toEqual(Array(5).fill({ amount: null, leftOut: 1 }));
    expect(answer("measure=spend,saved", {}).total).toEqual([{ amount: "0" }, { amount: "0" }]);
  });

  test("a spend is assumed once the tier of half of what is priced is a guess", () => {
    const asked = call({ tierServed: null, tierRequested: "flex" });
    const spend = (usage: CostCell[]) => answer("measure=spend", { usage }).total[0];
    expect(spend([call(), asked])).toEqual({ amount: "15", isAssumed: true });
    expect(spend([call(), call(), asked])).toEqual({ amount: "25" });
  });

  test("what has no price is counted beside the sum, not in it", () => {
    const usage = [call(), call({ model: "no-such-model" })];
    const { total } = answer("measure=spend,unpricedShare,records", { usage });
    expect(total).toEqual([{ amount: "10", leftOut: 1 }, { amount: 0.5 }, { amount: 2 }]);
  });

  test("rows behind the limit are one rest: with the shown rows it sums to the total", () => {
    const usage = [
      call({ project: "a", inputTotal: 3_000_000 }),
      call({ project: "b", inputTotal: 2_000_000 }),
      call({ project: "c" }),
      call({ project: null }),
    ];
    const { rows, rest, total } = answer("by=project&limit=1", { usage });
    expect(rows.map((row) => row.at)).toEqual([["a"]]);
    expect(rest).toEqual({ rows: 3, values: [{ amount: "40" }] });
    expect(total).toEqual([{ amount: "70" }]);
  });

  test("a use moves as a whole: cut by day, what is available has the same sum", () => {
    const usage = [1, 2, 3].map((bucket) => ({
      ...call({ inputTotal: bucket * 1_000_000, workload: "nightly" }),
      bucket,
    }));
    const byDay = answer("measure=available&by=day", { usage });
    expect(byDay.rows.map(({ values }) => values[0]?.amount)).toEqual(["5", "10", "15"]);
    expect(byDay.total).toEqual([{ amount: "30" }]);
  });
});

describe("429s", () => {
  test("each cause is a share of all calls; quota is none of the 429 share", () => {
    const usage = [
      ...Array.from({ length: 6 }, () => call()),
      refused("flex_unavailable"),
      refused("flex_unavailable"),
      refused("rate_limit"),
      refused("quota"),
    ];
    const { total } = answer(
      "measure=share429,capacityShare,rateLimitShare,slowDownShare,quotaShare,errorShare",
      { usage },
    );
    expect(total.map(({ amount }) => amount)).toEqual([0.3, 0.2, 0.1, 0, 0.1, 0.4]);
  });

  test("where there are no single calls, no share is told", () => {
    const usage = [{ ...call(), grain: "bucket" as const, requests: 100 }];
    const { total } = answer("measure=share429,errorShare,requests,calls", { usage });
    expect(total.map(({ amount }) => amount)).toEqual([null, null, 100, 0]);
  });
});

describe("tokens", () => {
  test("the cached share is of records that say both, and says how many do not", () => {
    const usage = [
      call({ inputTotal: 1_000, inputCached: 250 }),
      call({ inputTotal: 9_000, inputCached: null }),
    ];
    const { total } = answer("measure=cachedShare,cachedTokens,inputTokens", { usage });
    expect(total).toEqual([
      { amount: 0.25, leftOut: 1 },
      { amount: 250, leftOut: 1 },
      { amount: 10_000 },
    ]);
  });
});

test("for any records and any cut, the parts of money and counts sum to the whole, to the picodollar", () => {
  const names = fc.constantFrom("a", "b", null);
  const record = fc
    .record({
      model: fc.constantFrom("o3", "gpt-5", "o4-mini", "no-such-model"),
      tierServed: fc.constantFrom("standard", "flex", "batch", "priority", null),
      inputTotal: fc.option(fc.nat(300_000)),
      outputTotal: fc.option(fc.nat(100_000)),
      project: names,
      workload: names,
      apiKey: names,
    })
    .map((over) => call({ ...over, startUs: MAY + 200 * 86_400_000_000 }));
  const cut = fc.constantFrom("model", "project", "workload,apiKey", "servedTier", "outcome");
  const measures = "measure=spend,saved,available,spendAt.batch,records";
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 30 }),
      cut,
      fc.integer({ min: 1, max: 4 }),
      (usage, by, limit) => {
        const whole = answer(measures, { usage }).total;
        const parts = answer(`${measures}&by=${by}&limit=${limit}`, { usage });
        const sums = whole.map((_, place) =>
          [...parts.rows.map(({ values }) => values), parts.rest?.values ?? []].reduce(
            (sum, values) => {
              const amount = values[place]?.amount ?? "0";
              return sum + (parseUsd(String(amount)) ?? 0n);
            },
            0n,
          ),
        );
        expect(sums).toEqual(whole.map(({ amount }) => parseUsd(String(amount ?? "0"))));
        expect(parts.total).toEqual(whole);
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});

describe("what was asked for beside what was served", () => {
  const usage = [
    call({ tierRequested: "flex" }),
    call({ tierRequested: "flex", tierServed: "flex" }),
    call({ tierRequested: "auto" }),
    call(),
    refused("flex_unavailable", { tierRequested: "flex", tierServed: null }),
  ];

  test("one of two answered flex calls was served as asked, the other cost $5 more", () => {
    const measures = "spend,spendAsAsked,paidOverAsked,askedShare,servedAsAskedShare";
    const { total } = answer(`measure=${measures}`, { usage });
    expect(total.map(({ amount }) => amount)).toEqual(["35", "30", "5", 0.6, 0.5]);
  });

  test("requested, served and priced tier cut together; a tier that is not said is none", () => {
    const given = [...usage, call({ tierRequested: "flex", tierServed: null })];
    const { rows } = answer(
      "measure=calls&by=requestedTier,servedTier,pricedTier&order=requestedTier",
      {
        usage: given,
      },
    );
    expect(rows.map(({ at, values }) => [...at, values[0]?.amount])).toEqual([
      ["auto", "standard", "standard", 1],
      ["flex", "flex", "flex", 1],
      ["flex", "standard", "standard", 1],
      ["flex", null, "flex", 2],
      [null, "standard", "standard", 1],
    ]);
  });
});
