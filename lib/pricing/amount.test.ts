import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOf, exactAmount } from "./amount.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { wholeBigint } from "./whole-bigint.ts";

const prices = [...PRICE_BOOK.compiled.values()];
const count = fc.oneof(
  fc.integer({ min: 0, max: 2_000_000 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const split = fc.record({
  input: count,
  cachedInput: count,
  cacheWrite: count,
  cacheWrite1h: count,
  output: count,
});

describe("an amount", () => {
  test("is the same by fast and by big arithmetic, on both sides of 2^53 picodollars", () => {
    fc.assert(
      fc.property(split, fc.constantFrom(...prices), (tokens, price) => {
        expect(amountOf(tokens, price)).toBe(exactAmount(tokens, price));
      }),
      { seed: 20261120, numRuns: 5000 },
    );
  });

  test("stays exact where the sum passes 2^53 by one picodollar", () => {
    const price = prices.find(({ version }) =>
      version.id.startsWith("openai/o3/standard/all@2025-06"),
    );
    if (!price) throw new Error("expected o3");
    // 2^53 + 1 picodollars have no double: 9007199254740993 = 4503599627 × 2,000,000 + 740,993 × 1.
    const odd = { ...price, rates: { ...price.rates, output: 1 } };
    const tokens = {
      input: 4_503_599_627,
      cachedInput: 0,
      cacheWrite: 0,
      cacheWrite1h: 0,
      output: 740_993,
    };
    expect(amountOf(tokens, odd)).toBe(9_007_199_254_740_993n);
    expect(amountOf({ ...tokens, output: 740_991 }, odd)).toBe(9_007_199_254_740_991n);
  });
});

test("a whole number becomes the same big integer, up to 2^53 - 1", () => {
  const edges = [0, 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  for (const number of edges) expect(wholeBigint(number)).toBe(BigInt(number));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (number) => {
      expect(wholeBigint(number)).toBe(BigInt(number));
    }),
    { seed: 20261120, numRuns: 2000 },
  );
});
