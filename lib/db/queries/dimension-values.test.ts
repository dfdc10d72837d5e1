import { expect, test } from "vitest";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { undoImport } from "../writes/undo-import.ts";
import { dataRange } from "./data-range.ts";
import { dimensionValues } from "./dimension-values.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

async function newValues() {
  await refreshRollups(database.db, FRAME.boundaries);
  return await dimensionValues(database.db, FRAME);
}

test("names come with their records, most first; undone ones are gone", async () => {
  const { db } = database;
  expect(await newValues()).toMatchObject({ models: [], tiers: [] });
  await storeRecords(db, [
    keyedCall("v-1", MAY_1, { model: "o3", tierServed: "flex", project: "a" }),
    keyedCall("v-2", MAY_1, { model: "o3", tierRequested: "flex", workload: "w" }),
    keyedCall("v-3", MAY_1, { tierRequested: "auto", provider: "openai" }),
  ]);
  const gone = await storeRecords(db, [
    keyedCall("v-4", MAY_1, { model: "gone", tierServed: "x" }),
  ]);
  expect((await newValues()).models).toContainEqual({ name: "gone", records: 1 });
  await undoImport(db, gone);

  expect(await newValues()).toMatchObject({
    providers: [
      { name: null, records: 2 },
      { name: "openai", records: 1 },
    ],
    models: [
      { name: "o3", records: 2 },
      { name: null, records: 1 },
    ],
    tiers: [
      { name: "flex", records: 2 },
      { name: null, records: 1 },
    ],
    projects: [
      { name: null, records: 2 },
      { name: "a", records: 1 },
    ],
    workloads: [
      { name: null, records: 2 },
      { name: "w", records: 1 },
    ],
    tiersRequested: [
      { name: "auto", records: 1 },
      { name: "flex", records: 1 },
      { name: null, records: 1 },
    ],
    outcomes: [{ name: "success", records: 3 }],
    errorClasses: [{ name: null, records: 3 }],
  });
});

test("the range of the data spans calls and buckets, to the microsecond", async () => {
  const { db } = database;
  await db.sql`truncate calls, buckets`;
  expect(await dataRange(db)).toBeNull();
  await storeRecords(db, [keyedCall("w-1", MAY_1 + 7), bucket(MAY_1 + 999)]);
  expect(await dataRange(db)).toEqual({ firstUs: MAY_1 + 7, lastUs: MAY_1 + 999 });
});
