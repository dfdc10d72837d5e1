import { describe, expect, test } from "vitest";
import { exactUsd } from "../core/money.ts";
import type { Tier } from "../core/tier.ts";
import { type UsageParts, usageOf } from "../testing/usage-of.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";

/** Exact USD, or the reason why there is none. */
function price(tier: Tier, parts: UsageParts): string {
  const outcome = priceUsage(PRICE_BOOK, usageOf(parts), tier);
  return outcome.ok ? exactUsd(outcome.total) : outcome.reason;
}

const MILLION = 1_000_000;

describe("the rate in force when the request was made", () => {
  // openai.com, 2025-04-16: o3 at $10/$40; flex (2025-04-17) at half; 2025-06-10: cut by 80 %.
  test("charges o3 its launch price until the day of the cut, and the new one from that day on", () => {
    const o3 = { model: "o3", inputTotal: 1000, outputTotal: 100 };
    expect(price("standard", { ...o3, at: "2025-05-01" })).toBe("0.014"); // 1000×10 + 100×40 per million
    expect(price("flex", { ...o3, at: "2025-05-01" })).toBe("0.007");
    expect(price("standard", { ...o3, at: "2025-06-09T23:59:59.999999Z" })).toBe("0.014");
    expect(price("standard", { ...o3, at: "2025-06-10" })).toBe("0.0028"); // 1000×2 + 100×8
    expect(price("flex", { ...o3, at: "2025-06-10" })).toBe("0.0014");
  });

  test("knows that only the cache read of Claude Sonnet 5.5 changed on 2026-10-07", () => {
    const sonnet = { provider: "anthropic", model: "claude-sonnet-5-5", inputTotal: MILLION };
    const cached = { ...sonnet, inputCached: MILLION };
    expect(price("standard", { ...cached, at: "2026-10-06" })).toBe("0.2");
    expect(price("standard", { ...cached, at: "2026-10-07" })).toBe("0.1");
    expect(price("standard", { ...sonnet, at: "2026-10-06" })).toBe("2");
    expect(price("standard", { ...sonnet, at: "2026-10-07" })).toBe("2");
  });

  test("never charges the rise of Claude Sonnet 5 that was announced and withdrawn", () => {
    const sonnet = { provider: "anthropic", model: "claude-sonnet-5", inputTotal: MILLION };
    expect(price("standard", { ...sonnet, at: "2026-09-15" })).toBe("2");
  });

  test("keeps the promotional price of gpt-5.6-sol after its guarantee, for lack of a published one", () => {
    const sol = { model: "gpt-5.6-sol", inputTotal: MILLION, outputTotal: MILLION };
    const short = { ...sol, grain: "bucket" as const, inputTotal: 200_000 };
    expect(price("standard", { ...short, at: "2026-08-20" })).toBe("31"); // 0.2×5 + 30
    expect(price("standard", { ...short, at: "2026-08-21" })).toBe("20.8"); // 0.2×4 + 20
    expect(price("standard", { ...short, at: "2026-12-24" })).toBe("20.8");
  });

  test("follows the name gpt-4o to the model it stood for on the day", () => {
    const gpt4o = { model: "gpt-4o", inputTotal: MILLION };
    expect(price("standard", { ...gpt4o, at: "2024-10-01" })).toBe("5");
    expect(price("standard", { ...gpt4o, at: "2024-10-02" })).toBe("2.5");
    expect(price("standard", { model: "gpt-4o-2024-08-06", inputTotal: MILLION })).toBe("2.5");
  });
});

