import { describe, expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import type { PriceBook } from "./book.ts";
import { findModel } from "./find-model.ts";
import type { OwnPrice } from "./own-price.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceHistory } from "./price-history.ts";
import { priceUsage } from "./price-usage.ts";
import { withOwnPrices } from "./with-own-prices.ts";

const DEC_1 = parseIsoUs("2026-12-01") ?? Number.NaN;

const own = (parts: Partial<OwnPrice>): OwnPrice => ({
  ...{ provider: null, model: "our-llama", tier: "standard", fromDay: "2026-11-01" },
  ...{ input: "0.40", cachedInput: null, output: "1.20", source: "our contract" },
  ...parts,
});

interface Asked {
  readonly provider?: string | null;
  readonly model?: string;
  readonly startUs?: number;
  readonly region?: string;
}

/** The dollars for a million input and a million output tokens, or why there is no price. */
function cost(book: PriceBook, tier: string, asked: Asked = {}): string {
  const record = {
    ...blankRecord("call", DEC_1),
    ...{ provider: null, model: "our-llama", outcome: "success" as const },
    ...{ inputTotal: 1_000_000, inputCached: 0, inputCacheWrite: 0, outputTotal: 1_000_000 },
    ...asked,
  };
  const priced = priceUsage(book, record, tier);
  return priced.ok ? String(Number(priced.total) / 1e12) : priced.reason;
}

describe("a model that the catalogue does not list", () => {
  const book = withOwnPrices(PRICE_BOOK, [own({})]);

  test("is priced as entered from its day on, whoever sold it", () => {
    // 0.40 + 1.20
    expect(cost(book, "standard")).toBe("1.6");
    expect(cost(book, "standard", { provider: "acme" })).toBe("1.6");
    expect(cost(PRICE_BOOK, "standard")).toBe("unknown-model");
    expect(cost(book, "standard", { startUs: parseIsoUs("2026-10-31") ?? 0 })).toBe(
      "no-price-at-date",
    );
    expect(cost(book, "flex")).toBe("not-sold-at-tier");
  });

  test("costs another price from the day of a later entry", () => {
    const later = withOwnPrices(PRICE_BOOK, [own({}), own({ fromDay: "2026-12-01", input: "1" })]);
    expect(cost(later, "standard", { startUs: DEC_1 - 1 })).toBe("1.6");
    expect(cost(later, "standard")).toBe("2.2");
  });

  test("is priced by the entry of the seller that the record names", () => {
    const sold = withOwnPrices(PRICE_BOOK, [
      own({ provider: "one", input: "1", output: "0" }),
      own({ provider: "two", input: "2", output: "0" }),
    ]);
    expect(cost(sold, "standard", { provider: "one" })).toBe("1");
    expect(cost(sold, "standard", { provider: "two" })).toBe("2");
    expect(cost(sold, "standard", { provider: "three" })).toBe("unknown-model");
    expect(cost(sold, "standard")).toBe("unknown-model");
  });

  test("is marked as the user's own wherever its price is shown", () => {
    const rows = priceHistory(book).filter((price) => price.own);
    expect(rows).toMatchObject([
      { id: "own/our-llama/standard/all@2026-11-01~own", valueBasis: "own entry" },
    ]);
    expect(priceHistory(PRICE_BOOK).some((price) => price.own)).toBe(false);
  });
});

describe("a model that the catalogue lists", () => {
  const o3 = { provider: "openai", model: "o3" };

  test("gains a tier at which the catalogue does not sell it, and keeps all of its own prices", () => {
    const book = withOwnPrices(PRICE_BOOK, [own({ ...o3, tier: "gold", input: "3", output: "9" })]);
    expect(cost(book, "gold", o3)).toBe("12");
    expect(cost(PRICE_BOOK, "gold", o3)).toBe("unknown-tier");
    for (const tier of ["standard", "flex", "batch", "priority"]) {
      expect(cost(book, tier, o3)).toBe(cost(PRICE_BOOK, tier, o3));
    }
  });

  test("is not changed by an entry for a tier that the catalogue prices", () => {
    const book = withOwnPrices(PRICE_BOOK, [own({ ...o3, input: "99" })]);
    expect(cost(book, "standard", o3)).toBe(cost(PRICE_BOOK, "standard", o3));
  });

  test("is not raised by a region: what was entered is what is paid", () => {
    const uplifted = PRICE_BOOK.models.find(
      ({ provider, uplift, endsUs }) =>
        provider === "openai" && (uplift?.percent ?? 0) > 0 && endsUs === Number.POSITIVE_INFINITY,
    );
    const asked = { provider: "openai", model: uplifted?.id ?? "", region: "eu" };
    // 0.000001 a million with 10 % on top would be finer than a picodollar.
    const entry = { ...asked, tier: "gold", input: "0.000001", output: "2" };
    const book = withOwnPrices(PRICE_BOOK, [own(entry)]);
    expect(cost(book, "gold", asked)).toBe("2.000001");
  });

  test("keeps the meaning of its name where another seller's price of it is entered", () => {
    const elsewhere = own({ provider: "acme", model: "o3", input: "5", output: "5" });
    const book = withOwnPrices(PRICE_BOOK, [elsewhere]);
    expect(findModel(book, null, "o3", DEC_1)).toEqual(findModel(PRICE_BOOK, null, "o3", DEC_1));
    expect(cost(book, "standard", { provider: "acme", model: "o3" })).toBe("10");
  });
});
