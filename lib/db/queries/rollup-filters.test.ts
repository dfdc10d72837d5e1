import { describe, expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { UsageRecord } from "../../core/record.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
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
  await db.sql`truncate calls, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  await storeRecords(
    db,
    records.map((record, n) => keyedCall(`c-${n}`, record.startUs, record)),
  );
}

describe("filters", () => {
  const record = (n: number, facts: Partial<UsageRecord>) =>
    keyedCall(`f-${n}`, MAY_1 + n, { inputTotal: 1, ...facts }).record;
  const records = [
    record(1, { model: "o3", project: "a", tierServed: "flex", workload: "w" }),
    record(2, { model: "o3", project: "b", tierServed: null, tierRequested: "flex" }),
    record(3, { model: null, project: null, tierServed: "standard", tierRequested: "flex" }),
    record(4, { model: "gpt-5.4", provider: "openai", tierServed: null, tierRequested: "auto" }),
  ];
  const ask = async (filter: Partial<CellFilter>): Promise<number> => {
    await store(records);
    const question = { filter: { ...ALL, ...filter }, splits: [] };
    const { cells } = await rollupCells(database.db, question, FRAME);
    return cells.reduce((sum, cell) => sum + cell.records, 0);
  };

  test("include what they list; an empty list includes everything", async () => {
    expect(await ask({ models: ["o3"] })).toBe(2);
    expect(await ask({ models: ["o3", "gpt-5.4"], projects: ["a"] })).toBe(1);
    expect(await ask({ models: [], projects: [] })).toBe(4);
    expect(await ask({ workloads: ["w"] })).toBe(1);
  });

  test("take null for records that do not say", async () => {
    expect(await ask({ models: [null] })).toBe(1);
    expect(await ask({ projects: [null, "b"] })).toBe(3);
    expect(await ask({ providers: [null] })).toBe(3);
  });

  test("find nothing for a name that no record carries", async () => {
    expect(await ask({ models: ["no such model'; drop table calls"] })).toBe(0);
  });

  test("judge a record by the tier that is priced: served, else requested, and auto is none", async () => {
    expect(await ask({ tiers: ["flex"] })).toBe(2);
    expect(await ask({ tiers: ["standard"] })).toBe(1);
    expect(await ask({ tiers: [null] })).toBe(1);
    expect(await ask({ tiers: ["auto"] })).toBe(0);
  });
});

test("what a filter excludes is left out, whatever the lists include", async () => {
  await store(
    ["a", "b", null].map(
      (project, n) =>
        keyedCall(`x-${n}`, MAY_1 + n, {
          ...{ project, apiKey: `key-${n}`, endpoint: "/v1" },
          ...(n === 1 ? { outcome: "error", errorClass: "rate_limit" } : {}),
        }).record,
    ),
  );
  const ask = async (filter: Partial<CellFilter>): Promise<number> => {
    const question = { filter: { ...ALL, ...filter }, splits: [] };
    const { cells } = await rollupCells(database.db, question, FRAME);
    return cells.reduce((sum, { records }) => sum + records, 0);
  };
  expect(await ask({ exclude: { projects: ["a"] } })).toBe(2);
  expect(await ask({ projects: ["a", "b"], exclude: { outcomes: ["error"] } })).toBe(1);
  expect(await ask({ exclude: { projects: [null], apiKeys: ["key-0"] } })).toBe(1);
  expect(await ask({ errorClasses: ["rate_limit"] })).toBe(1);
  expect(await ask({ errorClasses: [null], endpoints: ["/v1"] })).toBe(2);
  expect(await ask({ outcomes: ["error", "success"], exclude: { errorClasses: [null] } })).toBe(1);
});
