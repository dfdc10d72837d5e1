import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMPARED_TIERS } from "../core/tier.ts";
import { type UsageParts, usageOf } from "../testing/usage-of.ts";
import { eligibility } from "./eligibility.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";

const may = (tier: string, parts: UsageParts): string => {
  const answer = eligibility(PRICE_BOOK, usageOf(parts), tier);
  return answer.eligible ? "eligible" : answer.reason;
};

describe("a record can move to a tier", () => {
  test("where the tier is sold for its model on its day, also when the call failed", () => {
    const failed = { model: "o3", at: "2025-05-01", outcome: "error" as const, inputTotal: null };
    expect(may("standard", failed)).toBe("eligible");
    expect(may("flex", failed)).toBe("eligible");
    expect(may("batch", failed)).toBe("eligible");
    expect(may("priority", failed)).toBe("no-price-at-date"); // sold from November 2025 on
    expect(may("flex", { model: "o3-pro" })).toBe("not-sold-at-tier");
    expect(may("flex", { model: "nobody-knows" })).toBe("unknown-model");
    expect(may("flex", { model: "o4-mini", at: "2026-10-23" })).toBe("model-ended");
  });

  test("only where its size is sold there", () => {
    const long = { model: "gpt-5.5-pro", inputTotal: 272_001 };
    expect(may("standard", long)).toBe("eligible");
    expect(may("flex", long)).toBe("not-sold-at-tier");
    expect(may("flex", { ...long, inputTotal: 272_000 })).toBe("eligible");
    expect(may("flex", { ...long, grain: "bucket" })).toBe("eligible"); // its calls may be short
  });

  test("only where the tier is offered in its region", () => {
    const sol = { model: "gpt-6-sol", inputTotal: 1000 };
    expect(may("flex", sol)).toBe("eligible");
    expect(may("flex", { ...sol, region: "us" })).toBe("eligible");
    expect(may("flex", { ...sol, region: "eu" })).toBe("not-sold-at-tier");
    expect(may("standard", { ...sol, region: "eu" })).toBe("eligible");
    // What a response says was served there is billed as served.
    expect(priceUsage(PRICE_BOOK, usageOf({ ...sol, region: "eu" }), "flex").ok).toBe(true);
  });

  test("exactly where a priced call of known tokens has a price", () => {
    const models = PRICE_BOOK.models.map(({ provider, id }) => ({ provider, model: id }));
    const parts = fc.record({
      names: fc.constantFrom(...models),
      day: fc.integer({ min: 0, max: 1500 }),
      inputTotal: fc.integer({ min: 0, max: 400_000 }),
      tier: fc.constantFrom(...COMPARED_TIERS, "ultrafast", "fast"),
    });
    fc.assert(
      fc.property(parts, ({ names, day, inputTotal, tier }) => {
        const at = new Date(Date.UTC(2024, 0, 1 + day)).toISOString();
        const usage = usageOf({ ...names, at, inputTotal });
        const priced = priceUsage(PRICE_BOOK, usage, tier);
        const answer = eligibility(PRICE_BOOK, usage, tier);
        expect(answer).toEqual(
          priced.ok ? { eligible: true } : { eligible: false, reason: priced.reason },
        );
      }),
      { seed: 20261120, numRuns: 2000 },
    );
  });
});
