import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { priceCatalogue } from "../../analytics/price-catalogue.ts";
import { priceFileText } from "../../analytics/price-file-text.ts";
import { parseIsoUs } from "../../core/time.ts";
import type { PriceBook } from "../book.ts";
import type { OwnPrice } from "../own-price.ts";
import { PRICE_BOOK } from "../price-book.ts";
import { withDiscounts } from "../with-discounts.ts";
import { withOwnPrices } from "../with-own-prices.ts";
import { type Proposal, proposePrices } from "./propose-prices.ts";
import { readPriceFile } from "./read-price-file.ts";

const LITELLM = readFileSync(new URL("./fixtures/litellm.json", import.meta.url), "utf8");
const WISH = { fileName: "prices.json", fromDay: "2026-11-21", today: "2026-11-21" };
const NOW_US = parseIsoUs(WISH.today) ?? Number.NaN;

function proposals(text: string, book: PriceBook = PRICE_BOOK): readonly Proposal[] {
  const read = readPriceFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return proposePrices(book, read.value.rows, WISH);
}

const short = ({ row, status, doubt }: Proposal): string =>
  [row.model, row.tier, row.band, status, doubt].filter(Boolean).join(" ");

describe("LiteLLM's public list", () => {
  const found = proposals(LITELLM);
  const one = (words: string) => found.find((proposal) => short(proposal).startsWith(words));

  test("is compared tier by tier and size by size with the prices in force that day", () => {
    expect(found.map(short)).toEqual([
      "o3 standard all same",
      "o3 flex all same",
      "o3 batch all different",
      "gpt-5.4 standard short same",
      "gpt-5.4 standard long different",
      "gpt-5.4 priority all same",
      "o4-mini standard all unusable model-ended",
      "accounts/fireworks/models/house-70b standard all new",
      "qwen-flash standard all unusable sizes-apart",
      "fine standard all unusable finer-than-picodollar",
    ]);
  });

  test("says the same of a snapshot as of its model once", () => {
    expect(found.filter(({ row }) => row.key === "o3-2025-04-16")).toEqual([]);
  });

  test("is read to the last digit: 9e-07 a token is $0.9 per million", () => {
    expect(one("o3 batch")?.file).toMatchObject({ input: "0.9", output: "4", cachedInput: null });
    expect(one("o3 batch")?.list).toMatchObject({ input: "1", output: "4", cachedInput: null });
  });

  test("keeps what it does not name as the list has it, with the file, its row and the day as source", () => {
    expect(one("gpt-5.4 standard long")?.price).toEqual({
      ...{ provider: "openai", model: "gpt-5.4", tier: "standard", band: "long" },
      ...{ input: "6", cachedInput: "0.5", cacheWrite: null, cacheWrite1h: null, output: "22.5" },
      ...{ fromDay: "2026-11-21", source: "file prices.json, gpt-5.4, 2026-11-21", fromFile: true },
    });
    expect(one("accounts/fireworks")?.price).toMatchObject({
      provider: "fireworks_ai",
      source:
        "file prices.json, fireworks_ai/accounts/fireworks/models/house-70b, 2026-11-21 (https://fireworks.ai/pricing)",
    });
  });

  test("says the same of what was taken over from it", () => {
    const prices = found.flatMap(({ price }) => (price ? [price] : []));
    expect(prices).toHaveLength(3);
    const again = proposals(LITELLM, withOwnPrices(PRICE_BOOK, prices));
    expect(again.filter(({ status }) => status === "different" || status === "new")).toEqual([]);
  });
});

