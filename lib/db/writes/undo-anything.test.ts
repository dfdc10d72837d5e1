import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTellings } from "../../core/merge-tellings.ts";
import { blankRecord, ERROR_CLASSES, OUTCOMES, type UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import { dataChecksum } from "../../testing/data-checksum.ts";
import { chunkOf } from "../../testing/keyed-calls.ts";
import { storeChunks, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { callOf, rowOf, type Told, told, WHAT, type Words } from "../../testing/told-rows.ts";
import { undoPreview } from "../queries/undo-preview.ts";
import { refreshRollups } from "./refresh-rollups.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();

const files = fc.array(fc.array(told, { maxLength: 16, size: "max" }), {
  minLength: 1,
  maxLength: 5,
});

type Files = ReadonlyMap<number, readonly Told[]>;

/** What a stored call shows of itself. */
const shown = ({ startUs, requestId, ...r }: UsageRecord, owner: number) => ({
  call: requestId,
  owner,
  at: startUs,
  tokens: [r.inputTotal, r.inputCached, r.outputTotal].join(),
  model: r.model,
  end: `${r.outcome} ${r.errorClass} ${r.latencyMs}`,
});

/** What several rows or imports say of one call, together. */
const together = ([first, ...others]: readonly UsageRecord[]): UsageRecord =>
  mergeTellings(first ?? blankRecord("call", UNDATED_US), ...others);

/** Each call as all who tell of it know it together; the first import that tells of it owns it. */
function expectedCalls(alive: Files) {
  const expected = [];
  for (let what = 0; what < WHAT; what++) {
    const tellings = [...alive].flatMap(([id, rows]) => {
      const own = rows.filter((row) => row.kind === "call" && row.what === what);
      if (own.length === 0) return [];
      return [{ id, record: together(own.map((row) => callOf(row).record)) }];
    });
    const [first] = tellings;
    if (first) expected.push(shown(together(tellings.map(({ record }) => record)), first.id));
  }
  return expected;
}

async function storedCalls() {
  const { sql } = database.db;
  const rows = await sql<
    (Omit<UsageRecord, "outcome"> & { ends: number; fails: number | null; owner: number })[]
  >`
    select request_id as "requestId", import_id as owner,
      (extract(epoch from at) * 1000000)::bigint as "startUs", input_total as "inputTotal",
      input_cached as "inputCached", output_total as "outputTotal", labels.name as model,
      outcome as ends, error_class as fails, latency_ms as "latencyMs"
    from calls left join labels on labels.kind = 'model' and labels.id = calls.model
    order by length(request_id), request_id`;
  return rows.map(({ ends, fails, owner, ...row }) => {
    const errorClass = fails === null ? null : (ERROR_CLASSES[fails] ?? null);
    return shown({ ...row, outcome: OUTCOMES[ends] ?? "unknown", errorClass }, owner);
  });
}

/** Of each bucket the words that were first said last, by whoever said them first. */
function expectedSums(alive: Files, wanted: "bucket" | "cost"): string[] {
  const inForce: string[] = [];
  for (let what = 0; what < WHAT; what++) {
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
  expect(await storedCalls()).toEqual(expectedCalls(alive));
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

const forgetAll = () => database.db.sql`
  truncate calls, import_claims, claimed_calls, buckets, reported_costs, bucket_versions,
    dirty_hours, rollups`;

test("whatever is imported and undone in whatever order, the data is as if the undone had never been", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(files, fc.infiniteStream(fc.nat()), async (imports, chance) => {
      await forgetAll();
      const alive = new Map<number, readonly Told[]>();
      for (const rows of imports) alive.set(await storeRecords(db, rows.map(rowOf)), rows);
      await expectState(alive);
      while (alive.size > 0) {
        const ids = [...alive.keys()];
        const undone = ids[(chance.next().value ?? 0) % ids.length] ?? 0;
        const foreseen = await undoPreview(db, undone);
        expect(await undoImport(db, undone)).toEqual({ ok: true, value: foreseen });
        alive.delete(undone);
        await expectState(alive);
      }
      const [left] = await db.sql`
        select (select count(*) from import_claims)::int + (select count(*) from claimed_calls)::int
          + (select count(*) from bucket_versions)::int + (select count(*) from buckets)::int
          + (select count(*) from reported_costs)::int as rows`;
      expect(left).toEqual({ rows: 0 });
    }),
    { seed: 7, numRuns: testSize(10, 24) },
  );
});

test("undoing the last import leaves every table as it was, whatever it told anew", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.array(told, { maxLength: 20, size: "max" }),
      async (before, last) => {
        await forgetAll();
        for (const rows of before) await storeRecords(db, rows.map(rowOf));
        await refreshRollups(db, []);
        const was = await dataChecksum(db);
        await undoImport(db, await storeRecords(db, last.map(rowOf)));
        await refreshRollups(db, []);
        expect(await dataChecksum(db)).toEqual(was);
      },
    ),
    { seed: 8, numRuns: testSize(7, 14) },
  );
});

test("where nobody contradicts, calls are the same whatever file, chunk or order they are told in", async () => {
  const { db } = database;
  const whole: Words = {
    ...{ hour: 1, inputTotal: 20, outputTotal: 5, inputCached: 4, model: "o3" },
    ...{ outcome: "error", errorClass: "rate_limit", latencyMs: 100 },
  };
  const part = fc
    .tuple(fc.nat(WHAT - 1), fc.subarray(Object.keys(whole)), fc.constantFrom("error", "pending"))
    .map(([what, lost, outcome]): Told => {
      const nothing = Object.fromEntries(lost.map((field) => [field, undefined]));
      return { kind: "call", what, says: 0, words: { ...whole, ...nothing, outcome } };
    });
  const chunked = fc.array(fc.array(part, { maxLength: 20, size: "max" }), {
    minLength: 1,
    maxLength: 3,
  });
  const store = async (imports: readonly (readonly (readonly Told[])[])[]) => {
    await db.sql`truncate calls, import_claims, claimed_calls, dirty_hours, rollups, coarse_rollups, rollup_marks`;
    for (const chunks of imports) {
      let rows = 0;
      const stored = chunks.map((told) => {
        const chunk = chunkOf(told.map(rowOf), rows);
        rows += told.length;
        return chunk;
      });
      await storeChunks(db, stored);
    }
    return (await storedCalls()).map(({ owner: _, ...call }) => call);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(chunked, { minLength: 1, maxLength: 3 }), async (imports) => {
      const told = await store(imports);
      expect(
        await store(imports.toReversed().map((chunks) => [chunks.flat().toReversed()])),
      ).toEqual(told);
      expect(await store([[imports.flat(2)]])).toEqual(told);
    }),
    { seed: 9, numRuns: 8 },
  );
});
