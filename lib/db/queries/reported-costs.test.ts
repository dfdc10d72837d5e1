import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { bucket, chunkOf, cost, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { appendChunk } from "../writes/append-chunk.ts";
import { finishImport } from "../writes/finish-import.ts";
import { undoImport } from "../writes/undo-import.ts";
import { overviewOf } from "./overview.ts";

const database = testDatabase();
const NOW_US = Date.UTC(2026, 4, 20) * 1000;
const may = (day: number, hour = 0): number => Date.UTC(2026, 4, day, hour) * 1000;

/** A call of o3 at $2 per million tokens of input at standard, $1 on flex. */
const call = (name: string, day: number, facts: object = {}) =>
  keyedCall(name, may(day, 23), {
    ...{ provider: "openai", model: "o3", tierServed: "standard", project: "p" },
    ...{ inputTotal: 1_000_000, inputCached: 0, inputCacheWrite: 0, outputTotal: 0, reasoning: 0 },
    ...facts,
  });

const billed = (day: number, usd: string, facts: object = {}) =>
  cost(may(day), usd, {
    ...{ provider: "openai", model: "o3", tierServed: "standard", project: "p" },
    ...{ endUs: may(day + 1), ...facts },
  });

const ask = async (query = "") => {
  const filters = readOverviewFilters(new URLSearchParams(query), {
    ...{ nowUs: NOW_US, defaultZone: "UTC" },
  });
  return await overviewOf(database.db, PRICE_BOOK, { filters, nowUs: NOW_US });
};

test("what providers report stands beside what is computed, and is in no other figure", async () => {
  const { db } = database;
  expect((await ask()).reported).toBeNull();
  const flex = { tierServed: "flex" };
  await storeRecords(db, [call("a", 1), call("b", 2), call("c", 2, flex)]);
  expect((await ask()).reported).toBeNull();
  const before = await ask();

  const bill = await storeRecords(db, [
    ...[billed(1, "2.01"), billed(2, "1.5"), billed(2, "0.5", { apiKey: "k2" })],
    ...[billed(2, "0.9", flex), billed(3, "4"), billed(2, "-1")],
  ]);
  const { reported, ...rest } = await ask();
  expect(rest).toEqual({ ...before, reported: undefined });
  // Standard: $2.01 + $2.00 billed, 2 × $2 computed; flex: $0.90 billed, $1 computed.
  expect(reported).toMatchObject({
    ...{ days: 2, reported: "4.91", computed: "5", difference: "0.09", credits: "-1" },
    tiers: [
      { tier: "standard", reported: "4.01", computed: "4", difference: "-0.01" },
      { tier: "flex", reported: "0.9", computed: "1", difference: "0.1" },
    ],
    ...{ reportedApart: { days: 1, usd: "4" }, computedApart: { days: 0, usd: "0" } },
    providers: [{ provider: "openai", reported: "4.91" }],
    ...{ sources: [{ importId: bill, fileName: "calls.csv", overlaps: [] }], otherCurrencyRows: 0 },
  });
});

test("filters and periods hold for both sides; other zones leave the days of the report as they are", async () => {
  expect((await ask("tier=flex")).reported).toMatchObject({ reported: "0.9", computed: "1" });
  expect((await ask("project=other")).reported).toBeNull();
  expect((await ask("from=2026-05-02&to=2026-05-02")).reported).toMatchObject({
    ...{ days: 1, reported: "2.9", computed: "3", computedApart: { days: 0, usd: "0" } },
  });
  // In Berlin the 2nd lasts from 22:00 UTC on the 1st to 22:00 UTC on the 2nd and cuts both days.
  expect((await ask("from=2026-05-02&to=2026-05-02&zone=Europe/Berlin")).reported).toMatchObject({
    ...{ days: 0, reported: "0", share: null, computedApart: { days: 1, usd: "2" } },
    cut: { rows: 5, usd: "3.91" },
  });
  expect((await ask("zone=Europe/Berlin")).reported).toMatchObject({ days: 2, reported: "4.91" });
  expect((await ask("from=2026-06-01")).reported).toBeNull();
});

test("a newer report replaces the older one, and undo brings that back", async () => {
  const { db } = database;
  const newer = await storeRecords(db, [billed(1, "2")]);
  expect((await ask()).reported).toMatchObject({ reported: "4.9" });
  expect((await ask()).reported?.sources).toHaveLength(2);
  await undoImport(db, newer);
  expect((await ask()).reported).toMatchObject({ reported: "4.91" });
});

test("a report that is still being read counts nowhere, and rows in another currency are told", async () => {
  const { db } = database;
  const { import: running, release } = await startImport(db, { grain: "cost" });
  const problem = { field: "currency", code: "not-usd", expected: "amounts in USD", found: "EUR" };
  await appendChunk(db, running.id, {
    ...chunkOf([billed(2, "100", { user: "u" })]),
    ...{
      rejects: [
        { line: 2, problem },
        { line: 3, problem },
      ],
      received: 3,
      rowsDone: 3,
    },
  });
  expect((await ask()).reported).toMatchObject({ reported: "4.91", otherCurrencyRows: 0 });
  await finishImport(db, running.id);
  await release();
  expect((await ask()).reported).toMatchObject({ reported: "104.91", otherCurrencyRows: 2 });
});

test("aggregate rows that name their own cost report it, whichever of calls and rows is shown", async () => {
  const { db } = database;
  await db.sql`truncate calls, buckets, reported_costs, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, imports`;
  const row = (day: number, reportedUsd: string | null) =>
    bucket(may(day), {
      ...call("x", day).record,
      ...{ grain: "bucket", requestId: null },
      endUs: may(day + 1),
      reportedUsd,
    });
  await storeRecords(db, [row(1, "2.5"), row(2, null), call("a", 1)]);
  // The call of the 1st counts, the row beside it does not; the 2nd has no report.
  const first = { days: 1, reported: "2.5", computed: "2", computedApart: { days: 1, usd: "2" } };
  expect((await ask()).reported).toMatchObject(first);
  expect((await ask("prefer=buckets")).reported).toMatchObject(first);

  await storeRecords(db, [row(1, "2.50")]);
  expect((await ask()).reported).toMatchObject(first);
  const newer = await storeRecords(db, [row(1, "3")]);
  expect((await ask()).reported).toMatchObject({ ...first, reported: "3" });
  await undoImport(db, newer);
  expect((await ask()).reported).toMatchObject(first);
});
