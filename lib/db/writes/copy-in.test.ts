import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { bucket, chunkOf, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { until } from "../../testing/until.ts";
import { findImport } from "../queries/find-import.ts";
import { appendChunk } from "./append-chunk.ts";
import { copyIn } from "./copy-in.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

/** The answer, or "hangs" where there is none within ten seconds. */
const within = async <T>(work: Promise<T>): Promise<T | "hangs"> =>
  await Promise.race([work, sleep(10_000, "hangs" as const, { ref: false })]);

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  within(work.then(() => "stored", String));

describe("a server that refuses a copy when all of it was sent", () => {
  afterEach(async () => {
    const { sql } = database.db;
    await sql`alter table buckets drop constraint if exists refused`;
    await sql`alter table calls drop constraint if exists refused`;
  });

  test.each([
    ["buckets", (n: number) => bucket(MAY_1 + n, { requests: 1, inputTotal: n })],
    ["calls", (n: number) => keyedCall(`refused-${n}`, MAY_1 + n, { inputTotal: n })],
  ])("is heard, and the chunk of %s can be stored once it fits", async (table, row) => {
    const { db } = database;
    await db.sql.unsafe(`alter table ${table} add constraint refused check (input_total < 99)`);
    const { import: running, release } = await startImport(db);
    const rows = Array.from({ length: 100 }, (_, n) => row(n));

    expect(await refusal(appendChunk(db, running.id, chunkOf(rows)))).toContain("refused");

    const fitting = await within(appendChunk(db, running.id, chunkOf(rows.slice(0, 99))));
    await release();
    expect(fitting).toMatchObject({ ok: true, value: { inserted: 99 } });
    expect(await findImport(db, running.id)).toMatchObject({ received: 99, inserted: 99 });
  });
});

test("a copy into a table that is not there is refused before anything is sent", async () => {
  const { transactions } = database.db;
  const copy = transactions.run((tx) => copyIn(tx, "nowhere (n)", "1\n"));
  expect(await refusal(copy)).toContain('"nowhere" does not exist');
});

/** Whether the server has begun to check the row. */
async function isAsleep(pid: number): Promise<boolean> {
  const { count } = await database.db.sql`
    select from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`;
  return count === 1;
}

test("a connection that is killed when all was sent is a loss, not a wait", async () => {
  const { db } = database;
  const copy = db.transactions.run(async (tx) => {
    const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await tx`create temp table slow (n int check (pg_sleep(n) is not null))`;
    const kill = async () => {
      await until(() => isAsleep(pid));
      await db.sql`select pg_terminate_backend(${pid})`;
    };
    await Promise.all([copyIn(tx, "slow (n)", "20\n"), kill()]);
  });
  expect(await refusal(copy)).toMatch(/terminat|connection|ECONNRESET/);
});
