import { expect, test } from "vitest";
import { readOverviewFilters } from "../analytics/overview-filters.ts";
import type { Database } from "../db/database.ts";
import { importSummary } from "../db/import-summary.ts";
import { importCost } from "../db/queries/import-cost.ts";
import { overviewOf } from "../db/queries/overview.ts";
import { undoImport } from "../db/writes/undo-import.ts";
import type { Mapping } from "../formats/mapping.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { dataChecksum } from "../testing/data-checksum.ts";
import { FORMAT_FIXTURES } from "../testing/format-fixtures.ts";
import { bytesOf, dryRun, importFile, type UsageFile } from "../testing/import-file.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { DryRun } from "../wire/imports.ts";
import { dryRunImport } from "./dry-run-import.ts";

const database = testDatabase();
const NOW_US = Date.UTC(2026, 10, 20) * 1_000;
const never = new AbortController().signal;

async function expectForecast(db: Database, file: UsageFile): Promise<DryRun> {
  const before = await dataChecksum(db);
  const forecast = await dryRun(db, file);
  expect(await dataChecksum(db)).toEqual(before);
  const row = await importFile(db, file);
  const { received, inserted, duplicate, rejected, skipped, replaced } = row;
  expect(forecast.overlaps).toEqual(row.overlaps);
  expect({ counts: forecast.counts, replaced: forecast.replaced }).toEqual({
    counts: { received, inserted, duplicate, rejected, skipped },
    replaced,
  });
  const causes = forecast.rejects.map(({ examples: _, ...cause }) => cause);
  expect(causes).toEqual(row.rejectCauses);
  expect(Object.fromEntries(forecast.skips.map(({ reason, rows }) => [reason, rows]))).toEqual(
    row.skips,
  );
  const stored = importSummary(row, String);
  const ms = (us: number | null) => (us === null ? null : Math.floor(us / 1_000));
  expect([forecast.firstUs, forecast.lastUs].map(ms)).toEqual(
    [stored.firstUs, stored.lastUs].map(ms),
  );
  expect(forecast.undated).toBe(stored.undated);
  await expectSameCost(db, forecast, row.id);
  return forecast;
}

const sorted = (lines: readonly object[]) => lines.map((line) => JSON.stringify(line)).sort();

/** What the report of the import then says of its costs. */
async function expectSameCost(db: Database, forecast: DryRun, importId: number) {
  const { cost, unpriced, ineligible, failed } = await importCost(db, PRICE_BOOK, importId);
  expect(cost).toEqual(forecast.cost);
  expect(sorted(unpriced)).toEqual(sorted(forecast.unpriced));
  expect(sorted(ineligible)).toEqual(sorted(forecast.ineligible));
  expect(failed).toBe(forecast.failed);
}

test("a dry run says exactly what the import then does, for every format, the second time too", async () => {
  const { db } = database;
  for (const fixture of FORMAT_FIXTURES) {
    const { counts } = await expectForecast(db, fixture);
    expect(counts.inserted, fixture.name).toBeGreaterThanOrEqual(0);
    const again = await expectForecast(db, fixture);
    expect(again.counts.inserted, fixture.name).toBe(0);
    expect(again.replaced, fixture.name).toBe(0);
    expect(again.cost, fixture.name).toMatchObject({ records: 0, asServed: "0" });
  }
}, 120_000);

const csv = (text: string, mapping: Mapping): UsageFile => ({
  bytes: Buffer.from(text),
  mapping,
  name: "days.csv",
  format: { id: "mapped-csv", grain: "call" },
});

const DAYS: Mapping = {
  columns: { time: "day", timeEnd: "until", requests: "n", inputTotal: "in", outputTotal: "out" },
  time: { kind: "iso" },
  latencyUnit: "ms",
  models: {},
  defaults: { provider: "openai", model: "o3", tierServed: "standard" },
  failedWhen: {},
};

test("a growing export adds the new days and replaces the day that was not over; undo brings it back", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, buckets, bucket_versions, imports`;
  const header = "day,until,n,in,out\n";
  const may1 = "2026-05-01,2026-05-02,10,1000000,0\n";
  const first = csv(`${header}${may1}2026-05-02,2026-05-03,4,400000,0\n`, DAYS);
  const grown = csv(
    `${header}${may1}2026-05-02,2026-05-03,9,900000,0\n2026-05-03,2026-05-04,1,100000,0\n`,
    DAYS,
  );
  const tokens = async () =>
    (await db.sql`select sum(input_total)::int as n from buckets where active`)[0]?.n;

  await importFile(db, first);
  const forecast = await expectForecast(db, grown);
  expect(forecast.counts).toMatchObject({ received: 3, inserted: 2, duplicate: 1 });
  expect(forecast.replaced).toBe(1);
  expect(forecast.cost).toMatchObject({ records: 2, asServed: "2" }); // 1 M input tokens of o3 at $2
  expect(forecast.replacedCost).toMatchObject({ records: 1, asServed: "0.8" }); // the 400,000 of before
  expect(forecast.addedUsd).toBe("1.2"); // 2,000,000 tokens instead of 1,400,000
  expect(await tokens()).toBe(2_000_000);

  const older = await expectForecast(db, first);
  expect(older.counts).toMatchObject({ inserted: 0, duplicate: 2 });
  expect(older).toMatchObject({ replacedCost: null, addedUsd: "0" });
  expect(await tokens()).toBe(2_000_000);

  const { id } = (
    await db.sql<[{ id: number }]>`select id from imports order by id offset 1 limit 1`
  )[0];
  await undoImport(db, id);
  expect(await tokens()).toBe(1_400_000);
});

test("calls that would stand in for stored aggregate rows say so, with what these cost", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, buckets, bucket_versions, imports`;
  const days =
    "day,until,n,in,out\n2026-05-01,2026-05-02,4,400000,0\n2026-05-02,2026-05-03,9,900000,0\n";
  await importFile(db, csv(days, DAYS));
  const columns = { time: "at", inputTotal: "in", outputTotal: "out" };
  const call = csv("at,in,out\n2026-05-01T10:00:00Z,100000,0\n", { ...DAYS, columns });
  const forecast = await expectForecast(db, call);
  expect(forecast.setAside).toMatchObject({ records: 1, asServed: "0.8" }); // 400,000 tokens at $2 a million
  expect(forecast.cost).toMatchObject({ records: 1, asServed: "0.2" });
  expect((await expectForecast(db, call)).setAside).toBeNull();
});

