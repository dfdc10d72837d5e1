import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { listIngestKeys } from "../db/queries/list-ingest-keys.ts";
import { revokeIngestKey, revokeWithRecords } from "../db/writes/change-ingest-keys.ts";
import { ingestClient, liveRecord, liveRecords, testKeyFor } from "../testing/ingest-client.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { MadeIngestKey } from "../wire/ingest-keys.ts";

const database = testDatabase();
let key: MadeIngestKey;
let send: ReturnType<typeof ingestClient>;

beforeAll(async () => {
  key = await testKeyFor(database.db);
  send = ingestClient(database.db, key.key);
});

async function storedCalls(requestIds: string): Promise<number> {
  const [row] = await database.db.sql<[{ rows: number }]>`
    select count(*)::int as rows from calls where request_id like ${requestIds}`;
  return row.rows;
}

describe("a batch of records", () => {
  test("is answered record by record once it is stored, and a second time adds nothing", async () => {
    const batch = { records: liveRecords(3, 100) };
    const first = await send(batch);
    expect(first.status).toBe(200);
    expect(first.outcome).toEqual({
      ...{ received: 3, inserted: 3, duplicate: 0, updated: 0, rejected: 0 },
      results: [{ status: "inserted" }, { status: "inserted" }, { status: "inserted" }],
    });
    const again = await send(batch);
    expect(again.outcome).toMatchObject({ received: 3, inserted: 0, duplicate: 3 });
    expect(await storedCalls("req_r10_")).toBe(3);
  });

  test("may be a list, lines, packed, and holds the same call twice", async () => {
    const [one, two] = [liveRecord("r201"), liveRecord("r202")];
    expect((await send([one])).outcome).toMatchObject({ inserted: 1 });
    const lines = `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n${JSON.stringify(two)}`;
    const ndjson = await send(gzipSync(lines), {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-encoding": "gzip",
    });
    expect(ndjson.outcome.results.map(({ status }) => status)).toEqual([
      ...["duplicate", "inserted", "duplicate"],
    ]);
  });

  test("one of no records is taken, and adds none", async () => {
    expect((await send([])).outcome).toMatchObject({ received: 0, results: [] });
  });

  test("what a second telling knows more is taken over and said", async () => {
    const pending = liveRecord("r301", { outcome: "pending", outputTotal: null });
    await send([pending, liveRecord("r302")]);
    const { outcome } = await send([liveRecord("r302"), liveRecord("r301"), liveRecord("r303")]);
    expect(outcome.results.map(({ status }) => status)).toEqual([
      ...["duplicate", "updated", "inserted"],
    ]);
    expect(outcome).toMatchObject({ received: 3, inserted: 1, duplicate: 1, updated: 1 });
    const [call] = await database.db.sql`
      select output_total from calls where request_id = 'req_r301'`;
    expect(call?.output_total).toBe(100);
  });

  test("a call without a request id is known by the sender's own id", async () => {
    const nameless = { ...liveRecord("x401"), requestId: null, outcome: "error" as const };
    await send([{ ...nameless, errorClass: "timeout_client" }]);
    const again = await send([{ ...nameless, errorClass: "timeout_client" }]);
    expect(again.outcome).toMatchObject({ duplicate: 1 });
    expect(await storedCalls("live:x401")).toBe(1);
  });

  test("a status of failure makes a failure, of a cause that the code tells", async () => {
    const failed = liveRecord("r501", { httpStatus: 429, errorCode: "rate_limit_exceeded" });
    await send([failed]);
    const [call] = await database.db.sql`
      select outcome, error_class from calls where request_id = 'req_r501'`;
    expect(call).toEqual({ outcome: 1, error_class: 1 });
  });

  test("what only a witness knows is kept beside the call; prompts are not, and unread names are told", async () => {
    const rateLimit = { remainingRequests: 9, limitTokens: -1, resetTokensMs: 12.5 };
    const told = {
      ...liveRecord("r601", { policy: "flex-backoff", tags: { workload: "nightly", team: "a" } }),
      ...{ rateLimit, messages: [{ role: "user", content: "secret" }], inputtotal: 5 },
    };
    const { outcome, text } = await send([told]);
    expect(outcome.ignoredFields).toEqual(["messages", "inputtotal"]);
    const [kept] = await database.db.sql`
      select call_details.details, labels.name from calls join call_details using (workspace, key)
      join labels on labels.id = calls.workload where request_id = 'req_r601'`;
    expect(kept?.details).toEqual({
      policy: "flex-backoff",
      rateLimit: { remainingRequests: 9, resetTokensMs: 12.5 },
      tags: { workload: "nightly", team: "a" },
    });
    expect(kept?.name).toBe("nightly");
    expect(text).not.toContain("secret");
  });

  test("its source counts every record, and is told with the key", async () => {
    const own = await testKeyFor(database.db, "counted");
    const count = ingestClient(database.db, own.key);
    await count([liveRecord("r701"), liveRecord("r702"), { time: "never" }]);
    await count([liveRecord("r701")]);
    await count([{ time: "never" }]);
    const [listed] = await listIngestKeys(database.db, own.id);
    expect(listed?.counts).toEqual({
      ...{ received: 5, inserted: 2, duplicate: 1, rejected: 2, skipped: 0 },
    });
    const [source] = await database.db.sql`
      select file_name, reject_causes from imports where id = ${own.importId}`;
    expect(source?.file_name).toBe("live, key counted");
    expect(source?.reject_causes).toMatchObject([{ field: "time", code: "not-a-time", rows: 2 }]);
  });
});

