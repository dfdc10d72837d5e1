import fc from "fast-check";
import { expect, test } from "vitest";
import { cellOfRecord } from "../../analytics/cell-of-record.ts";
import { type CellFilter, type CostCell, PREFERRED_GRAINS } from "../../analytics/cost-cell.ts";
import { Statement } from "../../analytics/statement.ts";
import { dayOf } from "../../analytics/zone.ts";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US, US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { likeRecords } from "../../testing/arbitrary-record.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { priceFrameOf } from "../price-frame.ts";
import { setReportingZone } from "../writes/set-reporting-zone.ts";
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

function account(cells: readonly CostCell[]) {
  const statement = new Statement(PRICE_BOOK);
  for (const cell of cells) statement.add(cell);
  const { records, requests, unpricedRecords, asServed, tiers } = statement.total;
  const byText = <T>(lines: readonly T[]) => lines.map((line) => JSON.stringify(line)).sort();
  return {
    ...{ records, requests, unpricedRecords, asServed, tiers },
    unpriced: byText(statement.unpriced()),
    ineligible: byText(statement.ineligible()),
    assumed: byText(statement.assumed()),
  };
}

const ofOneProvider = (a: string | null, b: string | null): boolean => {
  const canonical = (name: string): string => PRICE_BOOK.providerIds.get(name) ?? name;
  return a === null || b === null || canonical(a) === canonical(b);
};

/** A record beside one of the other grain, of the same provider, project and UTC day, or of an unknown one. */
function isToldTwice(record: UsageRecord, among: readonly UsageRecord[]): boolean {
  const day = dayOf(record.startUs, "UTC");
  return among.some(
    (other) =>
      other.grain !== record.grain &&
      ofOneProvider(other.provider, record.provider) &&
      dayOf(other.startUs, "UTC") === day &&
      (other.project === record.project || other.project === null || record.project === null),
  );
}

const recordsOf = (cells: readonly CostCell[]): number =>
  cells.reduce((sum, cell) => sum + cell.records, 0);

test("cells price to the picodollar what the records price one by one", async () => {
  const groups = fc.array(likeRecords, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(groups, async (lists) => {
      const records = lists.flat();
      await store(records);
      for (const prefer of PREFERRED_GRAINS) {
        const question = { filter: { ...ALL, prefer }, splits: [] };
        const { cells, toldTwice } = await rollupCells(database.db, question, FRAME);
        const twice = records.filter((one) => isToldTwice(one, records));
        const shown = prefer === "calls" ? "call" : "bucket";
        const counted = records.filter((one) => one.grain === shown || !twice.includes(one));
        const calls = twice.filter(({ grain }) => grain === "call").length;
        expect(recordsOf(toldTwice.calls)).toBe(calls);
        expect(recordsOf(toldTwice.buckets)).toBe(twice.length - calls);
        expect(account(cells)).toEqual(account(counted.map((one) => cellOfRecord(one))));
      }
    }),
    { seed: 11, numRuns: testSize(20, 80) },
  );
});

test("only price changes among the records part them: o3 became cheaper in 2025, and nothing of it was called before", async () => {
  const hour = (n: number): number => Date.UTC(2026, 4, 1, n) * 1000;
  const facts = { provider: "openai", model: "o3", tierServed: "standard", inputTotal: 1_000 };
  const alike = { ...facts, outputTotal: 10 };
  const calls = [UNDATED_US, hour(3), hour(9)].map(
    (us, n) => keyedCall(`o-${n}`, us, alike).record,
  );
  await store(calls);
  const { cells } = await rollupCells(database.db, { filter: ALL, splits: [] }, FRAME);
  expect(cells.map(({ records }) => records).sort()).toEqual([1, 2]);
  expect(account(cells)).toEqual(account(calls.map((record) => cellOfRecord(record))));
});

test.each<[string, Partial<UsageRecord>, Partial<UsageRecord>[]]>([
  [
    "hours in which a model costs more",
    { provider: "deepseek", model: "deepseek-v4-pro" },
    [0, 2, 5, 8].map((hour) => ({ startUs: Date.UTC(2026, 7, 18, hour) * 1000 })),
  ],
  [
    "cache writes whose hour-long part is unknown, and none at all",
    { provider: "anthropic", model: "claude-opus-5", inputCacheWrite1h: null },
    [{ inputCacheWrite: 0 }, { inputCacheWrite: 100 }],
  ],
])("keeps %s apart", async (_, alike, differing) => {
  const facts = { tierServed: "standard", inputTotal: 1_000, outputTotal: 10, inputCached: 0 };
  const start = Date.UTC(2026, 7, 18) * 1000;
  const records = differing.map(
    (own, n) => keyedCall(`k-${n}`, start, { ...facts, ...alike, ...own }).record,
  );
  await store(records);
  const { cells } = await rollupCells(database.db, { filter: ALL, splits: [] }, FRAME);
  expect(cells.length).toBeGreaterThan(1);
  expect(account(cells)).toEqual(account(records.map((record) => cellOfRecord(record))));
});

