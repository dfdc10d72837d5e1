import { describe, expect, test } from "vitest";
import { exactUsd } from "../core/money.ts";
import type { ErrorClass, Outcome } from "../core/record.ts";
import { type UsageParts, usageOf } from "../testing/usage-of.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";

const price = (tier: string | null, parts: UsageParts) =>
  priceUsage(PRICE_BOOK, usageOf(parts), tier);

function totalAndAssumed(tier: string, parts: UsageParts) {
  const outcome = price(tier, parts);
  return outcome.ok ? [exactUsd(outcome.total), ...outcome.assumed] : outcome.reason;
}

const NOTHING_KNOWN = { inputCached: null, inputCacheWrite: null, inputCacheWrite1h: null };

describe("a price that was promised until a day", () => {
  // gpt-5.6-sol: "at least through 2026-11-21", and nothing published of what follows.
  const sol = (at: string) => ({ model: "gpt-5.6-sol", inputTotal: 1000, at });

  test("goes on after that day, in every tier and band, and says that this is assumed", () => {
    expect(totalAndAssumed("standard", sol("2026-11-21T23:59:59.999999Z"))).toEqual(["0.004"]);
    const after = ["0.004", "price-not-guaranteed"];
    expect(totalAndAssumed("standard", sol("2026-11-22"))).toEqual(after);
    expect(totalAndAssumed("flex", sol("2026-11-22"))).toEqual(["0.002", "price-not-guaranteed"]);
    const long = { ...sol("2026-12-01"), inputTotal: 300_000 };
    expect(totalAndAssumed("standard", long)).toEqual(["2.4", "price-not-guaranteed"]);
  });

  test("in a region that costs more, and beside other assumptions, too", () => {
    const usage = { ...sol("2026-11-22"), ...NOTHING_KNOWN, region: "eu" };
    const assumed = price("standard", usage);
    expect(assumed).toMatchObject({
      assumed: ["cached-unknown", "cache-write-unknown", "price-not-guaranteed"],
    });
  });
});

describe("what is charged at all", () => {
  const FREE = { ok: true, total: 0n, price: null, assumed: [], moreIfLong: 0n };

  test.each<Outcome>(["error", "cancelled"])(
    "charges nothing for a call that ended as %s without tokens, whatever else is unknown",
    (outcome) => {
      const failed = { outcome, inputTotal: null, outputTotal: 0 };
      expect(price("flex", { ...failed, model: "o3" })).toEqual(FREE);
      expect(price(null, { ...failed, model: null })).toEqual(FREE);
    },
  );

  test("charges nothing for an answer from a gateway's cache, whatever tokens it shows", () => {
    const hit = { outcome: "gateway_cache_hit" as const, inputTotal: 1000, outputTotal: 1000 };
    expect(price("standard", hit)).toEqual(FREE);
    expect(price(null, { ...hit, model: "nobody-knows" })).toEqual(FREE);
  });

  test("charges a failed call with tokens for them, and says so", () => {
    const failed = { outcome: "error" as const, inputTotal: 1000, outputTotal: null };
    expect(totalAndAssumed("standard", failed)).toEqual(["0.002", "failure-billed"]);
  });

  test.each<ErrorClass>([
    "flex_unavailable",
    "rate_limit",
    "slow_down",
    "quota",
    "http_429",
    "batch_expired",
  ])(
    "charges nothing for a call that failed by %s, though its gateway counted the prompt",
    (errorClass) => {
      const refused = { errorClass, inputTotal: 1000, outputTotal: 5 };
      for (const outcome of ["error", "cancelled"] as const) {
        expect(price("flex", { ...refused, outcome })).toEqual(FREE);
        expect(price(null, { ...refused, outcome, model: "nobody-knows" })).toEqual(FREE);
      }
      const answered = { ...refused, outcome: "success" as const, outputTotal: 0 };
      expect(totalAndAssumed("flex", answered)).toEqual(["0.001"]); // 1000 × $1/M: an answer is an answer
    },
  );

  test.each<ErrorClass>(["timeout_408", "timeout_client", "server_error", "overloaded", "unknown"])(
    "charges a call that failed by %s for its tokens, because nobody says that it is free",
    (errorClass) => {
      const failed = { outcome: "error" as const, errorClass, inputTotal: 1000, outputTotal: null };
      expect(totalAndAssumed("standard", failed)).toEqual(["0.002", "failure-billed"]);
    },
  );

  test("charges nothing for what a provider says it does not bill: Google's 400s, Anthropic's cancelled batch lines", () => {
    const failed = { outcome: "error" as const, inputTotal: 1000 };
    const rejected = { ...failed, errorClass: "invalid_request" as const };
    const cancelled = { ...failed, errorClass: "batch_cancelled" as const };
    const gemini = { provider: "vertex_ai", model: "gemini-2.5-flash" };
    const claude = { provider: "anthropic", model: "claude-sonnet-5" };
    expect(price("standard", { ...rejected, ...gemini })).toEqual(FREE);
    expect(price("batch", { ...cancelled, ...claude })).toEqual(FREE);
    expect(totalAndAssumed("standard", rejected)).toEqual(["0.002", "failure-billed"]); // OpenAI
    expect(totalAndAssumed("batch", cancelled)).toEqual(["0.001", "failure-billed"]);
  });

  test("prices a call that is still pending once its tokens are known, and not before", () => {
    const pending = { outcome: "pending" as const, inputTotal: 1000 };
    expect(totalAndAssumed("standard", { ...pending, outputTotal: 0 })).toEqual(["0.002"]);
    const unknown = { ...pending, inputTotal: null, outputTotal: null };
    expect(totalAndAssumed("standard", unknown)).toBe("tokens-unknown");
  });

  test.each<Outcome>(["success", "incomplete", "pending", "unknown"])(
    "leaves a call that ended as %s unpriced when a token total is missing",
    (outcome) => {
      expect(price("standard", { outcome, inputTotal: null, outputTotal: 5 })).toEqual({
        ok: false,
        reason: "tokens-unknown",
      });
      expect(price("standard", { outcome, inputTotal: 5, outputTotal: null })).toEqual({
        ok: false,
        reason: "tokens-unknown",
      });
    },
  );
});

