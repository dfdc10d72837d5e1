import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addUsd, exactUsd } from "../core/money.ts";
import { US_PER_DAY } from "../core/time.ts";
import { CATALOGS } from "./catalog/index.ts";
import { explainPrice } from "./explain-price.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { priceUsage } from "./price-usage.ts";
import type { PriceableUsage, Priced } from "./types.ts";

const Exact = Decimal.clone({ precision: 80 });
const RUNS = { seed: 20261120, numRuns: 3000 };

/** Every row that was ever charged, with the strings that its source printed. */
const ROWS = CATALOGS.flatMap((catalog) =>
  Object.entries(catalog.models).flatMap(([model, entry]) => {
    const compiled = PRICE_BOOK.models.find(
      ({ provider, id }) => provider === catalog.id && id === model,
    );
    return entry.prices.flatMap((printed, place) => {
      const row = compiled?.prices[place];
      const isCharged = printed.input !== undefined && printed.status !== "retracted";
      return row && isCharged ? [{ entry, printed, row }] : [];
    });
  }),
);
type Row = (typeof ROWS)[number];

const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 300_000 }),
  fc.integer({ min: 0, max: 10 ** 12 }), // beyond 2^53 picodollars: the big-integer path
);
const tokens = fc.record({ fresh: count, cached: count, write: count, write1h: count, out: count });
type Counts = typeof tokens extends fc.Arbitrary<infer T> ? T : never;

/** The name by which a model can be asked for on every day of its rows. */
const nameOf = (model: string): string => (model === "gpt-4o" ? "gpt-4o-2024-08-06" : model);

function usageOn(
  { row, entry }: Row,
  { fresh, cached, write, write1h, out }: Counts,
): PriceableUsage {
  const threshold = entry.longContext?.inputTokens ?? 0;
  return {
    grain: "call",
    provider: row.provider,
    model: nameOf(row.model),
    startUs: row.fromUs,
    region: null,
    outcome: "success",
    errorClass: null,
    inputTotal: fresh + cached + write + write1h,
    inputCached: cached,
    inputCacheWrite: write + write1h,
    inputCacheWrite1h: write1h,
    outputTotal: row.rates.output === null ? 0 : out,
    reasoning: 0,
    bandInput: row.band === "long" ? threshold + 1 : 0,
  };
}

function pricedAt(usage: PriceableUsage, { row }: Row): Priced {
  const outcome = priceUsage(PRICE_BOOK, usage, row.tier);
  if (!outcome.ok) throw new Error(`${row.id} does not price: ${outcome.reason}`);
  return outcome;
}

/** USD by the printed strings alone: a class without a price of its own bills as the class it belongs to. */
function reference({ printed, entry }: Row, counts: Counts, region: string | null): Decimal {
  const { input = "0", output = "0" } = printed;
  const write = printed.write ?? input;
  const costsMore = entry.uplift?.regions === "any" || entry.uplift?.regions.includes(region ?? "");
  const factor = region !== null && costsMore ? (entry.uplift?.percent ?? 0) : 0;
  return new Exact(counts.fresh)
    .times(input)
    .plus(new Exact(counts.cached).times(printed.cached ?? input))
    .plus(new Exact(counts.write).times(write))
    .plus(new Exact(counts.write1h).times(printed.write1h ?? write))
    .plus(printed.output === undefined ? 0 : new Exact(counts.out).times(output))
    .div(1_000_000)
    .times(100 + factor)
    .div(100);
}

const anyRow = fc.constantFrom(...ROWS);

