import { expect, test } from "vitest";
import { US_PER_HOUR } from "../../core/time.ts";
import { chunkOf, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport, storeChunks, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { KeyedRecord } from "../chunk.ts";
import { findImport } from "../queries/find-import.ts";
import { importWriter } from "./append-chunk.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

const calls = (name: string, from: number, to: number): KeyedRecord[] =>
  Array.from({ length: to - from }, (_, i) =>
    keyedCall(`${name}-${from + i}`, MAY_1 + (from + i) * US_PER_HOUR, { inputTotal: 1 }),
  );

async function countOf(name: string): Promise<number> {
  const [row] = await database.db.sql<[{ n: number }]>`
    select count(*)::int as n from calls where request_id like ${`${name}-%`}`;
  return row.n;
}

/** Stores each list as a chunk of one import. */
async function storeInOneImport(chunks: readonly (readonly KeyedRecord[])[]) {
  const { db } = database;
  const { import: running, release } = await startImport(db);
  const writer = importWriter(db, running.id);
  const outcomes = [];
  let rowsDone = 0;
  for (const records of chunks) {
    const chunk = writer.gather();
    await chunk.add({ records, rejects: [], skips: {}, received: records.length });
    rowsDone += records.length;
    const stored = await writer.append(chunk.end(rowsDone));
    outcomes.push(stored.ok ? stored.value : stored.error.code);
  }
  await release();
  return { id: running.id, outcomes };
}

test("an import that meets known calls on its way counts each chunk exactly", async () => {
  const { db } = database;
  await storeRecords(db, calls("way", 100, 200));
  const { id, outcomes } = await storeInOneImport([
    calls("way", 0, 100),
    calls("way", 100, 200), // all known
    calls("way", 150, 250), // half of them
    calls("way", 250, 300),
    calls("way", 300, 400),
    [...calls("way", 400, 499), ...calls("way", 0, 1)], // the last one is known, of this import itself
  ]);
  expect(outcomes).toMatchObject([
    { inserted: 100, duplicate: 0 },
    { inserted: 0, duplicate: 100 },
    { inserted: 50, duplicate: 50 },
    { inserted: 50, duplicate: 0 },
    { inserted: 100, duplicate: 0 },
    { inserted: 99, duplicate: 1 },
  ]);
  expect(await countOf("way")).toBe(499);
  expect(await findImport(db, id)).toMatchObject({ received: 550, inserted: 399, duplicate: 151 });
  const [claims] = await db.sql`
    select count(*)::int as n from import_claims where import_id = ${id}`;
  expect(claims).toEqual({ n: 100 });
  await undoImport(db, id);
  expect(await countOf("way")).toBe(100);
});

test("a call that one chunk brings twice is stored as it was told first", async () => {
  const { db } = database;
  const [first] = calls("twice", 0, 1);
  if (!first) throw new Error("there is one");
  const again = { ...first, record: { ...first.record, inputTotal: 99 } };
  const { outcomes } = await storeInOneImport([[first, again, ...calls("twice", 1, 3), again]]);
  expect(outcomes).toMatchObject([{ inserted: 3, duplicate: 2 }]);
  const [row] = await db.sql`select input_total from calls where key = ${first.key}`;
  expect(row).toEqual({ input_total: 1 });
});

test("imports of the same calls at once, in any order, store each call once and claim it for the others", async () => {
  const { db } = database;
  const chunks = [0, 1, 2, 3, 4, 5].map((n) => calls("race", n * 500, n * 500 + 500));
  const orders = [
    chunks,
    chunks.toReversed(),
    chunks.map((chunk) => chunk.toReversed()),
    [...chunks.slice(3), ...chunks.slice(0, 3)],
  ];
  const stored = await Promise.all(orders.map((order) => storeInOneImport(order)));
  const sums = stored.map(({ outcomes }) =>
    outcomes.map((each) => (typeof each === "string" ? { inserted: 0, duplicate: 0 } : each)),
  );
  const sum = (field: "inserted" | "duplicate") =>
    sums.flat().reduce((total, outcome) => total + outcome[field], 0);
  expect([sum("inserted"), sum("duplicate")]).toEqual([3_000, 9_000]);
  expect(await countOf("race")).toBe(3_000);
  const ids = stored.map(({ id }) => id);
  const [claims] = await db.sql`
    select count(*)::int as n from import_claims where import_id in ${db.sql(ids)}`;
  expect(claims).toEqual({ n: 9_000 });
});

test("a copy that was given up leaves no mark behind", async () => {
  const { db } = database;
  await storeRecords(db, calls("mark", 9, 10));
  await db.sql`delete from dirty_hours`;
  // Hour 0 to 8 are new; the chunk is taken back and stored another way.
  await storeChunks(db, [chunkOf(calls("mark", 0, 10))]);
  const hours = await db.sql`
    select extract(hour from hour)::int as h from dirty_hours order by 1`;
  expect(hours.map(({ h }) => h)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
