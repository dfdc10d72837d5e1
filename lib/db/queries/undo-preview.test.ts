import { expect, test } from "vitest";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { undoImport } from "../writes/undo-import.ts";
import { importReport } from "./import-report.ts";
import { undoPreview } from "./undo-preview.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
const HOUR_US = 3_600_000_000;
const call = (n: number) => keyedCall(`call-${n}`, MAY_1 + n * HOUR_US, { inputTotal: n });
const hour = (n: number, inputTotal: number) => bucket(MAY_1 + n * HOUR_US, { inputTotal });

test("tells beforehand exactly what undo then does: what leaves, what others keep, what comes back", async () => {
  const { db } = database;
  const first = await storeRecords(db, [call(1), call(2), call(3), hour(1, 5), hour(2, 6)]);
  const second = await storeRecords(db, [call(3), call(4), hour(1, 50)]);

  expect(await undoPreview(db, second)).toEqual({
    removed: 2,
    handedOver: 0,
    restored: 1,
    reverted: 0,
  });
  expect(await undoPreview(db, first)).toEqual({
    removed: 3,
    handedOver: 1,
    restored: 0,
    reverted: 0,
  });

  const undone = await undoImport(db, first);
  expect(undone).toEqual({
    ok: true,
    value: { removed: 3, handedOver: 1, restored: 0, reverted: 0 },
  });
  expect(await undoPreview(db, first)).toEqual({
    removed: 0,
    handedOver: 0,
    restored: 0,
    reverted: 0,
  });
  const expected = { removed: 3, handedOver: 0, restored: 0, reverted: 0 };
  expect(await undoPreview(db, second)).toEqual(expected);
  expect(await undoImport(db, second)).toEqual({ ok: true, value: expected });
});

test("counts the calls that stay without what the import added to them", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, buckets, bucket_versions, imports`;
  const told = (n: number, facts: object) => keyedCall(`told-${n}`, MAY_1 + n * HOUR_US, facts);
  const first = await storeRecords(
    db,
    [1, 2, 3].map((n) => told(n, { inputTotal: n })),
  );
  const later = await storeRecords(db, [
    ...[1, 2].map((n) => told(n, { model: "o3" })),
    told(3, { inputTotal: 3 }),
  ]);
  expect((await importReport(db, later))?.import).toMatchObject({ inserted: 0, completed: 2 });

  const expected = { removed: 0, handedOver: 0, restored: 0, reverted: 2 };
  expect(await undoPreview(db, later)).toEqual(expected);
  // Without the first, all three become the later's: two lose their tokens, the third was told alike.
  const inherited = { removed: 0, handedOver: 3, restored: 0, reverted: 2 };
  expect(await undoPreview(db, first)).toEqual(inherited);
  expect(await undoImport(db, later)).toEqual({ ok: true, value: expected });
  expect(await undoPreview(db, later)).toMatchObject({ reverted: 0 });
});
