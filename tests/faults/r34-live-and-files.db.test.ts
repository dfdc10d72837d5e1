import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../../lib/core/record.ts";
import { undoImport } from "../../lib/db/writes/undo-import.ts";
import { printTierscopeJsonl } from "../../lib/formats/tierscope-jsonl/print-tierscope-jsonl.ts";
import { dataChecksum } from "../../lib/testing/data-checksum.ts";
import { dryRun, importFile } from "../../lib/testing/import-file.ts";
import {
  INGEST_NOW_MS,
  ingestClient,
  liveRecord,
  liveRecords,
  testKeyFor,
} from "../../lib/testing/ingest-client.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";
import { testSize } from "../../lib/testing/test-size.ts";
import type { LiveRecord } from "../../lib/wire/live-record.ts";

const database = testDatabase();
let send: ReturnType<typeof ingestClient>;

beforeAll(async () => {
  const { key } = await testKeyFor(database.db);
  let nowMs = INGEST_NOW_MS;
  send = ingestClient(database.db, key, { nowMs: () => (nowMs += 10) });
});

/** What our own export of a live record says. */
function exported({ id, time, requestId, tags: _, ...facts }: LiveRecord): UsageRecord {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return {
    ...blankRecord("call", Date.parse(time) * 1_000),
    requestId: requestId ?? `live:${id}`,
    ...Object.fromEntries(known),
  };
}

const fileOf = (name: string, records: readonly LiveRecord[]) => ({
  name,
  format: { id: "tierscope-jsonl", grain: "call" as const },
  mapping: null,
  bytes: Buffer.from([...printTierscopeJsonl(records.map(exported))].join("")),
});

async function totals() {
  const [row] = await database.db.sql`
    select count(*)::int as calls, sum(input_total)::int as input, sum(output_total)::int as output from calls`;
  return row;
}

test("R34: a file of what came in live adds nothing, one that overlaps only what it has more, whichever came first", async () => {
  const records = [
    ...liveRecords(30),
    // It ended before a provider gave it an id.
    liveRecord("x30", { requestId: null, outcome: "error", errorClass: "timeout_client" }),
  ];
  expect((await send(records)).outcome).toMatchObject({ inserted: 31 });
  expect(await importFile(database.db, fileOf("same.jsonl", records))).toMatchObject({
    ...{ received: 31, inserted: 0, duplicate: 31 },
  });
  const later = liveRecords(30, 20);
  expect(await importFile(database.db, fileOf("later.jsonl", later))).toMatchObject({
    ...{ received: 30, inserted: 20, duplicate: 10 },
  });
  const { outcome } = await send(liveRecords(20, 40));
  expect(outcome).toMatchObject({ received: 20, inserted: 10, duplicate: 10 });
  expect(await totals()).toEqual({ calls: 61, input: 61_000, output: 6_100 });
});

test("R34: what a file tells more of a live call completes it; undo takes exactly that back, live calls stay", async () => {
  const { db } = database;
  const open = liveRecord("r1000", { outcome: "pending", outputTotal: null });
  await send([open, ...liveRecords(5, 1_001)]);
  const before = await dataChecksum(db);
  const file = await importFile(db, fileOf("full.jsonl", liveRecords(8, 1_000)));
  expect(file).toMatchObject({ inserted: 2, duplicate: 6, completed: 1 });
  // While the file is there, more comes in live.
  await undoImport(db, file.id);
  const { dirty: _, rollups: __, ...after } = await dataChecksum(db);
  const { dirty: ___, rollups: ____, ...was } = before;
  expect(after).toEqual(was);
});

test("R34: a call that a client tells under the request's id and a file under the answer's is one, whichever comes first", async () => {
  const { db } = database;
  const asked = [2_000, 2_001, 2_002].map((n) =>
    liveRecord(`r${n}`, { responseId: `chatcmpl-${n}`, attempt: 1, outputTotal: null }),
  );
  // A gateway's log: it knows the answer's id, and counts no attempts.
  const logged = [2_000, 2_001, 2_002, 2_003].map((n) =>
    liveRecord(`r${n}`, { requestId: `chatcmpl-${n}`, attempt: null }),
  );
  const [first, ...others] = asked;
  const before = await totals();
  await send([first]);
  const file = fileOf("gateway.jsonl", logged);
  expect(await dryRun(db, file)).toMatchObject({ counts: { inserted: 3, duplicate: 1 } });
  const stored = await importFile(db, file);
  expect(stored).toMatchObject({ inserted: 3, duplicate: 1, completed: 1 });
  const { outcome } = await send(others);
  expect(outcome).toMatchObject({ inserted: 0, updated: 2 }); // by the number of the attempt
  expect((await send(asked)).outcome).toMatchObject({ inserted: 0, duplicate: 3 });
  expect((await importFile(db, file)).duplicate).toBe(4);
  const after = await totals();
  expect(after?.calls - before?.calls).toBe(4);
  expect(after?.output - before?.output).toBe(400);
  // Another provider's call may have the same id.
  const elsewhere = logged.map((record) => ({ ...record, provider: "groq" }));
  expect(await importFile(db, fileOf("groq.jsonl", elsewhere))).toMatchObject({ inserted: 4 });
});

test("R38: two imports and programs that send at once wait for each other and never stop each other", async () => {
  const { db } = database;
  const ROUNDS = testSize(3, 100);
  const own = await testKeyFor(db, "second program");
  let nowMs = INGEST_NOW_MS;
  const sendToo = ingestClient(db, own.key, { nowMs: () => (nowMs += 10) });
  const deliver = async (by: typeof send, records: readonly LiveRecord[]) => {
    for (;;) {
      const answer = await by(records);
      if (answer.status === 200) return answer.outcome;
      expect(answer.status).toBe(503);
      await sleep(5);
    }
  };
  const start = await totals();
  let inserted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const from = 10_000 + round * 300;
    // All of them tell of the same 300 calls, in other orders, and not all tell the same.
    const part = (at: number, count: number) => liveRecords(count, from + at);
    const vague = part(100, 150).map((record) => ({ ...record, outputTotal: null }));
    const [one, two, ...live] = await Promise.all([
      importFile(db, fileOf(`a${round}.jsonl`, part(0, 200))),
      importFile(db, fileOf(`b${round}.jsonl`, part(100, 200).toReversed())),
      deliver(send, part(50, 120).toReversed()),
      deliver(send, vague),
      deliver(sendToo, part(0, 300)),
      deliver(sendToo, part(250, 50)),
    ]);
    for (const { received, inserted, duplicate } of [one, two]) {
      expect(inserted + duplicate).toBe(received);
    }
    for (const { received, inserted, duplicate, updated } of live) {
      expect(inserted + duplicate + updated).toBe(received);
    }
    inserted += one.inserted + two.inserted;
    inserted += live.reduce((sum, batch) => sum + batch.inserted, 0);
  }
  expect(inserted).toBe(300 * ROUNDS);
  const end = await totals();
  expect(end?.calls - start?.calls).toBe(300 * ROUNDS);
  expect(end?.output - start?.output).toBe(100 * 300 * ROUNDS);
});
