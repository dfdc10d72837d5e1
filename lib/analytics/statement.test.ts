import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseUsd } from "../core/money.ts";
import { blankRecord, ERROR_CLASSES, OUTCOMES, type UsageRecord } from "../core/record.ts";
import { COMPARED_TIERS } from "../core/tier.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { ledgerOf } from "./ledger.ts";
import { buildOverview } from "./overview.ts";
import { Statement } from "./statement.ts";

const at = (iso: string): number => parseIsoUs(iso) ?? Number.NaN;

function call(over: Partial<UsageRecord>): CostCell {
  const record = {
    ...blankRecord("call", at("2025-05-01T12:00:00Z")),
    provider: "openai",
    model: "o3",
    tierServed: "standard",
    inputCached: 0,
    inputTotal: 1_000_000,
    outputTotal: 1_000_000,
    ...over,
  };
  return cellOfRecord(record);
}

function stated(...cells: CostCell[]) {
  const statement = new Statement(PRICE_BOOK);
  for (const cell of cells) statement.add(cell);
  return { statement, line: statement.total.toWire() };
}

describe("o3 in its first weeks: $10 in, $40 out; flex $5 and $20", () => {
  test("a million tokens each way cost $50 as served and $25 on flex and batch", () => {
    const { line } = stated(call({}));
    expect(line.asServed).toBe("50");
    expect(line.tiers.flex).toEqual({
      total: "25",
      moved: "25",
      kept: "0",
      eligible: 1,
      ineligible: 0,
    });
    expect(line.tiers.batch.total).toBe("25");
    expect(line).toMatchObject({ saved: "0", available: "25" });
  });

  test("priority was not sold for it yet: the call is kept as served, with the reason", () => {
    const { statement, line } = stated(call({}));
    expect(line.tiers.priority).toEqual({
      total: "50",
      moved: "0",
      kept: "50",
      eligible: 0,
      ineligible: 1,
    });
    expect(statement.ineligible()).toEqual([
      { tier: "priority", reason: "no-price-at-date", model: "o3", records: 1 },
    ]);
  });

  test("a call served on flex has already saved what standard would have cost more", () => {
    const { line } = stated(call({ tierServed: "flex" }));
    expect(line).toMatchObject({ asServed: "25", saved: "25", available: "0" });
  });
});

describe("the tier to price", () => {
  test("is the served one, else the requested one, counted as assumed", () => {
    const { statement, line } = stated(call({ tierServed: null, tierRequested: "flex" }));
    expect(line.asServed).toBe("25");
    expect(statement.assumed()).toEqual([{ assumption: "tier-requested", records: 1 }]);
  });

  test("is never auto, and never standard by default", () => {
    const { statement, line } = stated(call({ tierServed: null, tierRequested: "auto" }));
    expect(line).toMatchObject({ asServed: "0", unpricedRecords: 1 });
    expect(statement.unpriced()).toEqual([
      { reason: "unknown-tier", model: "o3", tier: null, records: 1, requests: 1 },
    ]);
  });

  test("may be given for the whole run, and that is counted too", () => {
    const statement = new Statement(PRICE_BOOK, "standard");
    statement.add(call({ tierServed: null }));
    expect(statement.total.toWire().asServed).toBe("50");
    expect(statement.assumed()).toEqual([{ assumption: "tier-given", records: 1 }]);
  });
});

test("a refused call costs nothing, is priced, and could be refused on flex for nothing as well", () => {
  const refused = {
    outcome: "error",
    inputTotal: null,
    outputTotal: null,
    inputCached: null,
  } as const;
  const { statement, line } = stated(call({ ...refused, tierServed: null, tierRequested: "flex" }));
  expect(line).toMatchObject({ asServed: "0", unpricedRecords: 0 });
  expect(line.tiers.flex.eligible).toBe(1);
  expect(statement.assumed()).toEqual([]);
});

test("a tier that is closed to long prompts only is said to be so", () => {
  const long = { startUs: at("2026-11-01"), model: "gpt-5.4", inputTotal: 300_000 };
  const reasons = (cell: CostCell) =>
    stated(cell)
      .statement.ineligible()
      .filter(({ tier }) => tier === "priority");
  expect(reasons(call(long))).toMatchObject([{ reason: "not-sold-at-tier", becauseLong: true }]);
  expect(reasons(call({ ...long, inputTotal: 1_000 }))).toEqual([]);
});

test("a model that no catalogue knows is unpriced and left out of every total", () => {
  const { line } = stated(call({}), call({ model: "x-9000" }));
  expect(line).toMatchObject({ records: 2, unpricedRecords: 1, asServed: "50" });
  expect(line.tiers.standard.total).toBe("50");
});

