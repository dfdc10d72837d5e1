import { describe, expect, test } from "vitest";
import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { rollupCells } from "./rollup-cells.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ALL: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

async function store(records: readonly UsageRecord[]): Promise<void> {
  const { db } = database;
  await db.sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  const keyed = records.map((record, n) =>
    record.grain === "call"
      ? keyedCall(`c-${n}`, record.startUs, record)
      : bucket(record.startUs, record),
  );
  await storeRecords(db, keyed);
}

const recordsOf = (cells: readonly CostCell[]): number =>
  cells.reduce((sum, cell) => sum + cell.records, 0);

describe("buckets beside calls", () => {
  const hours = (n: number) => MAY_1 + n * US_PER_HOUR;
  const ask = async (records: readonly UsageRecord[], filter: Partial<CellFilter> = {}) => {
    await store(records);
    const question = { filter: { ...ALL, ...filter }, splits: [] };
    const { cells, toldTwice, toldUndated } = await rollupCells(database.db, question, FRAME);
    return { records: recordsOf(cells), cells, toldTwice, toldUndated };
  };
  const call = (facts: Partial<UsageRecord>, us = hours(9)) =>
    keyedCall("b", us, { provider: "openai", ...facts }).record;
  const aggregate = (facts: Partial<UsageRecord>, us = hours(14)) =>
    bucket(us, { provider: "openai", requests: 7, inputTotal: 70, ...facts }).record;

  test("are left out and kept for reference where calls tell of the same day and project", async () => {
    const both = await ask([call({ project: "a", inputTotal: 60 }), aggregate({ project: "a" })]);
    expect(both.records).toBe(1);
    expect(both.toldTwice.calls).toMatchObject([{ records: 1, inputTotal: 60 }]);
    expect(both.toldTwice.buckets).toMatchObject([{ records: 1, requests: 7, inputTotal: 70 }]);
  });

  test("stand for the calls where that is preferred, and only where both tell", async () => {
    const records = [call({ project: "a" }), call({ project: "b" }), aggregate({ project: "a" })];
    const { toldTwice } = await ask(records, { prefer: "buckets" });
    expect(toldTwice.calls).toMatchObject([{ records: 1 }]);
    expect((await ask(records, { prefer: "buckets" })).records).toBe(2);
  });

  test("are left out where either side does not name its project", async () => {
    expect((await ask([call({}), aggregate({ project: "a" })])).records).toBe(1);
    expect((await ask([call({ project: "a" }), aggregate({})])).records).toBe(1);
  });

  test("are left out where either side does not name its provider, or gives it another of its names", async () => {
    expect((await ask([call({ provider: null }), aggregate({})])).records).toBe(1);
    expect((await ask([call({}), aggregate({ provider: null })])).records).toBe(1);
    const named = [call({ provider: "gemini" }), aggregate({ provider: "google" })];
    expect((await ask(named)).records).toBe(1);
  });

  test("count where project, provider or UTC day differ", async () => {
    expect((await ask([call({ project: "a" }), aggregate({ project: "b" })])).records).toBe(2);
    expect((await ask([call({ provider: "groq" }), aggregate({})])).records).toBe(2);
    expect((await ask([call({}, hours(-1)), aggregate({})])).records).toBe(2);
  });

  test("of several days are left out where calls tell of any of these days", async () => {
    const week = aggregate({ endUs: hours(7 * 24) }, hours(0));
    expect((await ask([call({}, hours(6 * 24 + 23)), week])).records).toBe(1);
    expect((await ask([call({}, hours(7 * 24)), week])).records).toBe(2);
    expect((await ask([call({}, hours(-1)), week])).records).toBe(2);
    const day = aggregate({ endUs: hours(24) }, hours(0));
    expect((await ask([call({}, hours(24)), day])).records).toBe(2);
  });

  test("of several days take no bucket of one day with them", async () => {
    const week = aggregate({ endUs: hours(7 * 24) }, hours(0));
    const lastDay = call({}, hours(6 * 24));
    const { records, toldTwice } = await ask([lastDay, week, aggregate({}, hours(5))]);
    expect([records, recordsOf(toldTwice.buckets)]).toEqual([2, 1]);
  });

  test("of several days are judged by all their days, whatever range is asked for", async () => {
    const week = aggregate({ endUs: hours(7 * 24) }, hours(0));
    const records = [call({}, hours(6 * 24)), week];
    const firstDay = { fromUs: hours(0), toUs: hours(24) };
    expect((await ask(records, firstDay)).records).toBe(0);
    const lastDay = { fromUs: hours(6 * 24), toUs: hours(7 * 24), prefer: "buckets" } as const;
    expect((await ask(records, lastDay)).records).toBe(0);
  });

  const batchTier = { tierRequested: "batch", tierServed: "batch" } as const;
  const model = "text-embedding-3-small";
  const wholeBatch = (facts: Partial<UsageRecord> = {}, us = hours(14)) =>
    aggregate({ ...batchTier, requestId: "batch_1", model, endUs: us + 7_000_000, ...facts }, us);

  test("that tell of a whole batch are left out for calls of the batch tier alone", async () => {
    const sync = [1, 2, 3].map((n) => call({ requestId: `r${n}`, project: "a", model }));
    const beside = await ask([...sync, wholeBatch()]);
    expect([beside.records, beside.toldTwice.buckets]).toEqual([4, []]);
    expect((await ask([...sync, wholeBatch()], { prefer: "buckets" })).records).toBe(4);

    const output = call({ tierRequested: "batch", project: "a", model });
    const { records, toldTwice } = await ask([...sync, output, wholeBatch()]);
    expect([records, recordsOf(toldTwice.calls), recordsOf(toldTwice.buckets)]).toEqual([4, 1, 1]);
    expect((await ask([...sync, output, wholeBatch()], { prefer: "buckets" })).records).toBe(4);
    const served = call({ tierServed: "batch", model: null });
    expect((await ask([served, wholeBatch()])).records).toBe(1);
  });

  test("that tell of a whole batch stay beside batch calls of another model or day", async () => {
    const other = call({ ...batchTier, model: "gpt-5.4" });
    expect((await ask([other, wholeBatch()])).records).toBe(2);
    expect((await ask([call({ ...batchTier, model }, hours(-1)), wholeBatch()])).records).toBe(2);
    const overnight = wholeBatch({ endUs: hours(30) });
    expect((await ask([call({ ...batchTier, model }, hours(29)), overnight])).records).toBe(1);
    expect((await ask([call({ model }, hours(29)), overnight])).records).toBe(2);
  });

  test("that tell of a whole batch stay on its day where its calls name no time", async () => {
    const embeddings = [1, 2].map((n) =>
      call({ ...batchTier, requestId: `e${n}`, model, inputTotal: 8 }, UNDATED_US),
    );
    const may = { fromUs: MAY_1, toUs: MAY_1 + US_PER_DAY };
    for (const filter of [{}, { prefer: "buckets" }, may] as const) {
      const { cells, toldTwice } = await ask([...embeddings, wholeBatch()], filter);
      expect(cells).toMatchObject([{ grain: "bucket", records: 1, inputTotal: 70 }]);
      expect(toldTwice).toEqual({ calls: [], buckets: [] });
    }
    const { toldUndated } = await ask([...embeddings, wholeBatch()]);
    expect(toldUndated.calls).toMatchObject([{ records: 2, inputTotal: 16 }]);
    expect(toldUndated.buckets).toMatchObject([{ records: 1, inputTotal: 70 }]);
    expect((await ask([call({ model }, UNDATED_US), wholeBatch()])).records).toBe(2);
  });

  test("that tell of a whole batch give way to its dated calls, and take none of its undated ones with them", async () => {
    const dated = call({ ...batchTier, requestId: "d", model: "gpt-5.4" });
    const expired = call(
      { ...batchTier, requestId: "x", outcome: "error", model: null },
      UNDATED_US,
    );
    const told = [dated, expired, wholeBatch({ model: "gpt-5.4" })];
    const alone = await ask(told);
    expect([alone.records, recordsOf(alone.toldTwice.buckets)]).toEqual([2, 1]);
    expect((await ask(told, { prefer: "buckets" })).records).toBe(1);

    // The expired line may be of either batch; it must not push out the one of which nothing else is stored.
    const beside = await ask([...told, wholeBatch({ model })]);
    expect(beside.records).toBe(3);
    expect(beside.toldUndated).toEqual({ calls: [], buckets: [] });
    expect((await ask([...told, wholeBatch({ model })], { prefer: "buckets" })).records).toBe(2);
  });

  test("of several days that tell of a whole batch stay where its calls name no time", async () => {
    const overnight = wholeBatch({ endUs: hours(30) });
    const undated = call({ ...batchTier, model }, UNDATED_US);
    const { cells, toldUndated } = await ask([undated, overnight]);
    expect(cells).toMatchObject([{ grain: "bucket", records: 1 }]);
    expect([recordsOf(toldUndated.calls), recordsOf(toldUndated.buckets)]).toEqual([1, 1]);
    expect(
      (await ask([undated, call({ ...batchTier, model }, hours(29)), overnight])).records,
    ).toBe(2);
  });

  test("of the batch tier that an export brings are left out as before", async () => {
    expect((await ask([call({}), aggregate({ tierServed: "batch" })])).records).toBe(1);
  });

  test("stay out when a filter or the range leaves only the buckets", async () => {
    const calls = [call({ model: "o3" }), aggregate({ model: "gpt-5.4" })];
    expect((await ask(calls, { models: ["gpt-5.4"] })).records).toBe(0);
    expect((await ask(calls, { fromUs: hours(12), toUs: MAY_1 + US_PER_DAY })).records).toBe(0);
  });
});