test("what a sender had to drop, and who it is, is told with its key, once however often a batch is sent", async () => {
  const own = await testKeyFor(database.db, "dropping");
  const go = ingestClient(database.db, own.key);
  const batch = { client: "tierscope-js/0.1.0", dropped: 7, records: [liveRecord("r751")] };
  await go(batch);
  await go(batch);
  await go({ records: [liveRecord("r752")] });
  await go({ records: [], dropped: 3, client: "tierscope-js/0.2.0" });
  const [listed] = await listIngestKeys(database.db, own.id);
  expect(listed).toMatchObject({ dropped: 10, client: "tierscope-js/0.2.0" });
  const wrong = await go({ records: [], dropped: 1e13 });
  expect([wrong.status, wrong.error.code]).toEqual([400, "bad-request"]);
});

describe("a key", () => {
  test.each([
    ["none", null, 401, "key-missing"],
    ["one of another service", "sk-proj-1234567890", 401, "key-wrong"],
    ["one that nobody made", `tsk_00000000_${"0".repeat(43)}_4Y3KQs`, 401, "key-wrong"],
  ])("%s is refused", async (_, text, status, code) => {
    const refused = await ingestClient(database.db, text)([liveRecord("r1")]);
    expect([refused.status, refused.error.code]).toEqual([status, code]);
    expect(refused.error.message).not.toContain("sk-proj");
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
  });

  test("that is revoked or expired opens nothing from that moment on, and one for traces no records", async () => {
    const own = await testKeyFor(database.db, "to go");
    const go = ingestClient(database.db, own.key);
    expect((await go([liveRecord("r801")])).status).toBe(200);
    await revokeIngestKey(database.db, own.id);
    expect((await go([liveRecord("r802")])).error.code).toBe("key-revoked");

    const old = await testKeyFor(database.db, "old", { expiresInDays: 1 });
    await database.db.sql`update ingest_keys set expires_at = now() where id = ${old.id}`;
    const late = await ingestClient(database.db, old.key)([liveRecord("r803")]);
    expect(late.error.code).toBe("key-expired");

    const traces = await testKeyFor(database.db, "traces", { scopes: ["otlp:write"] });
    const wrong = await ingestClient(database.db, traces.key)([liveRecord("r804")]);
    expect([wrong.status, wrong.error.code]).toEqual([403, "scope-missing"]);
  });

  test("takes its records along when it is revoked with them, and those alone", async () => {
    const own = await testKeyFor(database.db, "tried");
    await ingestClient(
      database.db,
      own.key,
    )([liveRecord("r901", { policy: "p" }), liveRecord("r902")]);
    await send([liveRecord("r903")]);
    const ended = await revokeWithRecords(database.db, own.id);
    expect(ended).toMatchObject({ ok: true, value: { state: "revoked", holdsRows: false } });
    expect(await storedCalls("req_r90_")).toBe(1);
    const [left] = await database.db.sql`
      select count(*)::int as details from call_details where import_id = ${own.importId}`;
    expect(left?.details).toBe(0);
  });

  test("is nowhere in the database", async () => {
    const [row] = await database.db.sql`
      select count(*)::int as found from ingest_keys where ingest_keys::text like ${`%${key.key.slice(13, 40)}%`}`;
    expect(row?.found).toBe(0);
  });
});

describe("a wrong request", () => {
  const refusals: readonly [string, unknown, Record<string, string>, number, string][] = [
    ["no JSON", "{", {}, 400, "not-json"],
    ["an empty body", "", {}, 400, "not-json"],
    ["a record alone", liveRecord("r1"), {}, 400, "not-a-batch"],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x5b]), {}, 400, "not-utf8"],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "wrong-type"],
    ["another packing", "[]", { "content-encoding": "br" }, 415, "wrong-encoding"],
    ["a name with blanks", "[]", { "idempotency-key": "a b" }, 400, "bad-request"],
    ["a time of sending that is none", { records: [], sentAt: "now" }, {}, 400, "bad-request"],
  ];
  test.each(refusals)("%s is refused with a sentence", async (_, body, headers, status, code) => {
    const refused = await send(body, headers);
    expect([refused.status, refused.error.code]).toEqual([status, code]);
    expect(refused.error.message).toMatch(/^Expected .+\.$/);
  });

  test.each([
    ["time", { time: "yesterday" }, "not-a-time"],
    ["inputTotal", { inputTotal: -1 }, "negative"],
    ["inputTotal", { inputTotal: 1, inputCached: 2 }, "parts-exceed-total"],
    ["errorClass", { errorClass: "bad luck" }, "not-a-known-value"],
    ["grain", { grain: "bucket" }, "not-a-call"],
    ["tags", { tags: { a: "x".repeat(129) } }, "tag-too-long"],
    [
      "tags",
      { tags: Object.fromEntries(Array.from({ length: 33 }, (_, n) => [n, ""])) },
      "too-many-tags",
    ],
    ["rateLimit.limitTokens", { rateLimit: { limitTokens: "many" } }, "not-a-number"],
    [null, { workload: "x".repeat(33_000) }, "record-too-large"],
  ])("a record with a wrong %s is named, and costs itself alone", async (field, facts, code) => {
    const { status, outcome } = await send([
      { ...liveRecord("r2001"), ...facts },
      liveRecord("r2002"),
    ]);
    expect(status).toBe(200);
    expect(outcome).toMatchObject({ received: 2, rejected: 1 });
    expect(outcome.results[0]).toMatchObject({ status: "rejected", field, code });
  });
});
