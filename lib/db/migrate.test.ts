import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { projectRoot } from "../env.ts";
import { closeSql, connect } from "./connect.ts";
import { migrateDatabase } from "./migrate.ts";
import { inDatabase, type ServerAddress } from "./server-address.ts";

const MIGRATIONS = path.join(projectRoot(), "drizzle");
const names: string[] = [];
let address: ServerAddress;

async function asAdmin(statement: string): Promise<void> {
  const admin = connect(inject("databaseServer"), { max: 1 });
  await admin.unsafe(statement);
  await closeSql(admin);
}

beforeEach(async () => {
  const name = `tierscope_migrate_${randomBytes(6).toString("hex")}`;
  names.push(name);
  await asAdmin(`create database ${name}`);
  address = inDatabase(inject("databaseServer"), name);
});
afterAll(async () => {
  for (const name of names) await asAdmin(`drop database if exists ${name} with (force)`);
});

/** A copy of our migrations with one more that does as told. */
async function withOneMore(sql: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tierscope-migrations-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journalFile = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_next" });
  await writeFile(journalFile, JSON.stringify(journal));
  await writeFile(path.join(folder, "9999_next.sql"), sql);
  return folder;
}

test("of five starters at once one migrates and all find the schema up to date", async () => {
  const starters = Array.from({ length: 5 }, () => migrateDatabase(address, MIGRATIONS));
  const outcomes = await Promise.all(starters);
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  const applied = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.applied] : []));
  expect(applied.filter((count) => count > 0)).toHaveLength(1);
  expect(await migrateDatabase(address, MIGRATIONS)).toEqual({ ok: true, value: { applied: 0 } });
});

test("a migration that fails leaves tables and data as they were", async () => {
  await migrateDatabase(address, MIGRATIONS);
  const folder = await withOneMore(
    "create table half (a int);\n--> statement-breakpoint\nselect no_such_function();",
  );
  const failed = await migrateDatabase(address, folder);
  await rm(folder, { recursive: true });
  expect(failed).toMatchObject({ ok: false, error: { code: "migration-failed" } });
  expect(failed.ok || failed.error.message).toContain("no_such_function");

  const sql = connect(address, { max: 1 });
  expect((await sql`select to_regclass('half') as half`)[0]?.half).toBeNull();
  await closeSql(sql);
  expect(await migrateDatabase(address, MIGRATIONS)).toEqual({ ok: true, value: { applied: 0 } });
});

test("a database that a newer Tierscope has used is refused", async () => {
  const folder = await withOneMore("create table of_the_future (a int);");
  expect(await migrateDatabase(address, folder)).toMatchObject({ ok: true });
  await rm(folder, { recursive: true });
  const refused = await migrateDatabase(address, MIGRATIONS);
  expect(refused).toMatchObject({ ok: false, error: { code: "schema-too-new" } });
});

/** A copy of our migrations as they were up to a number. */
async function upTo(last: number): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tierscope-migrations-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journalFile = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8"));
  journal.entries = journal.entries.filter(({ idx }: { idx: number }) => idx <= last);
  await writeFile(journalFile, JSON.stringify(journal));
  return folder;
}

test("undated sums that replaced each other before count side by side after the migration", async () => {
  const folder = await upTo(7);
  expect(await migrateDatabase(address, folder)).toMatchObject({ ok: true });
  await rm(folder, { recursive: true });
  const sql = connect(address, { max: 1 });
  await sql`
    insert into imports (id, file_name, format, grain, origin, state)
    overriding system value
    select id, 'report.json', 'vercel-spend-report', 'bucket', 'cli', 'done' from generate_series(1, 2) id`;
  await sql`
    insert into buckets (start_at, import_id, source_line, requests, outcome, active)
    values ('2015-01-01Z', 1, 1, 70, 4, false), ('2015-01-01Z', 2, 1, 8, 4, true),
      ('2026-05-01Z', 1, 2, 5, 4, true)`;
  await sql`
    insert into bucket_versions (bucket, import_id, content, rows, active)
    select bucket, import_id, gen_random_uuid(), 1, active from buckets`;

  expect(await migrateDatabase(address, MIGRATIONS)).toMatchObject({ ok: true });
  const rows = await sql`
    select requests::int, buckets.active, version.active as chosen
    from buckets join bucket_versions version using (workspace, bucket, import_id) order by requests`;
  expect(rows.map(({ requests, active, chosen }) => [requests, active, chosen])).toEqual([
    [5, true, true],
    [8, true, true],
    [70, true, true],
  ]);
  await closeSql(sql);
});
