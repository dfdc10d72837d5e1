import { beforeEach, expect, test } from "vitest";
import { UNDATED_US, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { bucket, chunkOf, cost } from "../../testing/keyed-calls.ts";
import { startImport, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { KeyedRecord } from "../chunk.ts";
import { findImport } from "../queries/find-import.ts";
import { appendChunk } from "./append-chunk.ts";
import { finishImport } from "./finish-import.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

beforeEach(async () => {
  await database.db
    .sql`truncate buckets, reported_costs, bucket_versions, dirty_hours, rollups, coarse_rollups, rollup_marks`;
});

const openai = { provider: "openai", model: "o3", project: "p" };

function day(n: number, facts: object = {}): KeyedRecord {
  const start = MAY_1 + n * US_PER_DAY;
  return bucket(start, { ...openai, endUs: start + US_PER_DAY, requests: 24, ...facts });
}

function hour(n: number, facts: object = {}): KeyedRecord {
  const start = MAY_1 + n * US_PER_HOUR;
  return bucket(start, { ...openai, endUs: start + US_PER_HOUR, requests: 1, ...facts });
}

const OTHER = { format: "openai-usage-api" };
const store = (...records: readonly KeyedRecord[]) => storeRecords(database.db, records);
const overlapsOf = async (id: number) => (await findImport(database.db, id))?.overlaps;

test("hourly rows beside daily ones of the same provider, model and project are told", async () => {
  const daily = await store(day(0), day(1));
  const hourly = await store(hour(30));
  expect(await overlapsOf(hourly)).toEqual([daily]);
});

test("rows cut by another name tell of the same, and an unknown project may be any", async () => {
  const byProject = await store(day(0), day(0, { project: "q" }));
  const inAll = await store(day(0, { project: null }));
  expect(await overlapsOf(inAll)).toEqual([byProject]);
});

test("other days, providers, models and projects do not overlap; nor does the same export again or grown", async () => {
  await store(day(0));
  expect(await overlapsOf(await store(hour(24)))).toEqual([]);
  expect(await overlapsOf(await store(hour(0, { provider: "anthropic" })))).toEqual([]);
  expect(await overlapsOf(await store(hour(1, { model: "o4-mini" })))).toEqual([]);
  expect(await overlapsOf(await store(hour(2, { project: "q" })))).toEqual([]);
  await database.db.sql`truncate buckets, bucket_versions`;
  await store(day(0), day(1));
  expect(await overlapsOf(await store(day(0), day(1)))).toEqual([]);
  expect(await overlapsOf(await store(day(0, { requests: 25 }), day(2)))).toEqual([]);
});

test("rows without a period beside those of days from the same format are told, in either order", async () => {
  const whole = () => bucket(UNDATED_US, { model: "o3", requests: 24 });
  const byDay = (n = 0) => day(n, { provider: null, model: null, project: null });
  const first = await store(byDay());
  const second = await store(whole());
  expect(await overlapsOf(second)).toEqual([first]);
  await database.db.sql`truncate buckets, bucket_versions`;
  const undated = await store(whole());
  expect(await overlapsOf(await store(byDay()))).toEqual([undated]);
  expect(await overlapsOf(await storeRecords(database.db, [byDay(3)], OTHER))).toEqual([]);
  expect(await overlapsOf(await store(day(4, { provider: null, model: "o4-mini" })))).toEqual([]);
});

test("an import that is taken back is told no longer", async () => {
  const daily = await store(day(0));
  const byUser = await store(day(0, { user: "u" }));
  const hourly = await store(hour(0));
  expect(await overlapsOf(hourly)).toEqual([daily, byUser]);
  await undoImport(database.db, daily);
  expect(await overlapsOf(hourly)).toEqual([byUser]);
  await undoImport(database.db, byUser);
  expect(await overlapsOf(hourly)).toEqual([]);
});

async function storeAs(format: string, ...records: readonly KeyedRecord[]): Promise<number> {
  const { db } = database;
  const { import: running, release } = await startImport(db, { format, grain: "cost" });
  await appendChunk(db, running.id, chunkOf(records));
  await finishImport(db, running.id);
  await release();
  return running.id;
}

test("two reports of what was billed overlap where their formats or groupings differ, whatever they call a model", async () => {
  const billed = (facts: object) =>
    cost(MAY_1, "1", { ...openai, endUs: MAY_1 + US_PER_DAY, ...facts });
  const usage = await store(day(0));
  const focus = await storeAs("focus", billed({ model: "o3-2025-04-16" }));
  expect(await overlapsOf(focus)).toEqual([]);
  expect(await overlapsOf(await storeAs("focus", billed({ project: "q" })))).toEqual([]);
  const costs = await storeAs("openai-costs-api", billed({}));
  expect(await overlapsOf(costs)).toEqual([focus, focus + 1]);
  expect(await overlapsOf(usage)).toEqual([]);
});