test("of more stored rows than are looked at together, all are found for which calls would stand in", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, buckets, bucket_versions, imports`;
  const minute = (n: number) => new Date(Date.UTC(2026, 4, 1, 0, n)).toISOString();
  const rows = Array.from(
    { length: 15 * 1_440 },
    (_, n) => `${minute(n)},${minute(n + 1)},1,100,0\n`,
  );
  await importFile(db, csv(`day,until,n,in,out\n${rows.join("")}`, DAYS));
  const columns = { time: "at", inputTotal: "in", outputTotal: "out" };
  const calls = "at,in,out\n2026-05-01T10:00:00Z,7,0\n2026-05-15T10:00:00Z,7,0\n";
  const { setAside } = await dryRun(db, csv(calls, { ...DAYS, columns }));
  // Two days of 1,440 minutes, 100 tokens each at $2 a million
  expect(setAside).toMatchObject({ records: 2_880, asServed: "0.576" });
});

test("records that name no time make no date: the four failed lines of a batch are counted instead", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, buckets, bucket_versions, imports`;
  const errors = FORMAT_FIXTURES.find(({ name }) => name.endsWith("openai-batch-error.jsonl"));
  if (!errors) throw new Error("the fixture is gone");
  expect(await expectForecast(db, errors)).toMatchObject({
    ...{ firstUs: null, lastUs: null, undated: 4, failed: 4 },
  });
  const [{ id }] = await db.sql<[{ id: number }]>`select id from imports`;
  await undoImport(db, id);
  expect((await db.sql`select from calls`).count).toBe(0);
});

const fixture = (name: string): UsageFile => {
  const found = FORMAT_FIXTURES.find((one) => one.name === name);
  if (!found) throw new Error(`the fixture ${name} is gone`);
  return found;
};

test("calls of a batch that name no time are told to give way to its stored row, and do", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, buckets, bucket_versions, imports`;
  const output = fixture("openai-batch-output.jsonl");
  const text = Buffer.from(output.bytes).toString("utf8");
  const timeless = { ...output, bytes: Buffer.from(text.replace(/"created":\d+,/g, "")) };
  expect(await dryRun(db, timeless)).toMatchObject({ givingWay: null });

  await importFile(db, fixture("openai-batch-list.json"));
  const { givingWay, counts, undated, addedUsd } = await dryRun(db, timeless);
  const named = text.split('"model":"gpt-5-mini').length - 1;
  expect(named).toBeGreaterThan(0);
  expect({ records: givingWay?.records, undated }).toEqual({
    records: named,
    undated: counts.inserted,
  });
  expect(addedUsd).toBe("0");
  const spendOf = async () => {
    const filters = readOverviewFilters(new URLSearchParams(), {
      nowUs: NOW_US,
      defaultZone: "UTC",
    });
    const { total, undatedCoverage } = await overviewOf(db, PRICE_BOOK, { filters, nowUs: NOW_US });
    return { asServed: total.asServed, leftOut: undatedCoverage?.calls.records ?? 0 };
  };
  const before = await spendOf();
  await importFile(db, timeless);
  expect(await spendOf()).toEqual({ asServed: before.asServed, leftOut: named });

  await db.sql`truncate calls, import_claims, claimed_calls`;
  await importFile(db, output);
  const later = {
    ...timeless,
    bytes: Buffer.from(String(timeless.bytes).replace(/batch_req_/g, "r_")),
  };
  expect((await dryRun(db, later)).givingWay).toBeNull(); // its dated calls count, and not its row
});

test("a dry run that is stopped, or whose file is no usage, says so", async () => {
  const { db } = database;
  const wish = { format: null, mapping: null, book: PRICE_BOOK };
  const stopped = await dryRunImport(db, {
    ...wish,
    source: bytesOf(FORMAT_FIXTURES[0] ?? { bytes: new Uint8Array() }),
    stop: AbortSignal.abort(),
  });
  expect(stopped).toMatchObject({ ok: false, error: { code: "stopped" } });
  const source = bytesOf({ bytes: Buffer.from("just words") });
  expect(await dryRunImport(db, { ...wish, source, stop: never })).toMatchObject({ ok: false });
});
