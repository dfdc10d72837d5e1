import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import type { OwnPrice } from "../../pricing/own-price.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { overviewOf } from "../queries/overview.ts";
import { listOwnPrices, listTierAliases, ownPriceBook } from "../queries/own-price-book.ts";
import { addOwnPrices, removeOwnPrice } from "./change-own-prices.ts";
import { removeTierAlias, saveTierAlias } from "./change-tier-aliases.ts";
import { refreshRollups } from "./refresh-rollups.ts";

const database = testDatabase();
const DAY_US = 86_400_000_000;
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

const entry: OwnPrice = {
  ...{ provider: null, model: "our-llama", tier: "standard", fromDay: "2026-04-01" },
  ...{ input: "0.40", cachedInput: null, output: "1.20", source: "our contract" },
};

async function asServed(): Promise<string> {
  const { db } = database;
  const book = await ownPriceBook(db, PRICE_BOOK);
  const context = { nowUs: MAY_1, defaultZone: "UTC" };
  const filters = readOverviewFilters(new URLSearchParams("period=all"), context);
  return (await overviewOf(db, book, { filters, nowUs: MAY_1 + DAY_US })).total.asServed;
}

test("stored calls are priced by the entry of their day from the moment it is kept, and not once it is taken back", async () => {
  const { db } = database;
  const call = { model: "our-llama", provider: "acme", tierServed: "house", inputTotal: 1_000_000 };
  await storeRecords(db, [
    keyedCall("before", MAY_1 - 1, { ...call, outputTotal: 0 }),
    keyedCall("after", MAY_1, { ...call, outputTotal: 1_000_000 }),
  ]);
  await refreshRollups(db, []);
  expect(await asServed()).toBe("0");

  expect(await addOwnPrices(db, [entry, { ...entry, fromDay: "2026-05-01", input: "1" }])).toBe(
    null,
  );
  expect(await asServed()).toBe("0"); // nobody has said yet what "house" means
  await saveTierAlias(db, { name: "house", tier: "flex" });
  await saveTierAlias(db, { name: "house", tier: "standard" });
  expect(await listTierAliases(db)).toEqual([{ name: "house", tier: "standard" }]);
  // 0.40 before May 1, 1 + 1.20 from then on
  expect(await asServed()).toBe("2.6");

  expect(
    await addOwnPrices(db, [
      { ...entry, tier: "flex" },
      { ...entry, input: "7" },
    ]),
  ).toMatchObject({ tier: "standard", input: "7" });
  const kept = await listOwnPrices(db);
  expect(kept).toMatchObject([entry, { ...entry, fromDay: "2026-05-01", input: "1" }]);

  expect(await removeOwnPrice(db, kept[1]?.id ?? 0)).toBe(true);
  // both by the first: 0.40 + 0.40 + 1.20
  expect(await asServed()).toBe("2");
  expect(await removeTierAlias(db, "house")).toBe(true);
  expect(await asServed()).toBe("0");
});
