import { createHash, randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { projectRoot } from "../env.ts";
import { CallNamer } from "../import/identity.ts";
import { closeSql, connect } from "./connect.ts";
import { closeDatabase, connectDatabase, type Database } from "./database.ts";
import { migrateDatabase } from "./migrate.ts";
import { inDatabase, type ServerAddress } from "./server-address.ts";
import { undoImport } from "./writes/undo-import.ts";

const MIGRATIONS = path.join(projectRoot(), "drizzle");
const BEFORE = "0005_undated_records_of_imports";
const name = `tierscope_tellings_${randomBytes(6).toString("hex")}`;
let address: ServerAddress;
let db: Database;

async function asAdmin(statement: string): Promise<void> {
  const admin = connect(inject("databaseServer"), { max: 1 });
  await admin.unsafe(statement);
  await closeSql(admin);
}

/** Our migrations up to the last one before every telling was kept. */
async function earlierMigrations(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tierscope-earlier-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(file, "utf8"));
  const last = journal.entries.findIndex(({ tag }: { tag: string }) => tag === BEFORE);
  journal.entries = journal.entries.slice(0, last + 1);
  await writeFile(file, JSON.stringify(journal));
  return folder;
}

/** The key that a call of this request had, by its stage. */
function keyOf(requestId: string, stage: "pending" | "final"): string {
  const text = ["request", "openai", requestId, null, stage].map(String).join("\u001f");
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
const OUTCOME = { success: 0, pending: 4 };

interface StoredCall {
  readonly key: string;
  readonly importId: number;
  readonly requestId: string;
  readonly inputTotal: number | null;
  readonly outputTotal: number | null;
  readonly outcome?: keyof typeof OUTCOME;
}

async function store(table: "calls" | "claimed_calls", call: StoredCall): Promise<void> {
  const { key, importId, requestId, inputTotal, outputTotal, outcome = "success" } = call;
  await db.sql`
    insert into ${db.sql(table)} (workspace, key, at, import_id, source_line, provider, input_total, output_total,
      outcome, request_id)
    values (1, ${key}, '2026-05-01T10:00:00Z', ${importId}, ${importId}, 1, ${inputTotal}, ${outputTotal},
      ${OUTCOME[outcome]}, ${requestId})`;
}

async function claim(key: string, importId: number): Promise<void> {
  await db.sql`
    insert into import_claims (workspace, key, import_id, source_line) values (1, ${key}, ${importId}, ${importId})`;
}

beforeAll(async () => {
  await asAdmin(`create database ${name}`);
  address = inDatabase(inject("databaseServer"), name);
  const folder = await earlierMigrations();
  expect(await migrateDatabase(address, folder)).toMatchObject({ ok: true });
  await rm(folder, { recursive: true });
  db = connectDatabase(address);
  await db.sql`insert into labels (workspace, kind, name) values (1, 'provider', 'openai')`;
  await db.sql`
    insert into imports (workspace, file_name, format, grain, origin, state, holds_rows, first_at, last_at)
    select 1, 'f', 'tierscope-csv', 'call', 'cli', 'done', true, '2026-05-01T09:00:00Z', '2026-05-01T11:00:00Z'
    from generate_series(1, 4)`;
  const call = { requestId: "call", key: keyOf("call", "final") };
  await store("calls", { ...call, importId: 1, inputTotal: null, outputTotal: null });
  for (const importId of [2, 3]) await claim(call.key, importId);
  await store("claimed_calls", { ...call, importId: 2, inputTotal: 10, outputTotal: 5 });
  const open = {
    requestId: "resp",
    outcome: "pending",
    inputTotal: null,
    outputTotal: null,
  } as const;
  await store("calls", { ...open, key: keyOf("resp", "pending"), importId: 3 });
  await claim(keyOf("resp", "pending"), 4);
  const done = { requestId: "resp", key: keyOf("resp", "final"), inputTotal: 7, outputTotal: 1 };
  await store("calls", { ...done, importId: 4 });
  await store("calls", {
    ...open,
    requestId: "alone",
    key: keyOf("alone", "pending"),
    importId: 1,
  });
  expect(await migrateDatabase(address, MIGRATIONS)).toMatchObject({ ok: true });
});
afterAll(async () => {
  await closeDatabase(db);
  await asAdmin(`drop database if exists ${name} with (force)`);
});

const shown = () => db.sql<{ text: string }[]>`
  select request_id || ' of ' || import_id || ': ' || coalesce(input_total::text, '?') || ' in, '
    || coalesce(output_total::text, '?') || ' out, ' || outcome as text
  from calls order by request_id`;
const texts = async () => (await shown()).map(({ text }) => text);

test("data from before becomes what all imports together tell, and its keys those of today", async () => {
  expect(await texts()).toEqual([
    "alone of 1: ? in, ? out, 4",
    "call of 1: 10 in, 5 out, 0",
    "resp of 3: 7 in, 1 out, 0",
  ]);
  const records = ["alone", "call", "resp"].map((requestId) => ({
    ...blankRecord("call", 0),
    provider: "openai",
    requestId,
  }));
  const keys = await db.sql<{ key: string }[]>`select key from calls order by request_id`;
  expect(keys.map(({ key }) => key)).toEqual(await new CallNamer().keysOf(records));
  const [{ hours }] = await db.sql<[{ hours: number }]>`
    select count(distinct hour)::int as hours from dirty_hours`;
  expect(hours).toBe(1);
});

test("undo takes back from it what an import told, and nothing else", async () => {
  await undoImport(db, 2);
  expect(await texts()).toEqual([
    "alone of 1: ? in, ? out, 4",
    "call of 1: ? in, ? out, 0",
    "resp of 3: 7 in, 1 out, 0",
  ]);
  await undoImport(db, 4);
  expect((await texts())[2]).toBe("resp of 3: ? in, ? out, 4");
  await undoImport(db, 1);
  expect(await texts()).toEqual(["call of 3: ? in, ? out, 0", "resp of 3: ? in, ? out, 4"]);
  await undoImport(db, 3);
  const [left] = await db.sql`
    select (select count(*) from calls)::int + (select count(*) from import_claims)::int
      + (select count(*) from claimed_calls)::int as rows`;
  expect(left).toEqual({ rows: 0 });
});
