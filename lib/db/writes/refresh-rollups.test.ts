import fc from "fast-check";
import { expect, test } from "vitest";
import { US_PER_HOUR } from "../../core/time.ts";
import { likeRecords } from "../../testing/arbitrary-record.ts";
import { dataChecksum } from "../../testing/data-checksum.ts";
import { bucket, chunkOf, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { tokenFlags } from "../token-flags.ts";
import { appendChunk } from "./append-chunk.ts";
import { rebuildAllRollups, refreshRollups } from "./refresh-rollups.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
const SIZES = [101, 1_001];

const totals = async () => {
  const [row] = await database.db.sql`
    select coalesce(sum(records), 0)::bigint as records,
      coalesce(sum(input_total), 0)::bigint as input from rollups`;
  return row;
};

test("hour by hour after each import and undo, or all at once: the roll-ups are the same", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(likeRecords, { minLength: 1, maxLength: 3 }), async (files) => {
      await db.sql`truncate calls, buckets, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims, settings`;
      const ids: number[] = [];
      for (const records of files) {
        const keyed = records.map((record, n) =>
          record.grain === "call"
            ? keyedCall(`r-${n}`, record.startUs, record)
            : bucket(record.startUs, record),
        );
        ids.push(await storeRecords(db, keyed));
        await refreshRollups(db, SIZES);
      }
      await undoImport(db, ids[0] ?? 0);
      await refreshRollups(db, SIZES);
      const stepByStep = await dataChecksum(db);
      await rebuildAllRollups(db, SIZES);
      expect(await dataChecksum(db)).toEqual(stepByStep);
    }),
    { seed: 19, numRuns: testSize(6, 15) },
  );
});

test("the database flags counts as the code does", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(likeRecords, async (records) => {
      await db.sql`truncate calls, buckets, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
      const calls = records.map((record, n) =>
        keyedCall(`t-${n}`, record.startUs, { ...record, grain: "call" }),
      );
      await storeRecords(db, calls);
      await refreshRollups(db, SIZES);
      const rows = await db.sql<{ flags: number; records: number }[]>`
        select token_flags as flags, sum(records)::int as records from rollups group by 1 order by 1`;
      const expected = new Map<number, number>();
      for (const record of records) {
        const flags = tokenFlags(record);
        expected.set(flags, (expected.get(flags) ?? 0) + 1);
      }
      expect(rows.map(({ flags, records }) => [flags, records])).toEqual(
        [...expected].sort(([a], [b]) => a - b),
      );
    }),
    { seed: 23, numRuns: testSize(6, 15) },
  );
});

test("only hours with new facts are rebuilt, and only those of the range asked for", async () => {
  const { db } = database;
  await db.sql`truncate calls, buckets, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  const at = (hour: number) => MAY_1 + hour * US_PER_HOUR;
  await refreshRollups(db, SIZES);
  await storeRecords(
    db,
    [0, 1, 5].map((hour) => keyedCall(`only-${hour}`, at(hour))),
  );
  expect(await refreshRollups(db, SIZES, { fromUs: at(1) + 5, toUs: at(5) })).toBe(1);
  expect(await refreshRollups(db, SIZES)).toBe(2);
  expect(await refreshRollups(db, SIZES)).toBe(0);
});

test("another list of input sizes sorts every record anew", async () => {
  const { db } = database;
  await db.sql`truncate calls, buckets, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  await storeRecords(db, [keyedCall("size", MAY_1, { inputTotal: 500 })]);
  const classOf = async (sizes: readonly number[]) => {
    await refreshRollups(db, sizes);
    return (await db.sql`select size_class from rollups`)[0]?.size_class;
  };
  expect(await classOf([])).toBe(0);
  expect(await classOf([500])).toBe(1);
  expect(await classOf([501])).toBe(0);
  expect(await classOf([100, 400])).toBe(2);
});

test("rows that arrive while hours are rebuilt by many are neither lost nor counted twice", async () => {
  const { db } = database;
  await db.sql`truncate calls, buckets, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  const { import: running, release } = await startImport(db);
  let rows = 0;
  const append = async (): Promise<void> => {
    for (let chunk = 0; chunk < 40; chunk++) {
      const records = Array.from({ length: 25 }, (_, n) =>
        keyedCall(`while-${chunk}-${n}`, MAY_1 + (n % 4) * US_PER_HOUR + chunk, { inputTotal: 2 }),
      );
      const stored = await appendChunk(db, running.id, chunkOf(records, rows));
      expect(stored.ok).toBe(true);
      rows += records.length;
    }
  };
  const writing = append();
  const state = { done: false };
  const reading = Array.from({ length: 3 }, async () => {
    while (!state.done) {
      const acknowledged = rows;
      await refreshRollups(db, SIZES);
      expect((await totals())?.records).toBeGreaterThanOrEqual(acknowledged);
    }
  });
  await writing;
  state.done = true;
  await Promise.all(reading);
  await release();
  await refreshRollups(db, SIZES);
  expect(await totals()).toEqual({ records: 1_000, input: 2_000 });
});

test("a refresh ends although an import marks its hours again all the while", async () => {
  const { db } = database;
  await db.sql`truncate calls, rollups, coarse_rollups, rollup_marks, dirty_hours`;
  await refreshRollups(db, SIZES);
  await storeRecords(db, [keyedCall("again", MAY_1, { inputTotal: 1 })]);
  await db.sql.unsafe(`
    create function mark_again() returns trigger language plpgsql as
      $$ begin insert into dirty_hours (workspace, hour) values (new.workspace, new.hour); return new; end $$;
    create trigger mark_again before insert on rollups for each row execute function mark_again()`);
  try {
    expect(await refreshRollups(db, SIZES)).toBe(1);
    expect(await totals()).toEqual({ records: 1, input: 1 });
    expect(await db.sql`select from dirty_hours`).toHaveLength(1);
  } finally {
    await db.sql.unsafe("drop trigger mark_again on rollups; drop function mark_again()");
  }
});
