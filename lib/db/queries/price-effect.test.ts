import { expect, test } from "vitest";
import type { Discount } from "../../pricing/discount.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { addDiscount, listDiscounts, removeDiscount } from "../writes/change-discounts.ts";
import { refreshPriceRows } from "../writes/refresh-price-rows.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { bookWith, listAdditions, ownPriceBook } from "./own-price-book.ts";
import { priceEffect } from "./price-effect.ts";

const database = testDatabase();
const OCT_1 = Date.UTC(2026, 9, 1) * 1000;
const DAY_US = 86_400_000_000;

const discount: Discount = {
  ...{ provider: "openai", model: null, tier: null, percent: "7.5" },
  ...{ fromDay: "2026-10-02", toDay: null, note: "contract 12" },
};

test("a discount's effect is told before it is kept, is what comes of it, and goes with it; two that overlap are refused", async () => {
  const { db } = database;
  const tokens = {
    provider: "openai",
    inputTotal: 1_000_000,
    inputCached: 0,
    outputTotal: 1_000_000,
  };
  await storeRecords(db, [
    keyedCall("before", OCT_1, { ...tokens, model: "o3", tierServed: "standard" }),
    keyedCall("after", OCT_1 + DAY_US, { ...tokens, model: "o3", tierServed: "standard" }),
    keyedCall("other", OCT_1 + DAY_US, {
      ...{ ...tokens, provider: "anthropic", model: "claude-opus-5", tierServed: "standard" },
    }),
    keyedCall("unlisted", OCT_1, { ...tokens, model: "house-llama", tierServed: "standard" }),
  ]);
  await refreshRollups(db, []);

  const own = await listAdditions(db);
  const before = bookWith(PRICE_BOOK, own);
  const after = bookWith(PRICE_BOOK, { ...own, discounts: [discount] });
  const effect = await priceEffect(db, { before, after });
  // o3 costs 2 + 8 a call; from October 2 on 9.25
  expect(effect.models).toMatchObject([
    {
      ...{ provider: "openai", model: "o3", records: 2 },
      before: { asServed: "20", available: "10" },
      after: { asServed: "19.25", available: "9.625" },
    },
  ]);
  expect(effect).toMatchObject({ shown: "own", unchangedModels: 2, total: { records: 4 } });
  expect(await listDiscounts(db)).toEqual([]);

  expect(await addDiscount(db, discount)).toBe(null);
  expect(await addDiscount(db, { ...discount, model: "o3", percent: "50" })).toMatchObject(
    discount,
  );
  expect(await listDiscounts(db)).toMatchObject([discount]);

  await refreshPriceRows(db, await ownPriceBook(db, PRICE_BOOK));
  const costs = await db.sql<{ usd: string }[]>`
    select cost::text as usd from call_costs where cost is not null order by at, cost limit 2`;
  expect(costs.map(({ usd }) => usd)).toEqual(["10000000000000", "9250000000000"]);

  const [kept] = await listDiscounts(db);
  await removeDiscount(db, kept?.id ?? 0);
  expect(await listDiscounts(db)).toEqual([]);
});
