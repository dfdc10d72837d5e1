import { describe, expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import type { PriceBook } from "./book.ts";
import { type Discount, doDiscountsOverlap } from "./discount.ts";
import { explainPrice } from "./explain-price.ts";
import type { OwnPrice } from "./own-price.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";
import type { Priced } from "./types.ts";
import { withAliases } from "./with-aliases.ts";
import { withDiscounts } from "./with-discounts.ts";
import { withOwnPrices } from "./with-own-prices.ts";

const off = (parts: Partial<Discount>): Discount => ({
  ...{ provider: "openai", model: null, tier: null, percent: "7.5" },
  ...{ fromDay: "2026-01-01", toDay: null, note: "contract 12" },
  ...parts,
});

interface Asked {
  readonly model?: string;
  readonly at?: string;
  readonly tier?: string;
  readonly region?: string;
  readonly inputTotal?: number;
}

function priced(book: PriceBook, { at = "2026-02-01", tier = "standard", ...asked }: Asked = {}) {
  const record = {
    ...blankRecord("call", parseIsoUs(at) ?? Number.NaN),
    ...{ provider: "openai", model: "o3", outcome: "success" as const },
    ...{ inputTotal: 1_000_000, inputCached: 0, inputCacheWrite: 0, outputTotal: 1_000_000 },
    ...asked,
  };
  const outcome = priceUsage(book, record, tier);
  return { outcome, items: outcome.ok ? explainPrice(book, record, outcome) : [] };
}

/** The dollars for a million input and a million output tokens, or why there is no price. */
function cost(book: PriceBook, asked: Asked = {}): string {
  const { outcome } = priced(book, asked);
  return outcome.ok ? String(Number(outcome.total) / 1e12) : outcome.reason;
}

const version = (book: PriceBook, asked: Asked) => (priced(book, asked).outcome as Priced).price;

describe("a contract's discount", () => {
  test("takes its percentage off the list from its first day to its last", () => {
    const book = withDiscounts(PRICE_BOOK, [off({ toDay: "2026-03-31" })]);
    // o3: 2 + 8 = 10; less 7.5 % = 9.25
    expect(cost(book, { at: "2025-12-31T23:59:59Z" })).toBe("10");
    expect(cost(book, { at: "2026-01-01" })).toBe("9.25");
    expect(cost(book, { at: "2026-03-31T23:59:59Z" })).toBe("9.25");
    expect(cost(book, { at: "2026-04-01" })).toBe("10");
    expect(cost(book, { tier: "flex" })).toBe("4.625");
  });

  test("is told with the list's rates, and its items still sum to the total", () => {
    const book = withDiscounts(PRICE_BOOK, [off({})]);
    const { outcome, items } = priced(book);
    expect(outcome).toMatchObject({ price: { contract: { percent: "7.5", note: "contract 12" } } });
    expect(version(book, {})?.contract?.listRates.input).toBe(2_000_000n);
    expect(items.map(({ amount }) => amount)).toEqual([1_850_000_000_000n, 7_400_000_000_000n]);
  });

  test("bears on one tier or one model alone where it says so", () => {
    const book = withDiscounts(PRICE_BOOK, [off({ model: "o3", tier: "flex", percent: "50" })]);
    expect(cost(book, { tier: "flex" })).toBe("2.5");
    expect(cost(book)).toBe("10");
    expect(cost(book, { model: "gpt-5", tier: "flex" })).toBe(
      cost(PRICE_BOOK, { model: "gpt-5", tier: "flex" }),
    );
  });

  test("holds across a change of the list price, each with its own rates", () => {
    const book = withDiscounts(PRICE_BOOK, [
      off({ model: "o3", fromDay: "2025-05-01", percent: "10" }),
    ]);
    // o3 cost 10 + 40 until 9 June 2025 and 2 + 8 since
    expect(cost(book, { at: "2025-06-09" })).toBe("45");
    expect(cost(book, { at: "2025-06-10" })).toBe("9");
  });

  test("is off what a region costs more, and off long prompts' price", () => {
    const book = withDiscounts(PRICE_BOOK, [off({ percent: "10" })]);
    const at = "2026-10-20";
    for (const asked of [
      { model: "gpt-5.4", at, region: "eu" },
      { model: "gpt-5.4", at, inputTotal: 300_000 },
    ]) {
      expect(Number(cost(book, asked))).toBeCloseTo(Number(cost(PRICE_BOOK, asked)) * 0.9, 9);
    }
    expect(Number(cost(PRICE_BOOK, { model: "gpt-5.4", at, region: "eu" }))).toBeCloseTo(
      Number(cost(PRICE_BOOK, { model: "gpt-5.4", at })) * 1.1,
      9,
    );
  });

  test("reaches a model under its aliases and under names of the user's own", () => {
    const alias = { name: "house", provider: "openai", model: "o3" };
    const book = withAliases(withDiscounts(PRICE_BOOK, [off({})]), [alias]);
    expect(cost(book, { model: "o3-2025-04-16" })).toBe("9.25");
    expect(cost(book, { model: "house" })).toBe("9.25");
  });

  test("leaves a price that the user entered, but not one from a price file", () => {
    const own: OwnPrice = {
      ...{ provider: "openai", model: "o3", tier: "private", fromDay: "2026-01-01" },
      ...{ input: "1", cachedInput: null, output: "1", source: "agreed" },
    };
    const file: OwnPrice = { ...own, tier: "standard", input: "4", fromFile: true };
    const book = withDiscounts(withOwnPrices(PRICE_BOOK, [own, file]), [off({ percent: "50" })]);
    expect(cost(book, { tier: "private" })).toBe("2");
    expect(cost(book)).toBe("2.5"); // (4 + 1) / 2
  });

  test("changes nothing of models of other sellers", () => {
    const book = withDiscounts(PRICE_BOOK, [off({ provider: "anthropic", percent: "50" })]);
    expect(cost(book)).toBe("10");
    expect(book.compiled.size).toBeGreaterThan(PRICE_BOOK.compiled.size - 1);
  });
});

test("two discounts overlap where they may bear on one price on one day", () => {
  const o3 = off({ model: "o3", toDay: "2026-03-31" });
  expect(doDiscountsOverlap(o3, off({}))).toBe(true);
  expect(doDiscountsOverlap(o3, off({ fromDay: "2026-04-01" }))).toBe(false);
  expect(doDiscountsOverlap(o3, off({ fromDay: "2026-03-31" }))).toBe(true);
  expect(doDiscountsOverlap(o3, off({ model: "gpt-5" }))).toBe(false);
  expect(doDiscountsOverlap(o3, off({ provider: "anthropic" }))).toBe(false);
  expect(doDiscountsOverlap(off({ tier: "flex" }), off({ tier: "batch" }))).toBe(false);
  expect(doDiscountsOverlap(off({ tier: "flex" }), off({ model: "o3" }))).toBe(true);
});

describe("a price from a price file", () => {
  const file = (parts: Partial<OwnPrice>): OwnPrice => ({
    ...{ provider: "openai", model: "o3", tier: "standard", fromDay: "2026-01-01" },
    ...{ input: "3", cachedInput: "1", output: "9", source: "file prices.json", fromFile: true },
    ...parts,
  });

  test("takes the listed one's place from its day until the list's next price", () => {
    const book = withOwnPrices(PRICE_BOOK, [file({ fromDay: "2025-05-01" })]);
    expect(cost(book, { at: "2025-04-30" })).toBe("50");
    expect(cost(book, { at: "2025-05-01" })).toBe("12");
    expect(cost(book, { at: "2025-06-10" })).toBe("10");
  });

  test("takes the place of a listed one of the same day", () => {
    const book = withOwnPrices(PRICE_BOOK, [file({ fromDay: "2025-06-10" })]);
    expect(cost(book, { at: "2025-06-10" })).toBe("12");
  });

  test("costs more in a region that the list charges more in, where one entered by hand does not", () => {
    const at = "2026-10-20";
    const book = withOwnPrices(PRICE_BOOK, [
      file({ model: "gpt-5.4", band: "short", fromDay: "2026-04-01", input: "3", output: "10" }),
    ]);
    expect(cost(book, { model: "gpt-5.4", at, inputTotal: 200_000 })).toBe("10.6");
    expect(cost(book, { model: "gpt-5.4", at, inputTotal: 200_000, region: "eu" })).toBe("11.66");
    expect(cost(book, { model: "gpt-5.4", at, inputTotal: 300_000 })).toBe(
      cost(PRICE_BOOK, { model: "gpt-5.4", at, inputTotal: 300_000 }),
    );
  });

  test("keeps cache writes apart where it says so", () => {
    const rates = { cacheWrite: "5", cacheWrite1h: "6" };
    const book = withOwnPrices(PRICE_BOOK, [file({ ...rates })]);
    expect(version(book, {})?.rates).toMatchObject({
      cacheWrite: 5_000_000n,
      cacheWrite1h: 6_000_000n,
    });
  });
});
