import { describe, expect, test } from "vitest";
import { compileBook } from "./book.ts";
import type { PriceEntry } from "./catalog/entry.ts";
import { newOwnPrices, type OwnPriceWish } from "./new-own-prices.ts";
import { PRICE_BOOK } from "./price-book.ts";

const wished = (parts: Partial<OwnPriceWish>, book = PRICE_BOOK) =>
  newOwnPrices(book, {
    ...{ provider: null, model: "our-llama", tiers: ["standard"], fromDay: "2026-11-01" },
    ...{ input: "0.40", cachedInput: null, output: "1.20", source: "our contract" },
    ...parts,
  });

describe("a price of the user's own", () => {
  test("is one row for each tier, whatever it is called", () => {
    const prices = wished({ tiers: ["default", "standard", "flex-tier", "our tier"] });
    expect(prices).toMatchObject({
      ok: true,
      value: [{ tier: "standard" }, { tier: "flex" }, { tier: "our tier" }],
    });
  });

  test("holds whichever seller records name, unless it names one", () => {
    expect(wished({})).toMatchObject({ value: [{ provider: null, model: "our-llama" }] });
    expect(wished({ provider: "ACME" })).toMatchObject({ value: [{ provider: "acme" }] });
  });

  test("of a listed model is kept under the catalogue's names", () => {
    // gpt-4.1 is sold at standard, batch and priority, never at flex.
    const prices = wished({ provider: "OpenAI", model: "gpt-4.1-2025-04-14", tiers: ["flex"] });
    expect(prices).toMatchObject({
      ok: true,
      value: [{ provider: "openai", model: "gpt-4.1", tier: "flex" }],
    });
  });
});

describe("a price that would not hold is refused", () => {
  test("where the catalogue sells the model at that tier, also beside tiers where it does not", () => {
    expect(wished({ model: "gpt-4.1", tiers: ["flex", "default"] })).toEqual({
      ok: false,
      error: { code: "listed-already", provider: "openai", model: "gpt-4.1", tier: "standard" },
    });
  });

  test("where several list the model and none is named", () => {
    const price: PriceEntry = {
      ...{ tier: "standard", from: "2026-01-01", dated: "documented", input: "1", output: "2" },
      ...{ source: "https://example.com/prices", confidence: "high" },
    };
    const models = { llama: { prices: [price] } };
    const book = compileBook(
      ["acme", "zeta"].map((id) => ({ id, recorded: "2026-01-01", models })),
    );
    expect(wished({ model: "llama" }, book)).toEqual({
      ok: false,
      error: { code: "seller-unclear", model: "llama" },
    });
  });

  test("where a tier has no name", () => {
    expect(wished({ tiers: ["standard", " "] })).toEqual({
      ok: false,
      error: { code: "tier-unnamed" },
    });
  });
});