describe("the price of any record at any row of the catalogue", () => {
  test("equals the decimal arithmetic on the printed strings, in every region, to the last digit", () => {
    const region = fc.constantFrom(null, "us", "eu");
    fc.assert(
      fc.property(anyRow, tokens, region, (row, counts, where) => {
        const usage = { ...usageOn(row, counts), region: where };
        expect(exactUsd(pricedAt(usage, row).total)).toBe(reference(row, counts, where).toFixed());
      }),
      RUNS,
    );
  });

  test("covers each of the rows that are sold", () => {
    const counts = { fresh: 1_000_000, cached: 10, write: 20, write1h: 30, out: 40 };
    expect(ROWS).toHaveLength(351);
    for (const row of ROWS) {
      const total = exactUsd(pricedAt(usageOn(row, counts), row).total);
      expect(`${row.row.id} ${total}`).toBe(
        `${row.row.id} ${reference(row, counts, null).toFixed()}`,
      );
    }
  });

  test("adds up: two records cost what their sum costs", () => {
    fc.assert(
      fc.property(anyRow, tokens, tokens, (row, a, b) => {
        const sum = {
          fresh: a.fresh + b.fresh,
          cached: a.cached + b.cached,
          write: a.write + b.write,
          write1h: a.write1h + b.write1h,
          out: a.out + b.out,
        };
        const apart = addUsd(
          pricedAt(usageOn(row, a), row).total,
          pricedAt(usageOn(row, b), row).total,
        );
        expect(pricedAt(usageOn(row, sum), row).total).toBe(apart);
      }),
      RUNS,
    );
  });

  test("is linear in tokens within a band, never negative, and the same on every call", () => {
    const times = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(anyRow, tokens, times, (row, counts, factor) => {
        const scaled = Object.fromEntries(
          Object.entries(counts).map(([name, number]) => [name, number * factor]),
        ) as Counts; // the same keys
        const { total } = pricedAt(usageOn(row, counts), row);
        expect(total).toBeGreaterThanOrEqual(0n);
        expect(pricedAt(usageOn(row, scaled), row).total).toBe(total * BigInt(factor));
        expect(pricedAt(usageOn(row, counts), row)).toEqual(pricedAt(usageOn(row, counts), row));
      }),
      RUNS,
    );
  });

  test("is explained by line items that sum to it, with every token in one of them", () => {
    fc.assert(
      fc.property(anyRow, tokens, fc.constantFrom(null, "us"), (row, counts, region) => {
        const usage = { ...usageOn(row, counts), region };
        const priced = pricedAt(usage, row);
        const items = explainPrice(PRICE_BOOK, usage, priced);
        expect(items.reduce((sum, { amount }) => sum + amount, 0n)).toBe(priced.total);
        for (const { tokens: number, rate, amount } of items) {
          expect(BigInt(number) * rate).toBe(amount);
        }
        expect(items.reduce((sum, item) => sum + item.tokens, 0)).toBe(
          (usage.inputTotal ?? 0) + (usage.outputTotal ?? 0),
        );
      }),
      RUNS,
    );
  });

  test("holds from its first microsecond until the one before its end", () => {
    const counts = { fresh: 1, cached: 1, write: 1, write1h: 1, out: 1 };
    for (const row of ROWS) {
      const { id, fromUs, toUs, tier } = row.row;
      const idAt = (startUs: number): string | null => {
        const outcome = priceUsage(PRICE_BOOK, { ...usageOn(row, counts), startUs }, tier);
        return outcome.ok ? (outcome.price?.id ?? null) : outcome.reason;
      };
      expect(idAt(fromUs)).toBe(id);
      expect(idAt(fromUs - 1)).not.toBe(id);
      expect(idAt((toUs ?? fromUs + 2000 * US_PER_DAY) - 1)).toBe(id);
      if (toUs !== null) expect(idAt(toUs)).not.toBe(id);
    }
  });
});

test("what a bucket would cost more if long is never less than nothing", () => {
  fc.assert(
    fc.property(anyRow, tokens, (row, counts) => {
      const bucket = { ...usageOn(row, counts), grain: "bucket" as const, bandInput: null };
      const outcome = priceUsage(PRICE_BOOK, bucket, row.row.tier);
      if (outcome.ok) expect(outcome.moreIfLong).toBeGreaterThanOrEqual(0n);
    }),
    RUNS,
  );
});
