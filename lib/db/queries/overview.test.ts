import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { UNDATED_US } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { bucket, cost, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { KeyedRecord } from "../chunk.ts";
import type { Database } from "../database.ts";
import { undoImport } from "../writes/undo-import.ts";
import { ledgerOfFigure } from "./ledger.ts";
import { overviewOf } from "./overview.ts";

const database = testDatabase();
const NOW_US = Date.UTC(2026, 4, 20) * 1000;
const may = (day: number, hour = 0): number => Date.UTC(2026, 4, day, hour) * 1000;
const tokens = { inputCached: 0, inputCacheWrite: 0, inputCacheWrite1h: 0, reasoning: 0 };
const usage = (inputTotal: number) => ({
  ...tokens,
  provider: "openai",
  model: "o3",
  tierServed: "standard",
  inputTotal,
  outputTotal: 0,
});

async function store(records: readonly KeyedRecord[]): Promise<void> {
  const { db } = database;
  await db.sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims, imports`;
  await storeRecords(db, records);
}

const filtersOf = (query: string) =>
  readOverviewFilters(new URLSearchParams(query), { nowUs: NOW_US, defaultZone: "UTC" });
const ask = (query = "") =>
  overviewOf(database.db, PRICE_BOOK, { filters: filtersOf(query), nowUs: NOW_US });

// Calls of the 1st and 2nd hold 900 000 of the export's 1 000 000 tokens; the 3rd is the export's alone.
const TWO_GRAINS = [
  keyedCall("a", may(1, 9), usage(500_000)),
  keyedCall("b", may(2, 9), usage(400_000)),
  ...[600_000, 400_000, 200_000].map((input, n) =>
    bucket(may(n + 1), { ...usage(input), endUs: may(n + 2), requests: 2 }),
  ),
];

test("where calls and buckets tell of the same, the calls count and the buckets are the reference", async () => {
  await store(TWO_GRAINS);
  const overview = await ask();
  // o3 standard input: $2 per million. 900 000 + 200 000 tokens.
  expect(overview.total.asServed).toBe("2.2");
  expect([overview.calls, overview.buckets]).toEqual([2, 1]);
  expect(overview.coverage).toMatchObject({
    shown: "calls",
    days: 2,
    tokenShare: 0.9,
    requestShare: 0.5,
    calls: { records: 2, inputTokens: 900_000 },
    buckets: { records: 2, inputTokens: 1_000_000 },
  });
  expect(overview.coverage?.providers).toMatchObject([{ provider: "openai", tokenShare: 0.9 }]);
});

test("calls without a time give way to the dated row of their batch, and the page says how far they agree", async () => {
  const batch = { tierRequested: "batch", tierServed: "batch" } as const;
  await store([
    keyedCall("a", UNDATED_US, { ...usage(400_000), ...batch }),
    keyedCall("b", UNDATED_US, { ...usage(500_000), ...batch }),
    bucket(may(1), { ...usage(1_000_000), ...batch, endUs: may(1, 2), requests: 2 }),
  ]);
  // o3 batch input: $1 per million; a call without a time has no price.
  for (const query of ["", "from=2026-05-01&to=2026-05-02", "prefer=buckets"]) {
    const { total, calls, buckets, coverage } = await ask(query);
    expect([total.asServed, calls, buckets, coverage]).toEqual(["1", 0, 1, null]);
  }
  expect((await ask()).undatedCoverage).toMatchObject({
    ...{ shown: "buckets", days: 0, tokenShare: 0.9 },
    ...{ calls: { records: 2, unpricedRecords: 2 }, buckets: { records: 1, asServed: "1" } },
  });
});

test("preferred buckets count in place of these calls, with the same coverage, and the ledger agrees", async () => {
  await store(TWO_GRAINS);
  const overview = await ask("prefer=buckets");
  expect(overview.total.asServed).toBe("2.4");
  expect([overview.calls, overview.buckets]).toEqual([0, 3]);
  expect(overview.coverage).toMatchObject({ shown: "buckets", days: 2, tokenShare: 0.9 });
  const ledger = await ledgerOfFigure(database.db, PRICE_BOOK, {
    figure: "asServed",
    filters: filtersOf("prefer=buckets"),
  });
  expect(ledger.amount).toBe("2.4");
});

test("where only one grain tells of a period there is no coverage to speak of", async () => {
  await store(TWO_GRAINS);
  expect((await ask("from=2026-05-03&to=2026-05-03")).coverage).toBeNull();
  expect((await ask("workload=nightly")).coverage).toBeNull();
});

// The sample's calls of the 1st and 2nd, which hold 2.5 times the tokens of the export.
const SAMPLE = [1, 2].map((day) => keyedCall(`s${day}`, may(day, 5), usage(2_500_000)));

async function storeBesideSample(own: readonly KeyedRecord[]): Promise<void> {
  await store(own);
  await storeRecords(database.db, SAMPLE, { synthetic: true, origin: "sample" });
}

test("made-up calls put no row of the user's own out of use, and are in none of the figures", async () => {
  const rows = TWO_GRAINS.slice(2);
  await storeBesideSample(rows);
  const overview = await ask();
  // The export alone: 1 200 000 tokens at $2 per million.
  expect(overview.total.asServed).toBe("2.4");
  expect(overview).toMatchObject({
    ...{ synthetic: "some", shown: "own", calls: 0, buckets: 3, coverage: null },
    ...{ dataFromUs: may(1), dataToUs: may(3) },
  });
  expect(overview.choices.models).toEqual([{ value: "o3", records: 3 }]);
  const ledger = await ledgerOfFigure(database.db, PRICE_BOOK, {
    figure: "asServed",
    filters: filtersOf(""),
  });
  expect(ledger.amount).toBe("2.4");
});

test("the sample is shown by itself where it is asked for, or where nothing else is stored", async () => {
  await storeBesideSample(TWO_GRAINS);
  const sample = await ask("data=sample");
  expect(sample.total.asServed).toBe("10");
  expect(sample).toMatchObject({
    ...{ shown: "sample", calls: 2, buckets: 0, coverage: null, reported: null },
    ...{ dataFromUs: may(1, 5), dataToUs: may(2, 5) },
  });
  await storeBesideSample([]);
  expect(await ask()).toMatchObject({ synthetic: "all", shown: "sample", calls: 2 });
  expect(await ask("data=own")).toMatchObject({ shown: "own", hasData: false });
});

test("undoing one's own import brings the sample back", async () => {
  const { db } = database;
  await store([]);
  await storeRecords(db, SAMPLE, { synthetic: true, origin: "sample" });
  const own = await storeRecords(db, TWO_GRAINS);
  expect((await ask()).shown).toBe("own");
  expect((await undoImport(db, own)).ok).toBe(true);
  expect(await ask()).toMatchObject({ synthetic: "all", shown: "sample", calls: 2, buckets: 0 });
});

test("records without a time count in the whole of the data, on no day, and in no period", async () => {
  await store([
    keyedCall("u", UNDATED_US, usage(1_000_000)),
    keyedCall("d", may(4), usage(500_000)),
  ]);
  const all = await ask();
  expect(all.total.records).toBe(2);
  expect(all.days.map(({ day, records }) => [day, records])).toEqual([["2026-05-04", 1]]);
  const period = await ask("from=2026-05-01");
  expect([all.undatedRecords, period.undatedRecords, period.total.records]).toEqual([1, 1, 1]);
});

test("an import that is adding records is told of until it is done", async () => {
  await store([keyedCall("d", may(4), usage(1))]);
  expect((await ask()).runningImports).toBe(0);
  const claim = await startImport(database.db);
  expect((await ask()).runningImports).toBe(1);
  await claim.release();
});

test("what could still be saved is one figure: in all, by project, by model and in its ledger", async () => {
  const calls = (name: string, day: number, facts: object) =>
    keyedCall(name, may(day), { ...usage(1_000_000), model: "gpt-4.1", ...facts });
  // gpt-4.1: $2 of input, $0.50 cached; batch $1, cached or not. No flex.
  await store([
    calls("cached", 1, { project: "a", inputCached: 1_000_000 }),
    calls("fresh", 1, { project: "b" }),
    calls("fresh-2", 2, { project: "b" }),
  ]);
  const overview = await ask();
  const ledger = await ledgerOfFigure(database.db, PRICE_BOOK, {
    figure: "available",
    filters: filtersOf(""),
  });
  const byProject = overview.projects.map(({ name, available }) => [name, available]);
  expect(byProject).toEqual([
    ["b", "2"],
    ["a", "0"],
  ]);
  expect(overview.models.map(({ available }) => available)).toEqual(["2"]);
  expect([overview.total.available, ledger.amount]).toEqual(["2", "2"]);
});

/** The same database, with the text of each statement noted. */
function listening(db: Database, statements: string[]): Database {
  const sql = new Proxy(db.sql, {
    apply(target, self, [text, ...values]: [unknown, ...unknown[]]) {
      if (Array.isArray(text)) statements.push(text.join("?"));
      return Reflect.apply(target, self, [text, ...values]);
    },
  });
  return Object.create(db, { sql: { value: sql } });
}

test("a request looks for changed hours once", async () => {
  await store([...TWO_GRAINS, cost(may(1), "1", { ...usage(0), endUs: may(2) })]);
  await ask();
  const statements: string[] = [];
  const filters = filtersOf("period=custom&from=2026-05-01&to=2026-05-04&zone=Asia/Kolkata");
  const db = listening(database.db, statements);
  const overview = await overviewOf(db, PRICE_BOOK, { filters, nowUs: NOW_US });
  expect(overview.reported).not.toBeNull();
  expect(statements.filter((text) => text.includes("max(mark)"))).toHaveLength(1);
});