test("a price of the hour begins on the hour for a range that begins a moment earlier", async () => {
  const dearFromUs = Date.UTC(2026, 7, 18, 1) * 1000;
  const model = { provider: "deepseek", model: "deepseek-v4-pro", tierServed: "standard" };
  const facts = { ...model, inputTotal: 1_000, outputTotal: 0 };
  const records = [-200_000, 200_000].map(
    (us, n) => keyedCall(`p-${n}`, dearFromUs + us, { ...facts, inputCached: 0 }).record,
  );
  await store(records);
  const filter = { ...ALL, fromUs: dearFromUs - 400_000 };
  const { cells } = await rollupCells(database.db, { filter, splits: [] }, FRAME);
  expect(account(cells)).toEqual(account(records.map((record) => cellOfRecord(record))));
});

const ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Asia/Kathmandu"];

test("a local day holds exactly its records, in zones that are half an hour off and over clock changes", async () => {
  const start = Date.UTC(2026, 9, 30) * 1000; // New York turns its clocks back on 1 November
  const minutes = fc.array(fc.nat({ max: 4 * 24 * 60 }), { minLength: 1, maxLength: 60 });
  const reporting = fc.constantFrom(...ZONES, null);
  await fc.assert(
    fc.asyncProperty(minutes, fc.constantFrom(...ZONES), reporting, async (times, zone, kept) => {
      await setReportingZone(database.db, kept);
      const records = times.map(
        (minute, n) => keyedCall(`d-${n}`, start + minute * 60_000_000, { inputTotal: 1 }).record,
      );
      await store(records);
      const question = { filter: { ...ALL, zone }, splits: ["day" as const] };
      const { cells } = await rollupCells(database.db, question, FRAME);
      const perDay = new Map<string | null, number>();
      for (const { day, records: n } of cells) perDay.set(day, (perDay.get(day) ?? 0) + n);
      const expected = new Map<string | null, number>();
      for (const { startUs } of records) {
        const day = dayOf(startUs, zone);
        expected.set(day, (expected.get(day) ?? 0) + 1);
      }
      expect(perDay).toEqual(expected);
    }),
    { seed: 3, numRuns: testSize(10, 30) },
  );
});

test("a range includes its start and excludes its end, to the microsecond", async () => {
  const offsets = fc.array(fc.nat({ max: 3 * US_PER_HOUR }), { minLength: 1, maxLength: 40 });
  const end = fc.nat({ max: 3 * US_PER_HOUR });
  await fc.assert(
    fc.asyncProperty(offsets, end, end, fc.boolean(), async (times, a, b, onRecord) => {
      const records = times.map((us, n) => keyedCall(`r-${n}`, MAY_1 + us).record);
      await store(records);
      const fromUs = MAY_1 + (onRecord ? (times[0] ?? 0) : Math.min(a, b));
      const toUs = Math.max(fromUs, MAY_1 + Math.max(a, b));
      const filter = { ...ALL, fromUs, toUs };
      const { cells } = await rollupCells(database.db, { filter, splits: [] }, FRAME);
      const found = cells.reduce((sum, cell) => sum + cell.records, 0);
      const inside = records.filter(({ startUs }) => startUs >= fromUs && startUs < toUs);
      expect(found).toBe(inside.length);
    }),
    { seed: 5, numRuns: testSize(15, 40) },
  );
});

test.each([
  ["hour", [Date.UTC(2026, 9, 25, 0) * 1000, Date.UTC(2026, 9, 25, 1) * 1000]],
  ["day", [Date.UTC(2026, 9, 24, 22) * 1000]],
  ["week", [Date.UTC(2026, 9, 18, 22) * 1000]],
  ["month", [Date.UTC(2026, 8, 30, 22) * 1000]],
  ["hourOfWeek", [6 * 24 + 2]],
] as const)(
  "an %s is that of Berlin, where the clock shows two o'clock twice",
  async (split, buckets) => {
    await store(
      [0, 1].map((hour) => keyedCall(`b-${hour}`, Date.UTC(2026, 9, 25, hour, 30) * 1000).record),
    );
    const question = { filter: { ...ALL, zone: "Europe/Berlin" }, splits: [split] };
    const { cells } = await rollupCells(database.db, question, FRAME);
    expect(cells.map(({ bucket }) => bucket).sort()).toEqual(buckets);
    expect(cells.reduce((sum, { records }) => sum + records, 0)).toBe(2);
  },
);

test("splits come back named, and what was not asked for comes back null", async () => {
  const facts = { project: "a", workload: "w", apiKey: "k", endpoint: "/v1/responses" };
  await store(
    [1, 2].map((n) => keyedCall(`s-${n}`, MAY_1 + n, { inputTotal: n, ...facts }).record),
  );
  const splits = ["project", "endpoint"] as const;
  const { cells } = await rollupCells(database.db, { filter: ALL, splits }, FRAME);
  expect(cells).toMatchObject([
    {
      project: "a",
      endpoint: "/v1/responses",
      workload: null,
      apiKey: null,
      day: null,
      records: 2,
    },
  ]);
  expect(cells[0]).toMatchObject({ inputTotal: 3, outputTotal: null, startUs: MAY_1 });
});

test("an empty database has no cells", async () => {
  await store([]);
  const { cells } = await rollupCells(database.db, { filter: ALL, splits: ["day"] }, FRAME);
  expect(cells).toEqual([]);
});
