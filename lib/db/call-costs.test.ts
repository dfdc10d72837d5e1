import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellOfRecord } from "../analytics/cell-of-record.ts";
import { priceServed } from "../analytics/price-cell.ts";
import { ERROR_CLASSES, OUTCOMES, type Outcome, type UsageRecord } from "../core/record.ts";
import { EARLIEST_US, US_PER_HOUR } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { inputSizeBoundaries, modelChangesUs } from "../pricing/price-calendar.ts";
import { withAliases } from "../pricing/with-aliases.ts";
import { withDiscounts } from "../pricing/with-discounts.ts";
import { withOwnPrices } from "../pricing/with-own-prices.ts";
import { withTierAliases } from "../pricing/with-tier-aliases.ts";
import { keyedCall } from "../testing/keyed-calls.ts";
import { storeRecords } from "../testing/stored-import.ts";
import { testDatabase } from "../testing/test-database.ts";
import { refreshPriceRows } from "./writes/refresh-price-rows.ts";

const store = testDatabase();
const CALLS = 10_000;

/** The catalogue with a model, a price, discounts and tier words of the user's own. */
const OWN_BOOK: PriceBook = withAliases(
  withTierAliases(
    withDiscounts(
      withOwnPrices(PRICE_BOOK, [
        {
          ...{ provider: null, model: "house-model", tier: "standard", fromDay: "2026-03-01" },
          ...{ input: "1.5", cachedInput: "0.3", output: "4", source: "contract" },
        },
      ]),
      [
        {
          ...{ provider: "openai", model: null, tier: null, percent: "7.5", note: "contract" },
          ...{ fromDay: "2026-04-01", toDay: "2026-08-31" },
        },
        {
          ...{
            provider: "anthropic",
            model: null,
            tier: "batch",
            percent: "12.345",
            note: "contract",
          },
          ...{ fromDay: "2026-01-15", toDay: null },
        },
      ],
    ),
    [
      { name: "economy", tier: "flex" },
      { name: "", tier: "standard" },
    ],
  ),
  [{ name: "our-o3", provider: "openai", model: "o3" }],
);

/** A name of every model of the catalogue with who sells it, all of its aliases, and names that mean nothing. */
const NAMES: readonly (readonly [string | null, string | null])[] = [
  ...PRICE_BOOK.models.flatMap(({ provider, id, entry }) => [
    [provider, id] as const,
    [null, id] as const,
    [null, `${provider}/${id}`] as const,
    ...(entry.aliases ?? []).map(
      (alias) => [provider, typeof alias === "string" ? alias : alias.id] as const,
    ),
  ]),
  ...([
    ["openai", "mystery"],
    ["nobody", "gpt-5"],
    [null, null],
    ["openai", "our-o3"],
    [null, "house-model"],
    ["azure", "house-model"],
    ["openai", "gpt-4o-2024-08-06"],
  ] as const),
];

const near = (us: number): number[] => [us - 1, us, us + 1];
const CHANGES = modelChangesUs(OWN_BOOK.models)
  .filter((us) => us > EARLIEST_US)
  .flatMap(near);
const SIZES = inputSizeBoundaries(OWN_BOOK).flatMap((size) => [size - 1, size, size + 1]);
const count = (most: number) =>
  fc.oneof(fc.constantFrom(null, 0), { weight: 5, arbitrary: fc.nat({ max: most }) });
const usually = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const anyCall: fc.Arbitrary<Partial<UsageRecord> & { readonly startUs: number }> = fc
  .record({
    names: fc.constantFrom(...NAMES),
    startUs: fc.oneof(
      fc.constantFrom(...CHANGES),
      fc.integer({ min: Date.UTC(2025, 9, 1) * 1_000, max: Date.UTC(2026, 11, 1) * 1_000 }),
      fc
        .integer({ min: Date.UTC(2026, 7, 1) * 1_000, max: Date.UTC(2026, 11, 1) * 1_000 })
        .map((us) => us - (us % US_PER_HOUR)),
    ),
    tierServed: usually<string | null>(
      "standard",
      ...[null, null, "flex", "batch", "priority", "fast", "economy", "ultrafast", "odd"],
    ),
    tierRequested: fc.constantFrom(null, "auto", "flex", "priority", "economy", "odd"),
    outcome: usually<Outcome>("success", ...OUTCOMES),
    errorClass: fc.constantFrom(null, ...ERROR_CLASSES),
    region: fc.constantFrom(null, null, "us", "eu-west-1", "global", "ap-south-1"),
    inputTotal: fc.oneof(count(2_000), count(1_000_000), fc.constantFrom(...SIZES)),
    inputCached: count(1_500),
    inputCacheWrite: count(500),
    inputCacheWrite1h: count(300),
    outputTotal: count(50_000),
  })
  .map(({ names: [provider, model], ...facts }) => ({ ...facts, provider, model }));

interface CostRow {
  readonly key: string;
  readonly cost: string | null;
  readonly reason: string | null;
}

describe("the view of costs", () => {
  test("follows a name that is stored later, and a price that is entered later", async () => {
    const { db } = store;
    const startUs = Date.UTC(2026, 9, 1) * 1_000;
    const facts = { provider: "new-seller", model: "house-model", tierServed: "standard" };
    await storeRecords(db, [
      keyedCall("late", startUs, { ...facts, inputTotal: 1_000, outputTotal: 10 }),
    ]);
    const costOf = async () => {
      const [row] = await db.sql<CostRow[]>`
        select cost::text as cost, reason from call_costs join calls using (workspace, key, at)
        where request_id = 'late'`;
      return row?.cost ?? row?.reason;
    };
    await refreshPriceRows(db, PRICE_BOOK);
    expect(await costOf()).toBe("unknown-model");
    await refreshPriceRows(db, OWN_BOOK);
    // 1,000 × $1.50 per million + 10 × $4 per million
    expect(await costOf()).toBe("1540000000");
  }, 300_000);

  test("prices thousands of random calls over every model as the pricing function does, to the picodollar", async () => {
    const { db } = store;
    const records = fc.sample(anyCall, { numRuns: CALLS, seed: 20_261_121 });
    const keyed = records.map((facts, n) => keyedCall(`call-${n}`, facts.startUs, facts));
    await storeRecords(db, keyed);
    for (const book of [PRICE_BOOK, OWN_BOOK]) {
      await refreshPriceRows(db, book);
      const rows = await db.sql<CostRow[]>`
        select key, cost::text as cost, reason from call_costs where workspace = ${db.workspace}`;
      const told = new Map(rows.map(({ key, cost, reason }) => [key, cost ?? reason]));
      expect(rows.length).toBeGreaterThanOrEqual(CALLS);
      const wrong = keyed.flatMap(({ key, record }) => {
        const price = priceServed(book, cellOfRecord(record));
        const due = price.kind === "priced" ? String(price.served.total) : price.reason;
        return told.get(key ?? "") === due ? [] : [{ record, due, told: told.get(key ?? "") }];
      });
      expect(wrong.slice(0, 3)).toEqual([]);
      const priced = rows.filter(({ cost }) => cost !== null && cost !== "0").length;
      expect(priced).toBeGreaterThan(CALLS / 6);
      expect(new Set(rows.map(({ reason }) => reason)).size).toBeGreaterThan(5);
    }
  }, 300_000);
});