describe("our own file", () => {
  const own: OwnPrice[] = [
    {
      ...{ provider: null, model: "our-llama", tier: "standard", fromDay: "2026-01-01" },
      ...{ input: "0.4", cachedInput: "0.04", output: "1.2", source: "our contract" },
      ...{ cacheWrite: "0.5", cacheWrite1h: "0.8" },
    },
    {
      ...{ provider: "openai", model: "o3", tier: "flex", fromDay: "2026-07-01" },
      ...{ input: "0.9", cachedInput: "0.2", output: "3.9", source: "a file", fromFile: true },
    },
  ];
  const book = withOwnPrices(PRICE_BOOK, own);
  const textOf = (of: PriceBook) =>
    priceFileText(
      priceCatalogue(of, NOW_US).models.flatMap(({ listings }) => listings),
      WISH.today,
    );

  test("says nothing new to the list that wrote it, a contract or not", () => {
    expect(new Set(proposals(textOf(book), book).map(({ status }) => status))).toEqual(
      new Set(["same"]),
    );
    const terms = { provider: "openai", model: null, tier: null, percent: "7.5" };
    const contract = { ...terms, fromDay: "2026-01-01", toDay: null, note: "contract" };
    expect(
      new Set(proposals(textOf(withDiscounts(book, [contract])), book).map((one) => one.status)),
    ).toEqual(new Set(["same"]));
  });

  test("brings the user's own prices to another installation, where all of them price as before", () => {
    const found = proposals(textOf(book)).filter(({ price }) => price !== null);
    expect(found.map(short)).toEqual(["o3 flex all different", "our-llama standard all new"]);
    const there = withOwnPrices(
      PRICE_BOOK,
      found.flatMap(({ price }) => (price ? [price] : [])),
    );
    const ratesOf = (of: PriceBook) =>
      of.models
        .flatMap(({ prices }) => prices)
        .filter((price) => price.own)
        .map(({ provider, model, tier, band, fromUs, rates }) => [
          provider,
          model,
          tier,
          band,
          fromUs,
          rates,
        ]);
    expect(ratesOf(there)).toEqual(ratesOf(book));
  });
});

describe("a file that is wrong", () => {
  const faults = (text: string): unknown => {
    const read = readPriceFile(text);
    return read.ok ? "read" : read.error;
  };
  const row = (parts: string): string =>
    `{"unit":"USD per million tokens","prices":[{"model":"m","tier":"standard","from":"2026-01-01","input":1},${parts}]}`;

  test("is refused with the row at fault", () => {
    expect(faults(LITELLM.replace("2e-06", "-2e-06"))).toEqual({
      code: "wrong-rows",
      faults: [
        {
          row: "o3",
          problem: "input_cost_per_token: expected USD per token of at least 0, found -2e-06",
        },
      ],
    });
    expect(faults(row(`{"model":"n","tier":"flex","from":"2026-02-30","input":1}`))).toMatchObject({
      code: "wrong-rows",
      faults: [{ row: "prices[1]", problem: "from: expected a UTC day or instant" }],
    });
    expect(faults(row(`{"model":"n","tier":"flex","from":"2026-02-03","input":"cheap"}`))).toEqual({
      code: "wrong-rows",
      faults: [
        {
          row: "prices[1]",
          problem: "input: expected USD per million tokens as a number, found cheap",
        },
      ],
    });
    expect(faults(`{"o3":{"litellm_provider":"openai","input_cost_per_token":2.5}}`)).toMatchObject(
      {
        faults: [{ row: "o3" }],
      },
    );
    expect(faults(`{"a":{"input_cost_per_token":1e-6},"b":7}`)).toMatchObject({
      faults: [{ row: "b", problem: "expected an object with the costs of a model" }],
    });
  });

  test("is refused where it is no JSON, no price file, or deeper than any stack", () => {
    expect(faults("{")).toMatchObject({ code: "no-json" });
    expect(faults("")).toMatchObject({ code: "no-json" });
    expect(
      faults(`{"o3":{"input_cost_per_token":1e-6},"o3":{"input_cost_per_token":2e-6}}`),
    ).toMatchObject({
      code: "no-json",
      detail: expect.stringContaining("Duplicate key 'o3'"),
    });
    expect(faults("[1]")).toEqual({ code: "unknown-shape" });
    expect(faults(`{"hello":"world"}`)).toEqual({ code: "unknown-shape" });
    expect(faults("[".repeat(1_000_000))).toMatchObject({ code: "no-json" });
  });

  test("cannot reach what all objects share", () => {
    const read = readPriceFile(
      `{"__proto__":{"input_cost_per_token":1e-6,"litellm_provider":"x"}}`,
    );
    expect(read.ok && read.value.rows.map(({ model }) => model)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).input_cost_per_token).toBeUndefined();
  });
});
