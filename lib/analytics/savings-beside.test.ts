import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { savingsBeside } from "./savings-beside.ts";

const at = (iso: string): number => parseIsoUs(iso) ?? Number.NaN;
const MAY = at("2025-05-01T12:00:00Z");

/** o3 in its first weeks: $10 in, $2.50 cached, $40 out; half of it at flex and batch, whose cached rates differ. */
function call(over: Partial<UsageRecord> = {}): CostCell {
  return cellOfRecord({
    ...blankRecord("call", MAY),
    ...{ provider: "openai", model: "o3", tierServed: "standard", tierRequested: "standard" },
    ...{ inputTotal: 1_000_000, inputCached: 0, outputTotal: 0 },
    ...over,
  });
}

const beside = (usage: CostCell[], fallbacks: CostCell[] = []) =>
  savingsBeside(PRICE_BOOK, { usage, fallbacks });

const times = (cell: CostCell, n: number): CostCell => ({
  ...cell,
  records: n,
  requests: n,
  inputTotal: (cell.inputTotal ?? 0) * n,
  inputCached: (cell.inputCached ?? 0) * n,
  bandInput: cell.inputTotal,
});

describe("eligibility", () => {
  test("says what may be served where, with the row that shows it", () => {
    const [line] = beside([call()]).eligibility;
    expect(line).toMatchObject({
      provider: "openai",
      model: "o3",
      listed: { provider: "openai", model: "o3" },
      records: 1,
      spend: "10",
    });
    expect(line?.tiers.flex).toMatchObject([
      { reason: null, records: 1, spend: "10", there: "5", evidence: { says: "sold" } },
    ]);
    expect(line?.tiers.flex[0]?.evidence?.priceId).toBe("openai/o3/flex/all@2025-04-17");
    expect(line?.tiers.priority).toMatchObject([
      { reason: "no-price-at-date", there: null, evidence: { says: "sold-at-other-times" } },
    ]);
  });

  test("a tier that was looked for and is not sold names the row that says so", () => {
    const sold = { model: "gpt-4.1", startUs: at("2026-08-20T12:00:00Z"), inputTotal: 1_000 };
    const [line] = beside([call(sold)]).eligibility;
    const [flex] = line?.tiers.flex ?? [];
    expect(flex).toMatchObject({ reason: "not-sold-at-tier", evidence: { says: "not-listed" } });
    expect(flex?.evidence?.source).not.toBe("");
  });

  test("a long prompt that a tier does not take is told from its short row", () => {
    const long = { model: "gpt-5.4", startUs: at("2026-08-20T12:00:00Z"), inputTotal: 500_000 };
    const [line] = beside([call(long)]).eligibility;
    const [priority] = line?.tiers.priority ?? [];
    expect(priority).toMatchObject({
      reason: "not-sold-at-tier",
      evidence: { says: "short-only" },
    });
  });

  test("what cost nothing and what has no price are no part of it", () => {
    const refused = call({ outcome: "error", errorClass: "rate_limit" });
    expect(beside([refused, call({ model: "mystery" })]).eligibility).toEqual([]);
  });
});

describe("fallbacks", () => {
  test("a call that asked for flex and was served standard lost $5 of its $10", () => {
    const { fallbacks } = beside([call({ tierRequested: "flex" }), call()]);
    expect(fallbacks).toEqual([
      {
        ...{ kind: "downgraded", provider: "openai", model: "o3", asked: "flex" },
        ...{ served: "standard", calls: 1, spend: "10", lost: "5", notSold: 0, unpriced: 0 },
      },
    ]);
  });

  test("a later attempt at standard of what began at batch is told apart from it", () => {
    const began = call({ tierRequested: "batch" });
    expect(beside([call()], [began]).fallbacks).toMatchObject([
      { kind: "fell-back", asked: "batch", lost: "5" },
    ]);
  });

  test("where the model is not sold at the tier asked for, nothing is lost, and it says so", () => {
    const model = { model: "gpt-4.1", startUs: at("2026-08-20T12:00:00Z") };
    expect(beside([call({ ...model, tierRequested: "flex" })]).fallbacks).toMatchObject([
      { lost: "0", notSold: 1 },
    ]);
  });

  test("a call whose answer names no tier, a failed one and one served as asked are none", () => {
    const { fallbacks } = beside([
      call({ tierRequested: "flex", tierServed: null }),
      call({ tierRequested: "flex", outcome: "error" }),
      call({ tierRequested: "flex", tierServed: "flex" }),
    ]);
    expect(fallbacks).toEqual([]);
  });
});

describe("cache hits", () => {
  const use = { project: "search", workload: "rank" };
  const standard = times(call({ ...use, inputCached: 500_000 }), 100);

  test("a use with half its input cached at standard and none at flex may have lost $1.875 a call", () => {
    const flex = times(call({ ...use, tierServed: "flex" }), 100);
    // 100 calls × 500 000 tokens × ($5 − $1.25) / 1M
    expect(beside([standard, flex]).cacheHits).toMatchObject({
      lost: "187.5",
      compared: 100,
      notCompared: 0,
      lines: [{ tier: "flex", share: 0, standardShare: 0.5, records: 100 }],
    });
  });

  test("a higher share than at standard is nothing lost", () => {
    const flex = times(call({ ...use, tierServed: "flex", inputCached: 600_000 }), 100);
    expect(beside([standard, flex]).cacheHits).toMatchObject({ lost: "0", compared: 100 });
  });

  test("without the same use at standard, with too little of it or unknown counts there is nothing to compare", () => {
    const other = times(call({ tierServed: "flex", workload: "nightly" }), 100);
    const few = times(call({ ...use, tierServed: "flex" }), 5);
    const silent = { ...times(call({ ...use, tierServed: "flex" }), 7), inputCached: null };
    expect(beside([standard, other, few, silent]).cacheHits).toEqual({
      ...{ lines: [], lost: "0", compared: 0, notCompared: 112 },
    });
  });
});

describe("calls that nobody waited for", () => {
  const NOTHING = { inputTotal: null, inputCached: null, outputTotal: null } as const;
  const lost = { outcome: "error", errorClass: "timeout_client", tierServed: null } as const;

  test("without tokens they are free so far, and would cost the mean of their model and tier", () => {
    const timedOut = { ...call({ ...NOTHING, ...lost }), records: 3 };
    expect(beside([call(), call({ inputTotal: 500_000 }), timedOut]).abandoned).toEqual([
      {
        ...{ provider: "openai", model: "o3", calls: 3, withTokens: 0, billed: "0" },
        ...{ silent: 3, atMean: "22.5", notEvaluable: 0 }, // 3 × ($10 + $5) / 2
      },
    ]);
  });

  test("with tokens they are in the spend", () => {
    expect(beside([call(lost)]).abandoned).toMatchObject([
      { withTokens: 1, billed: "10", silent: 0 },
    ]);
  });

  test("where no call of the model and tier was answered, nothing is guessed", () => {
    const cancelled = call({ ...NOTHING, outcome: "cancelled", tierServed: null });
    expect(beside([cancelled]).abandoned).toMatchObject([{ atMean: "0", notEvaluable: 1 }]);
  });

  test("a refusal, and a line of a batch that expired, are none", () => {
    const causes = ["rate_limit", "batch_expired"] as const;
    const cells = causes.map((errorClass) => call({ outcome: "error", errorClass }));
    expect(beside(cells).abandoned).toEqual([]);
  });
});
