import { afterEach, describe, expect, test } from "vitest";
import type { Database } from "../db/database.ts";
import { findImport } from "../db/queries/find-import.ts";
import { claimImport } from "../db/writes/claim-import.ts";
import { createImport } from "../db/writes/create-import.ts";
import { Mapping } from "../formats/mapping.ts";
import { testDatabase } from "../testing/test-database.ts";
import { isOver, runStoredImport } from "./run-stored-import.ts";

const database = testDatabase();
const ROWS = 20_000;
const MAPPING = Mapping.parse({
  columns: { time: "t", requestId: "id", model: "m", inputTotal: "in", outputTotal: "out" },
  time: { kind: "epoch-s" },
  defaults: { provider: "openai", tierServed: "standard" },
});

function csv(from: number, to: number): Uint8Array {
  const rows = Array.from({ length: to - from }, (_, n) => `1777777777,r${from + n},o3,1,1\n`);
  return Buffer.from((from === 0 ? "t,id,m,in,out\n" : "") + rows.join(""));
}

async function run(db: Database, id: number, source: AsyncIterable<Uint8Array>) {
  const claim = await claimImport(db, id);
  if (claim === null) throw new Error("the import could not be claimed");
  const { signal: stop } = new AbortController();
  try {
    return await runStoredImport(db, { stored: claim.import, source, stop });
  } finally {
    await claim.release();
  }
}

const newImport = (db: Database) =>
  createImport(db, {
    ...{ fileName: "calls.csv", fileSize: null, format: "mapped-csv", grain: "call" },
    ...{ origin: "upload", stagedPath: "/calls", mapping: MAPPING },
  });

const LAST_WORD = 15_000;

/** The server ends the connection that stores this row, as one that goes down does. */
const breakAtLastWord = ({ sql }: Database) =>
  sql.unsafe(`
    create function go_down() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger go_down before insert on calls for each row
      when (new.request_id = 'r${LAST_WORD}') execute function go_down()`);

async function* allRows() {
  for (let from = 0; from < ROWS; from += 1_000) yield csv(from, from + 1_000);
}

test("an import that loses its database is not over: its copy is kept, and it goes on where it stopped", async () => {
  const { db } = database;
  const { id } = await newImport(db);
  await breakAtLastWord(db);
  const broken = await run(db, id, allRows());
  expect(broken).toMatchObject({ kind: "failed", error: { code: "connection-lost" } });
  expect(isOver(broken)).toBe(false);
  const row = await findImport(db, id);
  expect(row).toMatchObject({ state: "interrupted", holdsRows: true });
  expect(row?.rowsDone).toBeGreaterThan(0);
  expect(row?.rowsDone).toBeLessThanOrEqual(LAST_WORD);

  await db.sql`drop trigger go_down on calls`;
  expect(await run(db, id, allRows())).toEqual({ kind: "done" });
  expect(await findImport(db, id)).toMatchObject({ state: "done", inserted: ROWS });
});

async function* unreadable() {
  yield Buffer.from("other,columns\n1,2\n");
}

test("an import of a file that cannot be read is over, and nothing of it is left", async () => {
  const { db } = database;
  const { id } = await newImport(db);
  expect(isOver(await run(db, id, unreadable()))).toBe(true);
  expect(await findImport(db, id)).toMatchObject({ state: "failed", holdsRows: false });
});

describe("an end that cannot be noted", () => {
  /** The end of an import is refused from now on, with this error of PostgreSQL's. */
  const refuseEnds = (code: string) =>
    database.db.sql.unsafe(`
      create function refuse_end() returns trigger language plpgsql as
        $$ begin raise exception 'no end' using errcode = '${code}'; end $$;
      create trigger refuse_end before update on imports for each row
        when (new.state = 'failed') execute function refuse_end()`);
  afterEach(() => database.db.sql`drop function refuse_end cascade`);

  test("for the database's sake is told as one that goes on", async () => {
    const { id } = await newImport(database.db);
    await refuseEnds("53100");
    expect(await run(database.db, id, unreadable())).toMatchObject({
      ...{ kind: "failed", canGoOn: true },
    });
  });

  test("by a mistake of ours is not swallowed", async () => {
    const { id } = await newImport(database.db);
    await refuseEnds("22012");
    await expect(run(database.db, id, unreadable())).rejects.toThrow("no end");
  });
});
