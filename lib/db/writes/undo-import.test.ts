import { expect, test } from "vitest";
import { dataChecksum } from "../../testing/data-checksum.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { findImport } from "../queries/find-import.ts";
import { cancelImport, failImport } from "./give-up-import.ts";
import { refreshRollups } from "./refresh-rollups.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
const call = (n: number) =>
  keyedCall(`call-${n}`, MAY_1 + n * 400_000_000, { inputTotal: n, model: "o3" });

test("undo leaves exactly the data that was there before, and undoing again changes nothing", async () => {
  const { db } = database;
  await storeRecords(db, [call(1), call(2), bucket(MAY_1, { inputTotal: 5 })]);
  await refreshRollups(db, []);
  const before = await dataChecksum(db);

  const later = [call(2), call(3), call(4), bucket(MAY_1, { inputTotal: 6 })];
  const importId = await storeRecords(db, later);
  await refreshRollups(db, []);
  expect(await dataChecksum(db)).not.toEqual(before);

  const undone = await undoImport(db, importId);
  expect(undone).toEqual({
    ok: true,
    value: { removed: 3, handedOver: 0, restored: 1, reverted: 0 },
  });
  await refreshRollups(db, []);
  expect(await dataChecksum(db)).toEqual(before);
  expect((await findImport(db, importId))?.state).toBe("undone");

  expect(await undoImport(db, importId)).toEqual({
    ok: true,
    value: { removed: 0, handedOver: 0, restored: 0, reverted: 0 },
  });
  expect(await dataChecksum(db)).toEqual(before);
});

test("undoing the first of two overlapping imports keeps the calls that both brought", async () => {
  const { db } = database;
  const first = await storeRecords(db, [call(11), call(12)]);
  const second = await storeRecords(db, [call(12), call(13)]);
  expect(await undoImport(db, first)).toEqual({
    ok: true,
    value: { removed: 1, handedOver: 1, restored: 0, reverted: 0 },
  });

  const owners = await db.sql<{ request_id: string; import_id: number }[]>`
    select request_id, import_id from calls
    where request_id in ('call-11', 'call-12', 'call-13') order by 1`;
  expect(owners).toEqual([
    { request_id: "call-12", import_id: second },
    { request_id: "call-13", import_id: second },
  ]);
  expect(await undoImport(db, second)).toEqual({
    ok: true,
    value: { removed: 2, handedOver: 0, restored: 0, reverted: 0 },
  });
});

test("a running import is not undone; cancelling it takes its rows away", async () => {
  const { db } = database;
  const before = await dataChecksum(db);
  const { import: running, release } = await startImport(db);
  const refused = await undoImport(db, running.id);
  expect(refused).toMatchObject({ ok: false, error: { code: "import-running" } });
  expect(await cancelImport(db, running.id)).toBe(true);
  expect(await cancelImport(db, running.id)).toBe(false);
  await release();
  expect(await dataChecksum(db)).toEqual(before);
});

test("a failed import says why and leaves the data as it was", async () => {
  const { db } = database;
  const before = await dataChecksum(db);
  const { import: running, release } = await startImport(db);
  await failImport(db, running.id, { code: "broken-quote", message: "Line 5 has an open quote." });
  await release();
  expect(await dataChecksum(db)).toEqual(before);
  expect(await findImport(db, running.id)).toMatchObject({
    state: "failed",
    errorCode: "broken-quote",
    errorMessage: "Line 5 has an open quote.",
  });
});

test("there is nothing to undo of an import that never was", async () => {
  const unknown = await undoImport(database.db, 999_999);
  expect(unknown).toMatchObject({ ok: false, error: { code: "import-unknown" } });
});