describe("what a price assumes", () => {
  test("counts an unknown cached count of o3 only where o3 has a cached price of its own", () => {
    const unknown = { ...NOTHING_KNOWN, reasoning: null, inputTotal: 1000 };
    expect(totalAndAssumed("standard", unknown)).toEqual(["0.002", "cached-unknown"]);
    expect(totalAndAssumed("flex", unknown)).toEqual(["0.001", "cached-unknown"]);
    expect(totalAndAssumed("batch", unknown)).toEqual(["0.001"]); // no cached price: nothing to know
  });

  test("counts unknown cache writes only where writing costs something of its own", () => {
    const unknown = { ...NOTHING_KNOWN, inputTotal: 1000, inputCached: 0 };
    expect(totalAndAssumed("standard", { ...unknown, model: "gpt-5.4" })).toEqual(["0.0025"]);
    expect(totalAndAssumed("standard", { ...unknown, model: "gpt-5.6-sol" })).toEqual([
      "0.004",
      "cache-write-unknown",
    ]);
  });

  test("takes writes of unknown lifetime as five-minute writes, and says so where an hour costs more", () => {
    const written = { inputTotal: 1000, inputCacheWrite: 1000, inputCacheWrite1h: null };
    const claude = { ...written, provider: "anthropic", model: "claude-sonnet-5" };
    expect(totalAndAssumed("standard", claude)).toEqual(["0.0025", "cache-write-unknown"]);
    expect(totalAndAssumed("standard", { ...written, model: "gpt-5.6-sol" })).toEqual(["0.005"]);
    expect(totalAndAssumed("standard", { ...claude, inputCacheWrite: 0 })).toEqual(["0.002"]);
  });

  test("prices a bucket over the threshold short, and says what it would cost more if long", () => {
    const bucket = { grain: "bucket" as const, model: "gpt-5.4", outputTotal: 1000 };
    const over = price("standard", { ...bucket, inputTotal: 1_000_000 });
    // Short: 2.50 + 0.015. Long: 5.00 + 0.0225.
    expect(over).toMatchObject({
      total: 2_515_000_000_000n,
      assumed: ["band-unknown"],
      moreIfLong: 2_507_500_000_000n,
    });
    expect(price("standard", { ...bucket, inputTotal: 272_000 })).toMatchObject({
      assumed: [],
      moreIfLong: 0n,
    });
    expect(price("priority", { ...bucket, inputTotal: 1_000_000 })).toMatchObject({
      assumed: ["band-unknown"],
      moreIfLong: 0n, // no long price is sold there
    });
  });

  test("bands a sum of like calls by the size that it is given, not by the sum", () => {
    const sum = { model: "gpt-5.4", inputTotal: 1_000_000 };
    expect(totalAndAssumed("standard", { ...sum, bandInput: 272_000 })).toEqual(["2.5"]);
    expect(totalAndAssumed("standard", { ...sum, bandInput: 272_001 })).toEqual(["5"]);
  });

  test("says when the provider was guessed from the model's name", () => {
    const bare = { provider: null, model: "o3", inputTotal: 1000 };
    expect(totalAndAssumed("standard", bare)).toEqual(["0.002", "provider-unknown"]);
    expect(totalAndAssumed("standard", { ...bare, model: "openai/o3" })).toEqual(["0.002"]);
  });
});

