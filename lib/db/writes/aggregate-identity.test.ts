import { beforeEach, expect, test } from "vitest";
import { UNDATED_US, US_PER_HOUR } from "../../core/time.ts";
import { bucket, cost } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { findImport } from "../queries/find-import.ts";
import { undoPreview } from "../queries/undo-preview.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

beforeEach(async () => {
  await database.db.sql`truncate buckets, reported_costs, bucket_versions, imports`;
});

async function requests(): Promise<number> {
  const [row] = await database.db.sql<[{ n: number }]>`
    select coalesce(sum(requests), 0)::int as n from buckets where active`;
  return row.n;
}

async function countsOf(id: number) {
  const row = await findImport(database.db, id);
  return { inserted: row?.inserted, duplicate: row?.duplicate, replaced: row?.replaced };
}

const batch = (requestId: string, done: number, endUs: number | null = null) =>
  bucket(MAY_1, {
    ...{
      requestId,
      provider: "openai",
      tierServed: "batch",
      requests: 10,
      inputTotal: done,
      endUs,
    },
    outcome: endUs === null ? "pending" : "unknown",
  });

test("a batch that was under way and has ended since counts once, and undo brings back how it was", async () => {
  const { db } = database;
  await storeRecords(db, [batch("batch_1", 0)]);
  const ended = await storeRecords(db, [batch("batch_1", 500, MAY_1 + US_PER_HOUR)]);
  expect(await requests()).toBe(10);
  expect(await countsOf(ended)).toEqual({ inserted: 1, duplicate: 0, replaced: 1 });

  await undoImport(db, ended);
  expect(await requests()).toBe(10);
  const rows = await db.sql`select input_total as n from buckets where active`;
  expect(rows.map(({ n }) => n)).toEqual([0]);
});

test("two batches of one second are two, whichever of them a later list leaves out", async () => {
  const { db } = database;
  await storeRecords(db, [batch("batch_1", 0), batch("batch_2", 0)]);
  const later = await storeRecords(db, [batch("batch_2", 0)]);
  expect(await requests()).toBe(20);
  expect(await countsOf(later)).toEqual({ inserted: 0, duplicate: 1, replaced: 0 });
});

test("sums that name no period do not replace each other; the same sums again add nothing", async () => {
  const { db } = database;
  const month = (count: number) => [
    bucket(UNDATED_US, { provider: "vercel", model: "gpt-5-mini", requests: count }),
    cost(UNDATED_US, String(count), { provider: "vercel" }),
  ];
  await storeRecords(db, month(70));
  const november = await storeRecords(db, month(8));
  expect(await countsOf(november)).toEqual({ inserted: 2, duplicate: 0, replaced: 0 });
  expect((await findImport(db, november))?.overlaps).toHaveLength(1);
  const again = await storeRecords(db, month(8));
  expect(await countsOf(again)).toEqual({ inserted: 0, duplicate: 2, replaced: 0 });
  expect(await requests()).toBe(78);
  const [costs] =
    await db.sql`select sum(amount_usd)::text as usd from reported_costs where active`;
  expect(costs?.usd).toBe("78");

  const undone = { removed: 0, handedOver: 2, restored: 0, reverted: 0 };
  expect(await undoPreview(db, november)).toEqual(undone);
  expect(await undoImport(db, november)).toEqual({ ok: true, value: undone });
  expect(await requests()).toBe(78);
  await undoImport(db, again);
  expect(await requests()).toBe(70);
});
