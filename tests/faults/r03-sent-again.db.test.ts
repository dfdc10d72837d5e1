import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readOverviewFilters } from "../../lib/analytics/overview-filters.ts";
import { overviewOf } from "../../lib/db/queries/overview.ts";
import { forgetOldReplies } from "../../lib/db/writes/kept-replies.ts";
import { ingestService } from "../../lib/ingest-runner/ingest-service.ts";
import { takeRecords } from "../../lib/ingest-runner/take-records.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import {
  INGEST_NOW_MS,
  ingestClient,
  liveRecord,
  liveRecords,
  testKeyFor,
} from "../../lib/testing/ingest-client.ts";
import { serveRequests } from "../../lib/testing/serve-requests.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";
import { testSize } from "../../lib/testing/test-size.ts";
import type { MadeIngestKey } from "../../lib/wire/ingest-keys.ts";
import type { LiveRecord } from "../../lib/wire/live-record.ts";

const database = testDatabase();
let key: MadeIngestKey;
let send: ReturnType<typeof ingestClient>;

beforeAll(async () => {
  key = await testKeyFor(database.db);
  send = ingestClient(database.db, key.key);
});

async function callsOf(requestIds: string): Promise<number> {
  const [row] = await database.db.sql<[{ calls: number }]>`
    select count(*)::int as calls from calls where request_id like ${requestIds}`;
  return row.calls;
}