test("a cached prompt goes to flex, where o3 has a cached price, rather than to batch, where it has none", () => {
  // Since 2025-06-10 flex: 800 000 × $0.25 + 200 000 × $1 = $0.40; batch: 1 000 000 × $1 = $1.00.
  const cached = { startUs: at("2025-07-01"), inputCached: 800_000, outputTotal: 0 };
  const { line } = stated(call(cached));
  expect(line.asServed).toBe("0.8");
  expect(line.tiers.flex.total).toBe("0.4");
  expect(line.tiers.batch.total).toBe("1");
  expect(line.availableBy).toEqual({ flex: "0.4", batch: "0", standard: "0" });
});

const model = fc.constantFrom("o3", "gpt-5-mini", "gpt-5.4", "gpt-4o", "o3-pro", "x-9000");
const tier = fc.constantFrom("standard", "flex", "batch", "priority", null, "scale");
const tokens = fc.option(fc.integer({ min: 0, max: 600_000 }), { freq: 8 });
const anyCall: fc.Arbitrary<CostCell> = fc
  .record({
    model,
    tierServed: tier,
    tierRequested: tier,
    inputTotal: tokens,
    outputTotal: tokens,
    cachedShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    outcome: fc.constantFrom("success", "success", ...OUTCOMES),
    errorClass: fc.constantFrom(null, ...ERROR_CLASSES),
    day: fc.integer({ min: 0, max: 500 }),
  })
  .map(({ cachedShare, day, ...fields }) =>
    call({
      ...fields,
      inputCached: cachedShare === null ? null : Math.floor((fields.inputTotal ?? 0) * cachedShare),
      startUs: at("2025-04-20") + day * 86_400_000_000,
    }),
  );

const pico = (text: string): bigint => parseUsd(text) ?? 0n;

test("for any calls: moved and kept make the total, and every record is eligible, ineligible or unpriced", () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 30 }), (cells) => {
      const { line } = stated(...cells);
      for (const name of COMPARED_TIERS) {
        const at = line.tiers[name];
        expect(pico(at.moved) + pico(at.kept)).toBe(pico(at.total));
        expect(at.eligible + at.ineligible + line.unpricedRecords).toBe(line.records);
      }
      expect(pico(line.tiers.standard.total) - pico(line.asServed)).toBe(pico(line.saved));
      expect(pico(line.available)).toBeGreaterThanOrEqual(0n);
    }),
    { seed: 21, numRuns: 300 },
  );
});

test("for any calls: models, workloads and days each sum to the total, to the picodollar", () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 30 }), (cells) => {
      const withDays = cells.map((cell, i) => ({ ...cell, day: `2026-11-0${1 + (i % 5)}` }));
      const overview = buildOverview(PRICE_BOOK, { byUse: cells, byDay: withDays }, () => false);
      const sum = (parts: readonly { asServed: string }[]) =>
        parts.reduce((total, part) => total + pico(part.asServed), 0n);
      const total = pico(overview.total.asServed);
      expect(sum(overview.models)).toBe(total);
      expect(sum(overview.workloads)).toBe(total);
      const days = overview.days.flatMap(({ byTier }) => Object.values(byTier));
      expect(days.reduce((all, amount) => all + pico(amount), 0n)).toBe(total);
    }),
    { seed: 22, numRuns: 200 },
  );
});

test("for any calls: the price rows behind each figure sum to the figure", () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 20 }), (cells) => {
      const { line } = stated(...cells);
      const figures = {
        asServed: line.asServed,
        flex: line.tiers.flex.total,
        saved: line.saved,
        available: line.available,
      } as const;
      for (const [figure, amount] of Object.entries(figures)) {
        const ledger = ledgerOf(PRICE_BOOK, cells, figure as keyof typeof figures);
        const sum = (lines: typeof ledger.lines) =>
          lines.reduce((total, { amount: part }) => total + pico(part), 0n);
        expect(sum(ledger.lines) - sum(ledger.minus)).toBe(pico(amount));
        expect(ledger.amount).toBe(amount);
      }
    }),
    { seed: 23, numRuns: 100 },
  );
});

test("sums over the long-context line say what they could cost more, and where no price says so", () => {
  const bucket = (tierServed: string) =>
    cellOfRecord({
      ...blankRecord("bucket", at("2026-05-01T00:00:00Z")),
      ...{ provider: "openai", model: "gpt-5.4", tierServed, outcome: "success" as const },
      ...{ inputTotal: 300_000, inputCached: 0, outputTotal: 0 },
    });
  const { statement } = stated(bucket("standard"), bucket("priority"));
  // Standard: $2.50 a million, $5 in long requests; priority has no price for these.
  expect(statement.assumed()).toContainEqual({
    assumption: "band-unknown",
    records: 2,
    moreIfLong: "0.75",
    withoutLongPrice: 1,
  });
  expect(stated(bucket("standard")).statement.assumed()).toContainEqual({
    assumption: "band-unknown",
    records: 1,
    moreIfLong: "0.75",
  });
});
