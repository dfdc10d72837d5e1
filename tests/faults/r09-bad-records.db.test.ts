import { beforeAll, expect, test } from "vitest";
import {
  INGEST_NOW_MS,
  ingestClient,
  liveRecord,
  liveRecords,
  testKeyFor,
} from "../../lib/testing/ingest-client.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";

const database = testDatabase();
let send: ReturnType<typeof ingestClient>;

beforeAll(async () => {
  const { key } = await testKeyFor(database.db);
  send = ingestClient(database.db, key);
});

async function storedAt(requestId: string): Promise<number | null> {
  const [row] = await database.db.sql<[{ ms: number }?]>`
    select (extract(epoch from at) * 1000)::bigint as ms from calls where request_id = ${requestId}`;
  return row?.ms ?? null;
}

test("R9: one bad record in 5,000 costs itself: the others are stored, and it is named", async () => {
  const batch = liveRecords(5_000, 100_000).map((record, n) =>
    n === 3_210 ? { ...record, outputTotal: -1 } : record,
  );
  const { status, outcome } = await send(batch);
  expect(status).toBe(200);
  expect(outcome).toMatchObject({ received: 5_000, inserted: 4_999, rejected: 1 });
  expect(outcome.results[3_210]).toEqual({
    ...{ status: "rejected", field: "outputTotal", code: "negative" },
    message: "Expected a whole number from 0 to 1,000,000,000,000, found -1.",
  });
  const [row] = await database.db.sql`select count(*)::int as calls from calls`;
  expect(row?.calls).toBe(4_999);
});

test("R10: a batch of bad records alone is refused, with a hundred of them listed and all counted", async () => {
  const bad = liveRecords(250, 200_000).map((record) => ({ ...record, model: "m", time: "soon" }));
  const { status, error } = await send(bad);
  expect([status, error.code, error.total]).toEqual([400, "all-rejected", 250]);
  expect(error.problems).toHaveLength(100);
  expect(error.problems?.[0]).toMatchObject({ index: 0, field: "time", code: "not-a-time" });
  const [row] = await database.db.sql`
    select count(*)::int as calls from calls where request_id like 'req_r2000__'`;
  expect(row?.calls).toBe(0);
  // Nothing of it is kept under its name either: mended, it is taken.
  const named = { "idempotency-key": "mended" };
  await send(bad, named);
  expect((await send(liveRecords(2, 200_000), named)).outcome).toMatchObject({ inserted: 2 });
});

test.each([
  ["two days behind", -2 * 86_400_000],
  ["an hour behind", -3_600_000],
  ["ninety seconds ahead", 90_000],
  ["two days ahead", 2 * 86_400_000],
])(
  "R11: a sender whose clock is %s, and says what it reads, is put right within a second",
  async (_, offMs) => {
    const id = `r${300_000 + Math.round(Math.abs(offMs) / 1_000)}${offMs < 0 ? 1 : 2}`;
    const madeMs = INGEST_NOW_MS - 5_000;
    const record = liveRecord(id, { time: new Date(madeMs + offMs).toISOString() });
    const sentAt = new Date(INGEST_NOW_MS + offMs - 200).toISOString();
    const { outcome } = await send({ records: [record], sentAt });
    expect(outcome).toMatchObject({ inserted: 1, clockSkewMs: 200 - offMs });
    expect(Math.abs(((await storedAt(`req_${id}`)) ?? 0) - madeMs)).toBeLessThanOrEqual(1_000);
    // Sent again later, when its clock has gone on: the same call at the same time.
    const later = new Date(INGEST_NOW_MS + offMs - 90_000).toISOString();
    const before = await storedAt(`req_${id}`);
    expect((await send({ records: [record], sentAt: later })).outcome).toMatchObject({
      duplicate: 1,
    });
    expect(await storedAt(`req_${id}`)).toBe(before);
  },
);

test("R11: a call without a request id is known again, however its sender's clock was put right", async () => {
  const { requestId: _, ...nameless } = liveRecord("r400001");
  const { id: __, ...record } = nameless;
  const sent = (seconds: number) => ({
    records: [record],
    sentAt: new Date(INGEST_NOW_MS + seconds * 1_000).toISOString(),
  });
  expect((await send(sent(60))).outcome).toMatchObject({ inserted: 1 });
  expect((await send(sent(30))).outcome).toMatchObject({ duplicate: 1 });
});

test("R11: without that, times are taken as they are, and flagged where they are more than an hour ahead", async () => {
  const ahead = (id: string, ms: number) =>
    liveRecord(id, { time: new Date(INGEST_NOW_MS + ms).toISOString() });
  const { outcome } = await send([ahead("r500001", 3_599_000), ahead("r500002", 3_601_000)]);
  expect(outcome.results).toEqual([
    { status: "inserted" },
    { status: "inserted", flag: "in-future" },
  ]);
  expect(await storedAt("req_r500002")).toBe(INGEST_NOW_MS + 3_601_000);
});