describe("a tier is a price of its own, not a multiple", () => {
  test("prices priority at each model's own factor", () => {
    const million = { inputTotal: MILLION };
    expect(price("standard", { ...million, model: "gpt-4o-mini" })).toBe("0.15");
    expect(price("priority", { ...million, model: "gpt-4o-mini" })).toBe("0.25"); // 1.67 times
    expect(price("priority", { ...million, model: "o3" })).toBe("3.5"); // 1.75 times $2
    const gpt55 = { model: "gpt-5.5", inputTotal: 100_000 };
    expect(price("standard", gpt55)).toBe("0.5");
    expect(price("priority", gpt55)).toBe("1.25"); // 2.5 times
  });

  test("prices gpt-3.5-turbo-1106 batch and Groq flex at the standard rate, as published", () => {
    const old = { model: "gpt-3.5-turbo-1106", inputTotal: 1000, outputTotal: 1000 };
    expect(price("batch", old)).toBe(price("standard", old));
    const groq = { provider: "groq", model: "openai/gpt-oss-120b", inputTotal: MILLION };
    expect(price("flex", groq)).toBe("0.15");
    expect(price("standard", groq)).toBe("0.15");
  });

  test("prices cached tokens of o3 at a quarter on flex, and at the input rate on batch", () => {
    const cached = { model: "o3", inputTotal: MILLION, inputCached: MILLION };
    expect(price("flex", cached)).toBe("0.25");
    expect(price("batch", cached)).toBe("1"); // the Batch table prints no cached price
    const fresh = { model: "o3", inputTotal: MILLION };
    expect(price("flex", fresh)).toBe(price("batch", fresh));
  });

  test("keeps the printed 0.138 for cached o4-mini tokens on flex, though half of 0.275 is 0.1375", () => {
    const cached = { model: "o4-mini", at: "2026-10-01", inputTotal: MILLION };
    expect(price("flex", { ...cached, inputCached: MILLION })).toBe("0.138");
  });
});

describe("long context reprices the whole request", () => {
  test("takes 272,000 input tokens of gpt-5.4 as short and 272,001 as long, cached ones included", () => {
    const gpt54 = { model: "gpt-5.4", at: "2026-04-01" };
    expect(price("standard", { ...gpt54, inputTotal: 272_000 })).toBe("0.68"); // × $2.50
    expect(price("standard", { ...gpt54, inputTotal: 272_001 })).toBe("1.360005"); // × $5
    expect(price("standard", { ...gpt54, inputTotal: 272_001, inputCached: 272_001 })).toBe(
      "0.1360005", // × $0.50
    );
    expect(price("standard", { ...gpt54, inputTotal: 272_001, outputTotal: 1000 })).toBe(
      "1.382505", // and 1000 × $22.50
    );
  });

  test("takes exactly 200,000 tokens as long at xAI, and as short at Google", () => {
    const grok = { provider: "xai", model: "grok-4.5" };
    expect(price("standard", { ...grok, inputTotal: 199_999 })).toBe("0.399998"); // × $2
    expect(price("standard", { ...grok, inputTotal: 200_000 })).toBe("0.8"); // × $4
    const gemini = { provider: "google", model: "gemini-2.5-pro" };
    expect(price("standard", { ...gemini, inputTotal: 200_000 })).toBe("0.25"); // × $1.25
    expect(price("standard", { ...gemini, inputTotal: 200_001 })).toBe("0.5000025"); // × $2.50
  });

  test("drops the surcharge of Claude Sonnet 4.6 on 2026-03-13", () => {
    const long = { provider: "anthropic", model: "claude-sonnet-4-6", inputTotal: 200_001 };
    expect(price("standard", { ...long, at: "2026-03-12" })).toBe("1.200006"); // × $6
    expect(price("standard", { ...long, at: "2026-03-13" })).toBe("0.600003"); // × $3
  });

  test("has no long price for gpt-5.5 at priority", () => {
    const long = { model: "gpt-5.5", inputTotal: 272_001 };
    expect(price("priority", long)).toBe("not-sold-at-tier");
    expect(price("priority", { ...long, inputTotal: 272_000 })).toBe("3.4"); // × $12.50
  });
});

