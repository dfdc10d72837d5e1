import { expect, test } from "vitest";
import { UNDATED_US, US_PER_HOUR } from "../core/time.ts";
import { bucket, keyedCall } from "../testing/keyed-calls.ts";
import { storeRecords } from "../testing/stored-import.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { KeyedRecord } from "./chunk.ts";
import { importSummary } from "./import-summary.ts";
import { findImport } from "./queries/find-import.ts";

const database = testDatabase();
const MIDNIGHT = Date.UTC(2026, 10, 17) * 1000;
const at = (hour: number): number => MIDNIGHT + hour * US_PER_HOUR;

async function periodOf(records: readonly KeyedRecord[]) {
  const row = await findImport(database.db, await storeRecords(database.db, records));
  if (row === null) throw new Error("the import is not listed");
  const { firstUs, lastUs } = importSummary(row, String);
  return [firstUs, lastUs];
}

test("hourly rows up to nine o'clock reach to nine, and a day's row to the next midnight", async () => {
  const hourly = [7, 8].map((hour) => bucket(at(hour), { endUs: at(hour + 1), requests: 1 }));
  expect(await periodOf(hourly)).toEqual([at(7), at(9)]);
  expect(await periodOf([bucket(at(0), { endUs: at(24), requests: 2 })])).toEqual([at(0), at(24)]);
});

test("calls reach to the start of the last one, and what names no time reaches nowhere", async () => {
  expect(await periodOf([keyedCall("a", at(1)), keyedCall("b", at(2))])).toEqual([at(1), at(2)]);
  expect(await periodOf([keyedCall("u", UNDATED_US)])).toEqual([null, null]);
});
