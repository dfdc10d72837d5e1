import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { overviewOf } from "../queries/overview.ts";
import { listModelAliases, ownPriceBook } from "../queries/own-price-book.ts";
import { removeModelAlias, saveModelAlias } from "./change-model-aliases.ts";
import { refreshRollups } from "./refresh-rollups.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

async function asServed(): Promise<string> {
  const { db } = database;
  const book = await ownPriceBook(db, PRICE_BOOK);
  const context = { nowUs: MAY_1, defaultZone: "UTC" };
  const filters = readOverviewFilters(new URLSearchParams("period=all"), context);
  return (await overviewOf(db, book, { filters, nowUs: MAY_1 })).total.asServed;
}

test("stored calls of an unlisted model have a price from the moment their name is given one, and none once it is taken back", async () => {
  const { db } = database;
  // 1,000,000 input tokens of o3 at standard: $2.00
  await storeRecords(db, [
    keyedCall("one", MAY_1, {
      ...{ model: "our-chat", provider: "openai", tierServed: "standard" },
      ...{ inputTotal: 1_000_000, outputTotal: 0 },
    }),
  ]);
  await refreshRollups(db, []);
  expect(await asServed()).toBe("0");

  await saveModelAlias(db, { name: "our-chat", provider: "openai", model: "gpt-5-mini" });
  await saveModelAlias(db, { name: "our-chat", provider: "openai", model: "o3" });
  expect(await listModelAliases(db)).toEqual([
    { name: "our-chat", provider: "openai", model: "o3" },
  ]);
  expect(await asServed()).toBe("2");

  expect(await removeModelAlias(db, "our-chat")).toBe(true);
  expect(await removeModelAlias(db, "our-chat")).toBe(false);
  expect(await asServed()).toBe("0");
});