describe("every token is billed once, in its own class", () => {
  test("tells Anthropic's five-minute and one-hour cache writes apart", () => {
    const usage = {
      provider: "anthropic",
      model: "claude-sonnet-5",
      inputTotal: 1000, // 100 fresh + 200 read + 300 written for 5 minutes + 400 for an hour
      inputCached: 200,
      inputCacheWrite: 700,
      inputCacheWrite1h: 400,
      outputTotal: 50,
      reasoning: 20, // inside the output
    };
    // 100×2 + 200×0.2 + 300×2.5 + 400×4 + 50×10 = 3090 per million
    expect(price("standard", usage)).toBe("0.00309");
  });

  test("charges cache writes of OpenAI only from GPT-5.6 on", () => {
    const written = { inputTotal: 1000, inputCacheWrite: 500 };
    expect(price("standard", { ...written, model: "gpt-5.4" })).toBe("0.0025"); // 1000 × $2.50
    expect(price("standard", { ...written, model: "gpt-5.6-sol" })).toBe("0.0045"); // 500×4 + 500×5
  });

  test("prices embeddings without an output rate, and refuses output tokens there", () => {
    const embedding = { model: "text-embedding-3-small", inputTotal: MILLION };
    expect(price("standard", { ...embedding, outputTotal: null })).toBe("0.02");
    expect(price("standard", { ...embedding, outputTotal: 1 })).toBe("no-price-at-date");
  });
});

describe("the hour and the region of a request", () => {
  const deepseek = { provider: "deepseek", model: "deepseek-v4-pro", inputTotal: MILLION };

  test("prices DeepSeek by the clock in UTC, Monday to Friday, from 2026-08-16 16:00 on", () => {
    const at = (moment: string): string => price("standard", { ...deepseek, at: moment });
    expect(at("2026-08-16T15:59:59.999999Z")).toBe("0.435"); // one price all day
    expect(at("2026-08-16T16:00:00Z")).toBe("0.66"); // a Sunday
    expect(at("2026-11-16T00:59:59.999999Z")).toBe("0.66"); // a Monday
    expect(at("2026-11-16T01:00:00Z")).toBe("1.32");
    expect(at("2026-11-16T03:59:59.999999Z")).toBe("1.32");
    expect(at("2026-11-16T04:00:00Z")).toBe("0.66");
    expect(at("2026-11-20T09:30:00Z")).toBe("1.32"); // a Friday
    expect(at("2026-11-21T09:30:00Z")).toBe("0.66"); // a Saturday
  });

  test("says that a peak price did not ask for Chinese holidays", () => {
    const peak = usageOf({ ...deepseek, at: "2026-11-16T02:00:00Z" });
    const rest = usageOf({ ...deepseek, at: "2026-11-16T12:00:00Z" });
    expect(priceUsage(PRICE_BOOK, peak, "standard")).toMatchObject({
      assumed: ["peak-holiday-unknown"],
    });
    expect(priceUsage(PRICE_BOOK, rest, "standard")).toMatchObject({ assumed: [] });
    // A source that names the tier itself leaves nothing to assume.
    expect(priceUsage(PRICE_BOOK, rest, "peak")).toMatchObject({ assumed: [] });
  });

  test("adds a tenth in a region only where the model's rule says so", () => {
    const sol = { model: "gpt-6-sol", inputTotal: 100_000 };
    expect(price("standard", sol)).toBe("0.2");
    expect(price("standard", { ...sol, region: "eu" })).toBe("0.22");
    expect(price("standard", { ...sol, region: "global" })).toBe("0.2");
    expect(price("standard", { model: "gpt-5", inputTotal: MILLION, region: "eu" })).toBe("1.25");

    const sonnet = { provider: "anthropic", model: "claude-sonnet-5", inputTotal: MILLION };
    expect(price("standard", { ...sonnet, region: "us" })).toBe("2.2");
    expect(price("standard", { ...sonnet, region: "not_available" })).toBe("2");
    const haiku = { ...sonnet, model: "claude-haiku-4-5" };
    expect(price("standard", { ...haiku, region: "us" })).toBe("1"); // before 4.6

    const gemini = { provider: "google", inputTotal: MILLION, region: "europe-west4" };
    expect(price("standard", { ...gemini, model: "gemini-3.5-flash" })).toBe("1.65");
    expect(price("standard", { ...gemini, model: "gemini-2.5-flash" })).toBe("0.3");
    const grok = { provider: "xai", model: "grok-4.3", inputTotal: 100_000 };
    expect(price("standard", { ...grok, region: "us-east-1" })).toBe("0.1375");
    expect(price("standard", { ...grok, region: "eu-west-1" })).toBe("0.125");
  });
});