test("R3: an answer that is lost once it was stored is asked for again, and every call is there once", async () => {
  const service = ingestService(database.db, { nowMs: () => INGEST_NOW_MS, random: () => 0 });
  const lost = new Set<string>();
  let losesNext = false;
  const server = await serveRequests(
    async (request) => {
      const name = request.headers.get("idempotency-key") ?? "";
      losesNext = !lost.has(name);
      lost.add(name);
      return await takeRecords(service, request);
    },
    () => losesNext,
  );
  const BATCHES = testSize(100, 1_000);
  for (let batch = 0; batch < BATCHES; batch++) {
    const body = JSON.stringify(liveRecords(4, 10_000 + batch * 4));
    const post = () =>
      fetch(server.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${key.key}`,
          // Every second sender has no such thing, and is known by its records.
          ...(batch % 2 === 0 && { "idempotency-key": `lost-${batch}` }),
        },
        body,
      });
    lost.delete("");
    await expect(post()).rejects.toThrow("fetch failed");
    const again = await (await post()).json();
    expect(again.inserted + again.duplicate).toBe(4);
    // Under a name the first answer comes again, which nobody had heard.
    expect(again.inserted).toBe(batch % 2 === 0 ? 4 : 0);
  }
  await server.close();
  expect(await callsOf("req_r1____")).toBe(4 * BATCHES);
});

test("R4: one batch sent fifty times at once inserts each row once; the others are told that it is there", async () => {
  const batch = liveRecords(40, 20_000);
  const tooMany = new Set<number>();
  const sums = { inserted: 0, duplicate: 0 };
  const deliver = async (): Promise<void> => {
    for (;;) {
      const answer = await send(batch);
      if (answer.status === 200) {
        sums.inserted += answer.outcome.inserted;
        sums.duplicate += answer.outcome.duplicate;
        return;
      }
      expect(answer.error.code).toBe("too-many-at-once");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
      tooMany.add(answer.status);
      await sleep(5);
    }
  };
  await Promise.all(Array.from({ length: 50 }, deliver));
  expect(sums).toEqual({ inserted: 40, duplicate: 49 * 40 });
  expect([...tooMany]).toEqual([503]);
  expect(await callsOf("req_r200__")).toBe(40);
});

test("R5: a name stands for one batch: its answer comes again, other records are refused, a twin is told to wait", async () => {
  const batch = [liveRecord("r30001"), { time: "never" }];
  const named = { "idempotency-key": "batch-1" };
  const first = await send({ records: batch, sentAt: "2026-11-21T10:00:00Z" }, named);
  expect(first.status).toBe(200);
  // Sent again a minute later by the sender's clock, and in lines.
  const again = await send({ records: batch, sentAt: "2026-11-21T10:00:00.5Z" }, named);
  expect([again.status, again.text]).toEqual([first.status, first.text]);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  const lines = batch.map((record) => JSON.stringify(record)).join("\n");
  const inLines = await send(lines, { ...named, "content-type": "application/x-ndjson" });
  expect(inLines.text).toBe(first.text);

  const other = await send([liveRecord("r30002")], named);
  expect([other.status, other.error.code]).toEqual([422, "idempotency-mismatch"]);
  expect(await callsOf("req_r30002")).toBe(0);

  const elsewhere = await testKeyFor(database.db, "another program");
  const foreign = await ingestClient(database.db, elsewhere.key)([liveRecord("r30003")], named);
  expect(foreign.outcome).toMatchObject({ inserted: 1 });
});

test("R5: while a batch is stored its twin is refused with 409, and taken once the first is in", async () => {
  const batch = [liveRecord("r31001")];
  const named = { "idempotency-key": "batch-2" };
  let first: Promise<unknown> | null = null;
  await database.db.transactions.run(async (tx) => {
    await tx`lock table calls in exclusive mode`;
    first = send(batch, named);
    const waiting = async () => {
      const [row] = await database.db.sql<[{ waits: number }]>`
        select count(*)::int as waits from pg_locks
        where not granted and relation = 'calls'::regclass`;
      return row.waits;
    };
    await expect.poll(waiting, { interval: 10, timeout: 10_000 }).toBe(1);
    const twin = await send(batch, named);
    expect([twin.status, twin.error.code]).toEqual([409, "batch-in-flight"]);
  });
  expect(await first).toMatchObject({ status: 200, outcome: { inserted: 1 } });
  expect((await send(batch, named)).outcome).toMatchObject({ inserted: 1 });
  expect(await callsOf("req_r31001")).toBe(1);
});

test("R5: a day later the name is forgotten, and the records are known all the same", async () => {
  const batch = [liveRecord("r32001"), liveRecord("r32002")];
  const named = { "idempotency-key": "batch-3" };
  await send(batch, named);
  await database.db.sql`update ingest_replies set at = at - interval '25 hours'`;
  await forgetOldReplies(database.db);
  const late = await send(batch, named);
  expect(late.headers.get("idempotency-replayed")).toBeNull();
  expect(late.outcome).toMatchObject({ inserted: 0, duplicate: 2 });
});

const NOW_US = INGEST_NOW_MS * 1_000;
const record = fc.record({
  at: fc.integer({ min: 0, max: 40 }),
  model: fc.constantFrom("o3", "gpt-5-mini", "nobody-knows"),
  tierServed: fc.constantFrom("standard", "flex", null),
  outcome: fc.constantFrom("success" as const, "error" as const),
  inputTotal: fc.option(fc.nat({ max: 300_000 })),
  outputTotal: fc.option(fc.nat({ max: 9_000 })),
  named: fc.boolean(),
});
const order = fc.array(fc.nat({ max: 60 }), { minLength: 60, maxLength: 60 });

interface Sending {
  readonly records: readonly LiveRecord[];
  /** For each place of the order a record; what is left out comes at the end. */
  readonly order: readonly number[];
  readonly size: number;
}

/** All records in batches of a size, in any order, some of them again and again. */
function batchesOf({ records, order, size }: Sending): LiveRecord[][] {
  const drawn = order.flatMap((place) => records[place] ?? []);
  const all = [...drawn, ...records];
  const batches: LiveRecord[][] = [];
  for (let from = 0; from < all.length; from += size) batches.push(all.slice(from, from + size));
  return batches;
}

async function costOf(project: string) {
  const query = new URLSearchParams({ project });
  const filters = readOverviewFilters(query, { nowUs: NOW_US, defaultZone: "UTC" });
  const { total, unpriced } = await overviewOf(database.db, PRICE_BOOK, { filters, nowUs: NOW_US });
  // Lines of as many records stand in no order.
  return { total, unpriced: new Set(unpriced.map((line) => JSON.stringify(line))) };
}

test("R6: any split, order and repetition of one set of records gives the same figures, to the picodollar", async () => {
  let run = 0;
  // Its clock goes on, so that no batch comes too soon after the one before.
  let nowMs = INGEST_NOW_MS;
  const resend = ingestClient(database.db, key.key, { nowMs: () => (nowMs += 10) });
  const sending = fc.record({ order, size: fc.integer({ min: 1, max: 25 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 30 }),
      sending,
      sending,
      async (drawn, one, other) => {
        run += 1;
        const figures = [];
        for (const [side, { order, size }] of [one, other].entries()) {
          const project = `run-${run}-${side}`;
          const records = drawn.map(({ at, named, ...facts }, n): LiveRecord => {
            const id = `${project}-${n}`;
            const time = new Date(INGEST_NOW_MS - at * 1_800_000).toISOString();
            return liveRecord(id, { ...facts, time, project, requestId: named ? id : null });
          });
          for (const batch of batchesOf({ records, order, size })) {
            const { outcome } = await resend(batch);
            expect(outcome.received).toBe(batch.length);
            expect(outcome.inserted + outcome.duplicate).toBe(batch.length);
          }
          const { total, unpriced } = await costOf(project);
          expect(total.records).toBe(drawn.length);
          figures.push({ total, unpriced });
        }
        expect(figures[1]).toEqual(figures[0]);
      },
    ),
    { seed: 6, numRuns: testSize(12, 1_000), endOnFailure: true },
  );
});
