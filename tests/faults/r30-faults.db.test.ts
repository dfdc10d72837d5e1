import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, connectDatabase, type Database } from "../../lib/db/database.ts";
import { findImport } from "../../lib/db/queries/find-import.ts";
import { claimImport } from "../../lib/db/writes/claim-import.ts";
import { createImport } from "../../lib/db/writes/create-import.ts";
import { markInterrupted } from "../../lib/db/writes/interrupt-import.ts";
import { undoImport } from "../../lib/db/writes/undo-import.ts";
import { Mapping } from "../../lib/formats/mapping.ts";
import { ImportFailure } from "../../lib/import/import-error.ts";
import { runStoredImport } from "../../lib/import-runner/run-stored-import.ts";
import { type CutLines, cutLines } from "../../lib/testing/cut-lines.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";

const database = testDatabase();
let lines: CutLines | null = null;
let cuttable: Database;

beforeAll(async () => {
  const { address } = database;
  if (address.kind !== "socket") return;
  lines = await cutLines(address);
  cuttable = connectDatabase(lines.address);
});
afterAll(async () => {
  if (lines === null) return;
  await closeDatabase(cuttable);
  await lines.close();
});

/** More rows than an import stores at once: the second chunk begins near the 177th read. */
const ROWS = 13_500;
const FAULTS = 200;
/** Every so many sendings one is cut; with 1 all are, which takes a minute. */
const STEP = Number(process.env.R30_STEP ?? 9);
const MAPPING = Mapping.parse({
  columns: { time: "t", requestId: "id", model: "m", inputTotal: "in", outputTotal: "out" },
  time: { kind: "epoch-s" },
  defaults: { provider: "openai", tierServed: "standard" },
});
const FILE = Buffer.from(
  `t,id,m,in,out\n${Array.from({ length: ROWS }, (_, n) => `1777777777,r${n},o3,1,1\n`).join("")}`,
);

/** The file in as many reads as there are faults; the read of that number fails, as of a broken disk. */
async function* reads(broken: number | null): AsyncGenerator<Uint8Array> {
  const size = Math.ceil(FILE.length / FAULTS);
  for (let read = 1; read <= FAULTS; read++) {
    if (read === broken) {
      const message = "The disk stopped giving bytes.";
      throw new ImportFailure({ code: "unreadable-file", message });
    }
    yield FILE.subarray((read - 1) * size, read * size);
  }
}

const newImport = async (): Promise<number> => {
  const { id } = await createImport(database.db, {
    ...{ fileName: "calls.csv", fileSize: FILE.length, format: "mapped-csv", grain: "call" },
    ...{ origin: "upload", stagedPath: "/calls", mapping: MAPPING },
  });
  return id;
};

/** One run, as a worker does it; whatever it throws, the worker goes on with the next. */
async function run(db: Database, id: number, source: AsyncIterable<Uint8Array>): Promise<void> {
  const { signal: stop } = new AbortController();
  try {
    const claim = await claimImport(db, id);
    if (claim === null) return;
    try {
      await runStoredImport(db, { stored: claim.import, source, stop });
    } finally {
      await claim.release();
    }
  } catch {
    // a line was cut
  }
}

async function storedCalls(): Promise<number> {
  const [row] = await database.db.sql<[{ rows: number }]>`select count(*)::int as rows from calls`;
  return row.rows;
}

test("R30: a read that fails, the first or the two hundredth, ends the import with a sentence and leaves nothing of it", async () => {
  const { db } = database;
  for (const broken of [1, 2, 3, 5, 50, 100, 150, 177, 178, 179, 180, 199, FAULTS]) {
    const id = await newImport();
    await run(db, id, Readable.from(reads(broken)));
    const row = await findImport(db, id);
    expect(row).toMatchObject({ state: "failed", holdsRows: false });
    expect(row?.errorMessage).toContain("stopped giving bytes");
    expect([broken, await storedCalls()]).toEqual([broken, 0]);
  }
});

test("R30: a line to the database that is cut at its Nth sending, before or after it, costs no row and counts none twice", async ({
  skip,
}) => {
  if (lines === null) skip("the database is not on a socket");
  const { db } = database;
  let cuts = 0;
  for (let sending = 1; sending <= FAULTS; sending += STEP) {
    const id = await newImport();
    lines?.cutAt(sending, cuts % 2 === 0 ? "after" : "before");
    await run(cuttable, id, reads(null));
    const wasCut = lines?.wasCut() === true;
    if (wasCut) cuts += 1;
    lines?.cutAt(Number.POSITIVE_INFINITY, "before");
    await expect
      .poll(
        async () => {
          await markInterrupted(db);
          await run(cuttable, id, reads(null));
          return (await findImport(db, id))?.state;
        },
        { interval: 5, timeout: 30_000 },
      )
      .toBe("done");
    const row = await findImport(db, id);
    expect([sending, row?.inserted, row?.duplicate]).toEqual([sending, ROWS, 0]);
    expect([sending, await storedCalls()]).toEqual([sending, ROWS]);
    await undoImport(db, id);
    expect([sending, await storedCalls()]).toEqual([sending, 0]);
    if (!wasCut) break; // an import has fewer sendings
  }
  expect(cuts).toBeGreaterThan(5);
});
