import { expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { keyOfCall } from "../import/identity.ts";
import { INGEST_NOW_MS, ingestClient, liveRecord, testKeyFor } from "../testing/ingest-client.ts";
import { testDatabase } from "../testing/test-database.ts";
import { liveNames } from "./live-names.ts";

const database = testDatabase();

test("a file that was being read when the first call came in live knows it by the id of its answer", async () => {
  const { db } = database;
  const record = {
    ...blankRecord("call", INGEST_NOW_MS * 1_000),
    ...{ provider: "openai", requestId: "chatcmpl-1" },
  };
  const rows = [{ key: keyOfCall(record), line: 1, record }];
  const named = liveNames(db.sql, db.workspace);
  expect(await named(rows)).toEqual(rows);
  const { key } = await testKeyFor(db);
  const live = liveRecord("r1", { responseId: "chatcmpl-1", attempt: 0 });
  await ingestClient(db, key)([live]);
  const [row] = await named(rows);
  const stored = await db.sql`select key from calls`;
  expect(stored).toMatchObject([{ key: row?.key }]);
});
