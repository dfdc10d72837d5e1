import { describe, expect, test } from "vitest";
import { isoFromUs } from "../core/time.ts";
import { usageOf } from "../testing/usage-of.ts";
import { compileBook } from "./book.ts";
import type { ModelEntry, PriceEntry, ProviderCatalog } from "./catalog/entry.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { catalogModels, priceHistory } from "./price-history.ts";
import { priceUsage } from "./price-usage.ts";

const entry = (parts: Partial<PriceEntry>): PriceEntry => ({
  tier: "standard",
  from: "2026-01-01",
  dated: "documented",
  input: "1",
  output: "2",
  source: "acme.example/pricing",
  confidence: "high",
  ...parts,
});

const acme = (models: Record<string, Partial<ModelEntry>>): ProviderCatalog => ({
  id: "acme",
  recorded: "2026-01-01",
  models: Object.fromEntries(
    Object.entries(models).map(([id, model]) => [id, { prices: [entry({})], ...model }]),
  ),
});

const historyOf = (model: Partial<ModelEntry>) =>
  priceHistory(compileBook([acme({ large: model })])).map(({ id, toUs, endReason }) => [
    id,
    toUs === null ? null : isoFromUs(toUs).slice(0, 10),
    endReason,
  ]);

describe("a line added to a catalogue", () => {
  test("ends the line before it, and is ended by the model's shutdown", () => {
    const prices = [
      entry({}),
      entry({ tier: "flex" }),
      entry({ from: "2026-02-01", input: "0.8" }),
      entry({ from: "2026-06-01", input: "0.9", status: "announced" }),
    ];
    const ends = { on: "2026-12-01", reason: "model_shutdown" as const };
    expect(historyOf({ prices, ends })).toEqual([
      ["acme/large/standard/all@2026-01-01", "2026-02-01", "price_change"],
      ["acme/large/flex/all@2026-01-01", "2026-12-01", "model_shutdown"],
      ["acme/large/standard/all@2026-02-01", "2026-06-01", "scheduled_price_change"],
      ["acme/large/standard/all@2026-06-01", "2026-12-01", "model_shutdown"],
    ]);
  });

  test("for one size of request leaves the other size alone", () => {
    const prices = [
      entry({ band: "short" }),
      entry({ band: "long", input: "2" }),
      entry({ band: "long", from: "2026-02-01", input: "3" }),
      entry({ from: "2026-03-01", input: "1" }),
    ];
    const longContext = { when: ">" as const, inputTokens: 100, rule: "> 100" };
    expect(historyOf({ prices, longContext })).toEqual([
      ["acme/large/standard/short@2026-01-01", "2026-03-01", "price_change"],
      ["acme/large/standard/long@2026-01-01", "2026-02-01", "price_change"],
      ["acme/large/standard/long@2026-02-01", "2026-03-01", "price_change"],
      ["acme/large/standard/all@2026-03-01", null, null],
    ]);
  });

  test("that was retracted ends nothing and prices nothing", () => {
    const prices = [entry({}), entry({ from: "2026-02-01", input: "9", status: "retracted" })];
    expect(historyOf({ prices })).toEqual([
      ["acme/large/standard/all@2026-01-01", null, null],
      ["acme/large/standard/all@2026-02-01~retracted", null, null],
    ]);
    const book = compileBook([acme({ large: { prices } })]);
    const usage = usageOf({ provider: "acme", model: "large", inputTotal: 1_000_000 });
    expect(priceUsage(book, usage, "standard")).toMatchObject({ total: 1_000_000_000_000n });

    const withdrawn = [entry({}), entry({ tier: "flex", status: "retracted" })];
    const without = compileBook([acme({ large: { prices: withdrawn } })]);
    expect(priceUsage(without, usage, "flex")).toEqual({ ok: false, reason: "not-sold-at-tier" });
  });
});

describe("a catalogue that contradicts itself is refused", () => {
  test.each<[string, Record<string, Partial<ModelEntry>>]>([
    ["one name for two models", { large: {}, small: { aliases: ["large"] } }],
    ["a day that does not exist", { large: { prices: [entry({ from: "2026-02-30" })] } }],
    ["a price that is no number", { large: { prices: [entry({ input: "free" })] } }],
    ["a negative price", { large: { prices: [entry({ input: "-1" })] } }],
    [
      "a price finer than a picodollar per token",
      { large: { prices: [entry({ input: "0.0000001" })] } },
    ],
    [
      "a regional price finer than a picodollar per token",
      {
        large: {
          prices: [entry({ input: "0.000001" })],
          uplift: { percent: 10, regions: "any", rule: "+10%" },
        },
      },
    ],
  ])("%s", (_, models) => {
    expect(() => compileBook([acme(models)])).toThrow("price catalogue");
  });
});

describe("the history that the prices page shows", () => {
  test("tells promised, announced, unlisted, unpublished and withdrawn rows apart", () => {
    const row = (id: string) => priceHistory(PRICE_BOOK).find((price) => price.id === id);
    expect(row("openai/gpt-5.6-sol/standard/short@2026-08-21")).toMatchObject({
      guaranteedUntil: "2026-11-21",
      toUs: null,
      status: "in-force",
    });
    expect(row("google/gemini-3.6-flash/standard/all@2027-01-01")).toMatchObject({
      status: "announced",
    });
    expect(row("openai/gpt-4.1/flex/all@2025-04-14")).toMatchObject({
      availability: "not_listed",
      valueBasis: "n/a",
    });
    expect(row("azure-foundry/gpt-5.6-sol/flex/all@2026-09-24")).toMatchObject({
      availability: "preview",
      rates: { input: null },
    });
    expect(row("anthropic/claude-sonnet-5/standard/all@2026-09-01~retracted")).toMatchObject({
      status: "retracted",
      recordedOn: "2026-11-20",
    });
  });

  test("lists each model with its names and its end", () => {
    const models = catalogModels(PRICE_BOOK);
    expect(models).toHaveLength(98);
    expect(models.find(({ model }) => model === "gpt-5")).toMatchObject({
      provider: "openai",
      aliases: [{ id: "gpt-5-2025-08-07" }],
      endsOn: "2026-12-11",
    });
  });
});