describe("why there is no price, the first reason that fits", () => {
  const reason = (tier: string | null, parts: UsageParts) => {
    const outcome = price(tier, { inputTotal: 1000, ...parts });
    return outcome.ok ? exactUsd(outcome.total) : outcome.reason;
  };

  test("names the model first, then the tier, then the model's end", () => {
    expect(reason(null, { model: "nobody-knows" })).toBe("unknown-model");
    expect(reason(null, { model: null })).toBe("unknown-model");
    expect(reason(null, { model: "o1", at: "2026-11-01" })).toBe("unknown-tier");
    expect(reason("turbo", { model: "o1", at: "2026-11-01" })).toBe("unknown-tier");
    expect(reason("priority", { model: "o1", at: "2026-11-01" })).toBe("model-ended");
    expect(reason("scale", { model: "o1", at: "2026-11-01" })).toBe("model-ended");
    expect(reason("scale", { model: "o1", at: "2026-10-01" })).toBe("not-sold-at-tier");
  });

  test("prices a model until the last microsecond before its shutdown", () => {
    expect(reason("standard", { model: "o1", at: "2026-10-22T23:59:59.999999Z" })).toBe("0.015");
    expect(reason("standard", { model: "o1", at: "2026-10-23" })).toBe("model-ended");
    expect(reason("standard", { model: "o3", at: "2026-12-11" })).toBe("model-ended");
    expect(reason("standard", { model: "gpt-5.5-cyber-preview", at: "2027-01-31" })).toBe("0.0125");
    expect(reason("standard", { model: "gpt-5.5-cyber-preview", at: "2027-02-01" })).toBe(
      "model-ended",
    );
    expect(reason("standard", { model: "gpt-5.5-cyber", at: "2027-02-01" })).toBe("0.0125");
  });

  test("tells a tier that was never sold from one that is not priced on that day", () => {
    expect(reason("flex", { model: "gpt-4.1" })).toBe("not-sold-at-tier"); // looked for, not listed
    expect(reason("batch", { model: "gpt-4.5-preview", at: "2025-03-01" })).toBe(
      "not-sold-at-tier", // no row at all
    );
    expect(reason("priority", { model: "o3", at: "2025-05-01" })).toBe("no-price-at-date");
    expect(reason("standard", { model: "o3", at: "2025-04-15" })).toBe("no-price-at-date");
    expect(reason("ultrafast", { model: "gpt-5.6-sol" })).toBe("no-price-at-date"); // not published
    expect(reason("flex", { provider: "azure", model: "gpt-5.6-sol" })).toBe("no-price-at-date");
  });

  test("takes a label that nobody sells as unknown, and another seller's tier as not sold", () => {
    expect(reason("fast", { provider: "anthropic", model: "claude-sonnet-5" })).toBe(
      "not-sold-at-tier",
    );
    expect(reason("fast", { model: "o3" })).toBe("unknown-tier");
    expect(reason("auto", { model: "o3" })).toBe("unknown-tier");
  });

  test.each([
    ["more cached than there is input", { inputTotal: 10, inputCached: 11 }],
    ["more read and written than there is input", { inputCached: 600, inputCacheWrite: 600 }],
    ["more written for an hour than written", { inputCacheWrite: 1, inputCacheWrite1h: 2 }],
    ["a negative count", { inputCached: -1 }],
    ["a fraction of a token", { outputTotal: 0.5 }],
    ["a count that is not a number", { inputTotal: Number.NaN }],
    ["a count beyond 2^53", { inputTotal: 2 ** 53 }],
  ])("leaves %s unpriced", (_, parts) => {
    expect(reason("standard", parts)).toBe("tokens-unknown");
  });
});
