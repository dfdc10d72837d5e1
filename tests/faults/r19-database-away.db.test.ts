import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, connectDatabase, type Database } from "../../lib/db/database.ts";
import { type CutLines, cutLines } from "../../lib/testing/cut-lines.ts";
import { ingestClient, liveRecords, testKeyFor } from "../../lib/testing/ingest-client.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";
import { testSize } from "../../lib/testing/test-size.ts";

const database = testDatabase();
let lines: CutLines | null = null;
let reached: Database;

beforeAll(async () => {
  const { address } = database;
  if (address.kind !== "socket") return;
  lines = await cutLines(address);
  reached = connectDatabase(lines.address);
});
afterAll(async () => {
  if (lines === null) return;
  await closeDatabase(reached);
  await lines.close();
});

const SENDERS = 4;
const ROWS = 20;
const EVERY_MS = 100;
const OUTAGE_MS = testSize(2_500, 30_000);

test("R19: senders that come back when they are told to lose nothing while the database is away", async ({
  skip,
}) => {
  if (lines === null) skip("the database is not on a socket");
  const { key } = await testKeyFor(database.db);
  const send = ingestClient(reached, key, { nowMs: () => performance.now() + 1e12 });
  const refusals = { away: 0, shortestMs: Number.POSITIVE_INFINITY };
  let isOver = false;
  let batches = 0;

  async function deliver(records: ReturnType<typeof liveRecords>, name: string): Promise<void> {
    for (;;) {
      const answer = await send(records, { "idempotency-key": name });
      if (answer.status === 200) return;
      expect([answer.status, answer.error.code]).toEqual([503, "database-away"]);
      const waitMs = Number(answer.headers.get("retry-after-ms"));
      refusals.away += 1;
      refusals.shortestMs = Math.min(refusals.shortestMs, waitMs);
      await sleep(waitMs);
    }
  }
  const senders = Array.from({ length: SENDERS }, async () => {
    while (!isOver) {
      const batch = batches;
      batches += 1;
      await deliver(liveRecords(ROWS, 1_000 + batch * ROWS), `b${batch}`);
      await sleep(EVERY_MS);
    }
  });
  await sleep(500);
  lines?.setAway(true);
  await sleep(OUTAGE_MS);
  lines?.setAway(false);
  const backMs = performance.now();
  await sleep(500);
  isOver = true;
  await Promise.all(senders);
  const drainedMs = performance.now() - backMs;
  expect(refusals.away).toBeGreaterThanOrEqual(SENDERS);
  expect(refusals.shortestMs).toBeGreaterThanOrEqual(1_000);
  const [row] = await database.db.sql`
    select count(*)::int as calls, count(distinct request_id)::int as ids from calls`;
  expect(row).toEqual({ calls: batches * ROWS, ids: batches * ROWS });
  expect(drainedMs).toBeLessThan(120_000); // 10 s on a machine that does nothing else
});
