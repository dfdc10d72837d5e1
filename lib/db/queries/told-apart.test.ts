import { beforeEach, expect, test } from "vitest";
import type { UsageRecord } from "../../core/record.ts";
import { US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { toldApart } from "./told-apart.ts";

const database = testDatabase();
const NOV_12 = Date.UTC(2026, 10, 12) * 1000;
const { providerIds } = PRICE_BOOK;
const ALL = { period: { fromUs: null, toUs: null }, prefer: "calls", synthetic: false } as const;

beforeEach(async () => {
  await database.db
    .sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
});

let calls = 0;
const call = (project: string | null, us = NOV_12, facts: Partial<UsageRecord> = {}) =>
  keyedCall(`c${calls++}`, us + US_PER_HOUR, { provider: "openai", project, ...facts });
const row = (project: string | null, us = NOV_12, facts: Partial<UsageRecord> = {}) =>
  bucket(us, { provider: "openai", project, requests: 10, endUs: us + US_PER_DAY, ...facts });

async function ask(records: Parameters<typeof storeRecords>[1], question: object = {}) {
  const { db } = database;
  await db.sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  await storeRecords(db, records);
  await refreshRollups(db, []);
  return await toldApart(db, { ...ALL, providerIds, ...question });
}

test("calls and aggregate rows of one provider and day under other projects are told to count both", async () => {
  const records = [call("team-a"), call("team-a"), call("team-b"), row("proj_a")];
  expect(await ask(records)).toEqual({
    days: 1,
    providers: ["openai"],
    calls: { records: 3, requests: 3, projects: ["team-a", "team-b"], moreProjects: 0 },
    buckets: { records: 1, requests: 10, projects: ["proj_a"], moreProjects: 0 },
  });
});

test("projects that one side alone has are no doubt where the other knows all of the first one's", async () => {
  expect(await ask([call("a"), row("a"), row("b")])).toBeNull();
  expect(await ask([call("a"), call("b"), row("a")])).toBeNull();
  expect(await ask([call("a"), row("a")])).toBeNull();
});

test("only what is counted twice is told: not what is left out for an unknown project", async () => {
  expect(await ask([call("a"), call(null), row("b")])).toBeNull();
  expect(await ask([call("a"), row("b"), row(null)])).toMatchObject({ buckets: { requests: 10 } });
  expect(await ask([call("a"), row("b"), row(null)], { prefer: "buckets" })).toBeNull();
});

test("other days, other providers and days out of the period are not told", async () => {
  expect(await ask([call("a"), row("b", NOV_12 + US_PER_DAY)])).toBeNull();
  expect(await ask([call("a"), row("b", NOV_12, { provider: "anthropic" })])).toBeNull();
  const named = [
    call("a", NOV_12, { provider: "gemini" }),
    row("b", NOV_12, { provider: "google" }),
  ];
  expect(await ask(named)).toMatchObject({ days: 1, providers: ["google"] });
  const later = { period: { fromUs: NOV_12 + US_PER_DAY, toUs: null } };
  expect(await ask([call("a"), row("b")], later)).toBeNull();
});
