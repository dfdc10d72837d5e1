import fc from "fast-check";
import { expect, test } from "vitest";
import { US_PER_HOUR } from "../../core/time.ts";
import { dataChecksum } from "../../testing/data-checksum.ts";
import { bucket, cost, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { KeyedRecord } from "../chunk.ts";
import { refreshRollups } from "./refresh-rollups.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

/** A row of a file: which call, bucket or cost it tells of, and what it says. */
interface Told {
  readonly kind: "call" | "bucket" | "cost";
  readonly what: number;
  readonly says: number;
}

const told: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom("call", "call", "bucket", "cost"),
  what: fc.nat(4),
  says: fc.nat(2),
});
const files = fc.array(fc.array(told, { maxLength: 8 }), { minLength: 1, maxLength: 5 });

function rowOf({ kind, what, says }: Told): KeyedRecord {
  const atUs = MAY_1 + what * US_PER_HOUR;
  if (kind === "bucket") return bucket(atUs, { inputTotal: says, model: "o3" });
  if (kind === "cost") return cost(atUs, String(says));
  // The same call told at another time and by another model.
  const facts = { inputTotal: says, model: `m${says}`, requestId: `call-${what}` };
  const row = keyedCall(`call-${what}`, atUs + says * 2 * US_PER_HOUR, facts);
  return { ...row, key: keyedCall(`call-${what}`, MAY_1).key };
}

type Files = ReadonlyMap<number, readonly Told[]>;

/** Owner and words of each call: the first import that tells of it, by the first of its rows. */
function expectedCalls(alive: Files): string[] {
  const calls = new Map<number, string>();
  for (const [id, rows] of alive) {
    for (const { kind, what, says } of rows) {
      if (kind === "call" && !calls.has(what)) calls.set(what, `call-${what} ${id} ${says}`);
    }
  }
  return [...calls.values()].sort();
}

/** Of each bucket the words that were first said last, by whoever said them first. */
function expectedSums(alive: Files, wanted: "bucket" | "cost"): string[] {
  const inForce: string[] = [];
  for (let what = 0; what <= 4; what++) {
    const firstTold = new Map<string, { id: number; sum: number }>();
    for (const [id, rows] of alive) {
      const says = rows.filter((r) => r.kind === wanted && r.what === what).map((r) => r.says);
      const words = says.sort().join();
      const sum = says.reduce((a, b) => a + b, 0);
      if (says.length > 0 && !firstTold.has(words)) firstTold.set(words, { id, sum });
    }
    const last = [...firstTold.values()].sort((a, b) => b.id - a.id)[0];
    if (last) inForce.push(`${what} ${last.id} ${last.sum}`);
  }
  return inForce;
}

async function expectState(alive: Files): Promise<void> {
  const { sql } = database.db;
  const calls = await sql<{ text: string }[]>`
    select request_id || ' ' || import_id || ' ' || input_total as text from calls order by 1`;
  expect(calls.map(({ text }) => text)).toEqual(expectedCalls(alive));
  const hour = sql`(extract(epoch from start_at - '2026-05-01T00:00Z'::timestamptz) / 3600)::int`;
  const buckets = await sql<{ text: string }[]>`
    select ${hour} || ' ' || import_id || ' ' || sum(input_total) as text
    from buckets where active group by start_at, import_id order by start_at`;
  expect(buckets.map(({ text }) => text)).toEqual(expectedSums(alive, "bucket"));
  const costs = await sql<{ text: string }[]>`
    select ${hour} || ' ' || import_id || ' ' || sum(amount_usd) as text
    from reported_costs where active group by start_at, import_id order by start_at`;
  expect(costs.map(({ text }) => text)).toEqual(expectedSums(alive, "cost"));
  await refreshRollups(database.db, []);
  const [rolled] = await sql`
    select coalesce(sum(input_total), 0)::int as tokens from rollups`;
  const [facts] = await sql`
    select (select coalesce(sum(input_total), 0) from calls)::int
      + (select coalesce(sum(input_total), 0) from buckets where active)::int as tokens`;
  expect(rolled).toEqual(facts);
}

test("whatever is imported and undone in whatever order, the data is as if the undone had never been", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(files, fc.infiniteStream(fc.nat()), async (imports, chance) => {
      await db.sql`
        truncate calls, import_claims, claimed_calls, buckets, reported_costs, bucket_versions,
          dirty_hours, rollups`;
      const alive = new Map<number, readonly Told[]>();
      for (const rows of imports) alive.set(await storeRecords(db, rows.map(rowOf)), rows);
      await expectState(alive);
      while (alive.size > 0) {
        const ids = [...alive.keys()];
        const undone = ids[(chance.next().value ?? 0) % ids.length] ?? 0;
        await undoImport(db, undone);
        alive.delete(undone);
        await expectState(alive);
      }
      const [left] = await db.sql`
        select (select count(*) from import_claims)::int + (select count(*) from claimed_calls)::int
          + (select count(*) from bucket_versions)::int + (select count(*) from buckets)::int
          + (select count(*) from reported_costs)::int as rows`;
      expect(left).toEqual({ rows: 0 });
    }),
    { seed: 7, numRuns: 60 },
  );
});

test("undoing the last import leaves every table as it was, whatever it told anew", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(files, fc.array(told, { maxLength: 10 }), async (before, last) => {
      await db.sql`
        truncate calls, import_claims, claimed_calls, buckets, reported_costs, bucket_versions,
          dirty_hours, rollups`;
      for (const rows of before) await storeRecords(db, rows.map(rowOf));
      await refreshRollups(db, []);
      const was = await dataChecksum(db);
      await undoImport(db, await storeRecords(db, last.map(rowOf)));
      await refreshRollups(db, []);
      expect(await dataChecksum(db)).toEqual(was);
    }),
    { seed: 8, numRuns: 40 },
  );
});
