import { expect, test } from "vitest";
import { chunkOf, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { findImport } from "../queries/find-import.ts";
import { listImports } from "../queries/list-imports.ts";
import { appendChunk } from "./append-chunk.ts";
import { claimImport, claimNextImport } from "./claim-import.ts";
import { createImport } from "./create-import.ts";
import { finishImport } from "./finish-import.ts";
import { interruptImport, markInterrupted } from "./interrupt-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
const FILE = {
  fileName: "upload.csv",
  fileSize: 10,
  format: "mapped-csv",
  grain: "call",
  origin: "upload",
} as const;

test("of many runners each waiting import has one, the oldest first", async () => {
  const { db } = database;
  const ids: number[] = [];
  for (const stagedPath of ["/a", "/b", "/c"]) {
    ids.push((await createImport(db, { ...FILE, stagedPath })).id);
  }
  const claims = await Promise.all(Array.from({ length: 6 }, () => claimNextImport(db)));
  const claimed = claims.flatMap((claim) => (claim ? [claim.import.id] : []));
  expect(new Set(claimed).size).toBe(claimed.length);
  const rest = await claimNextImport(db);
  const all = [...claimed, ...(rest ? [rest.import.id] : [])];
  for (let next = await claimNextImport(db); next; next = await claimNextImport(db)) {
    all.push(next.import.id);
    await next.release();
  }
  expect(all.sort((a, b) => a - b)).toEqual(ids);
  for (const claim of [...claims, rest]) await claim?.release();
  for (const id of ids) await finishImport(db, id);
});

test("an import without a staged file waits for the process that brought it", async () => {
  const { db } = database;
  const { id } = await createImport(db, FILE);
  expect(await claimNextImport(db)).toBeNull();
  const claim = await claimImport(db, id);
  expect(claim?.import).toMatchObject({ id, state: "running" });
  expect(await claimImport(db, id)).toBeNull();
  await finishImport(db, id);
  await claim?.release();
  expect(await claimImport(db, id)).toBeNull();
});

test("an import is interrupted when its process is gone, not before", async () => {
  const { db } = database;
  const { import: running, release } = await startImport(db);
  expect(await markInterrupted(db)).toEqual([]);
  await release(); // as the end of its process does
  expect(await markInterrupted(db)).toEqual([running.id]);
  expect((await findImport(db, running.id))?.state).toBe("interrupted");
});

test("an interrupted import goes on behind its last stored row", async () => {
  const { db } = database;
  const { import: first, release } = await startImport(db);
  await appendChunk(db, first.id, { ...chunkOf([keyedCall("go-on-1", MAY_1)]), bytesRead: 100 });
  const problem = { code: "disk-full", message: "No space is left." };
  expect(await interruptImport(db, first.id, problem)).toBe(true);
  await release();
  expect(await findImport(db, first.id)).toMatchObject({ errorCode: "disk-full" });

  const again = await claimImport(db, first.id);
  expect(again?.import).toMatchObject({
    state: "running",
    rowsDone: 1,
    rowsBefore: 1,
    bytesBefore: 100,
    errorCode: null,
  });
  await appendChunk(db, first.id, chunkOf([keyedCall("go-on-2", MAY_1)], 1));
  expect(await finishImport(db, first.id)).toBe(true);
  expect(await finishImport(db, first.id)).toBe(false);
  await again?.release();
  expect(await findImport(db, first.id)).toMatchObject({ state: "done", inserted: 2, rowsDone: 2 });
});

test("the newest import is listed first, with its file's name as it was", async () => {
  const { db } = database;
  const older = await createImport(db, { ...FILE, fileName: "older.csv" });
  const newer = await createImport(db, { ...FILE, fileName: "new\0er'; drop.csv" });
  const listed = await listImports(db);
  expect(listed.slice(0, 2).map(({ id, fileName }) => ({ id, fileName }))).toEqual([
    { id: newer.id, fileName: "new\uFFFDer'; drop.csv" },
    { id: older.id, fileName: "older.csv" },
  ]);
});
