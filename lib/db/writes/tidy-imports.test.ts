import { afterEach, expect, test } from "vitest";
import { chunkOf, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { findImport } from "../queries/find-import.ts";
import { importReport } from "../queries/import-report.ts";
import { appendChunk } from "./append-chunk.ts";
import { claimImport } from "./claim-import.ts";
import { createImport } from "./create-import.ts";
import { cancelImport, failImport } from "./give-up-import.ts";
import { pauseImport } from "./pause-import.ts";
import { tidyImports } from "./tidy-imports.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
const FULL = { code: "disk-full", message: "No space is left." };

/** Deletions fail from now on, with this error of PostgreSQL's. */
async function refuseDeletions(code: string): Promise<void> {
  await database.db.sql.unsafe(`
    create or replace function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '${code}'; end $$;
    create trigger refuse before delete on calls for each row execute function refuse()`);
}

const allowDeletions = () => database.db.sql`drop trigger if exists refuse on calls`;

afterEach(async () => {
  await allowDeletions();
});

/** A running import that has stored two calls. */
async function twoCalls(name: string) {
  const claim = await startImport(database.db);
  const records = [keyedCall(`${name}-1`, MAY_1), keyedCall(`${name}-2`, MAY_1)];
  await appendChunk(database.db, claim.import.id, chunkOf(records));
  return { id: claim.import.id, release: claim.release };
}

async function callsOf(id: number): Promise<number> {
  const [row] = await database.db.sql<[{ rows: number }]>`
    select count(*)::int as rows from calls where import_id = ${id}`;
  return row.rows;
}

test("an import whose rows a full disk keeps from being removed fails all the same; they go as soon as they can", async () => {
  const { db } = database;
  const { id, release } = await twoCalls("full");
  await refuseDeletions("53100");
  expect(await failImport(db, id, FULL)).toBe(true);
  await release();
  expect(await findImport(db, id)).toMatchObject({
    ...{ state: "failed", errorCode: "disk-full", errorMessage: FULL.message, holdsRows: true },
  });
  expect((await importReport(db, id))?.stillCounted).toBe(2);

  expect(await tidyImports(db)).toBe(false); // the disk is still full
  expect(await callsOf(id)).toBe(2);
  await allowDeletions();
  expect(await tidyImports(db)).toBe(true);
  expect(await callsOf(id)).toBe(0);
  expect(await findImport(db, id)).toMatchObject({
    state: "failed",
    holdsRows: false,
    inserted: 2,
  });
  expect((await importReport(db, id))?.stillCounted).toBe(0);
});

test("an import that is cancelled while nothing can be removed is over, and says what still counts", async () => {
  const { db } = database;
  const { id, release } = await twoCalls("cancelled");
  await refuseDeletions("53100");
  expect(await cancelImport(db, id)).toBe(true);
  expect((await importReport(db, id))?.stillCounted).toBe(2);
  const late = await appendChunk(db, id, chunkOf([keyedCall("late", MAY_1)], 2));
  expect(late).toMatchObject({ ok: false, error: { code: "import-not-running" } });
  await release();
  await allowDeletions();
  await tidyImports(db);
  expect(await findImport(db, id)).toMatchObject({ state: "cancelled", holdsRows: false });
});

test("a mistake of ours while rows are removed is not swallowed, and the import is over", async () => {
  const { db } = database;
  const { id, release } = await twoCalls("mistake");
  await refuseDeletions("22012");
  await expect(failImport(db, id, FULL)).rejects.toThrow("could not extend file");
  await release();
  expect(await findImport(db, id)).toMatchObject({ state: "failed", holdsRows: true });
  await allowDeletions();
  await tidyImports(db);
});

test("a paused import can be cancelled, which takes its rows away", async () => {
  const { db } = database;
  const { id, release } = await twoCalls("paused");
  await pauseImport(db, id);
  await release();
  expect(await cancelImport(db, id)).toBe(true);
  expect(await findImport(db, id)).toMatchObject({ state: "cancelled", holdsRows: false });
  expect(await callsOf(id)).toBe(0);
});

test("rows of a finished import stay, and so do those of one that can go on", async () => {
  const { db } = database;
  const { id, release } = await twoCalls("kept");
  await pauseImport(db, id);
  await release();
  await tidyImports(db);
  expect(await callsOf(id)).toBe(2);
});

test("an import of the command line that its process never began is interrupted a minute later, and can go on", async () => {
  const { db } = database;
  const file = { fileSize: 1, format: "mapped-csv", grain: "call" } as const;
  const young = await createImport(db, { ...file, fileName: "young.csv", origin: "cli" });
  const old = await createImport(db, { ...file, fileName: "old.csv", origin: "cli" });
  const staged = await createImport(db, {
    ...{ ...file, fileName: "page.csv", origin: "upload", stagedPath: "/page" },
  });
  await db.sql`
    update imports set created_at = created_at - interval '61 s' where id in (${old.id}, ${staged.id})`;
  await tidyImports(db);
  expect((await findImport(db, young.id))?.state).toBe("queued");
  expect((await findImport(db, staged.id))?.state).toBe("queued");
  expect((await findImport(db, old.id))?.state).toBe("interrupted");
  const claim = await claimImport(db, old.id);
  expect(claim?.import.state).toBe("running");
  await claim?.release();
});
