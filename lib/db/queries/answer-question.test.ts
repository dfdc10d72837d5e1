import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { readQuestion } from "../../analytics/query/question.ts";
import { parseUsd } from "../../core/money.ts";
import type { UsageRecord } from "../../core/record.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryRecord } from "../../testing/arbitrary-record.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import type { Answer } from "../../wire/answer.ts";
import { answerQuestion } from "./answer-question.ts";
import { overviewOf } from "./overview.ts";

const database = testDatabase();
const nowUs = Date.UTC(2026, 10, 20) * 1000;
const context = { nowUs, defaultZone: "UTC" };

async function ask(query: string): Promise<Answer> {
  const question = readQuestion(new URLSearchParams(query), context);
  expect(question.filters.ignored).toEqual([]);
  return await answerQuestion(database.db, PRICE_BOOK, { question, nowUs });
}

async function overview(query: string) {
  const filters = readOverviewFilters(new URLSearchParams(query), context);
  return await overviewOf(database.db, PRICE_BOOK, { filters, nowUs });
}

let stored = 0;
async function store(records: readonly UsageRecord[]): Promise<void> {
  const { db } = database;
  await db.sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  await storeRecords(
    db,
    records.map((record) =>
      record.grain === "call"
        ? keyedCall(`q-${stored++}`, record.startUs, record)
        : bucket(record.startUs, record),
    ),
  );
}

const sumOf = (answer: Answer, place: number): bigint =>
  [...answer.rows.map(({ values }) => values), answer.rest?.values ?? []].reduce(
    (sum, values) => sum + (parseUsd(String(values[place]?.amount ?? 0)) ?? 0n),
    0n,
  );

const MONEY =
  "measure=spend,saved,available,spendAt.standard,spendAt.flex,spendAt.batch,spendAt.priority";
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Asia/Kathmandu",
];

test("whatever is asked, the parts sum to the whole and the whole is that of the overview, to the picodollar", async () => {
  const cut = fc.constantFrom(
    "model",
    "day",
    "hour,servedTier",
    "week,project",
    "hourOfWeek",
    "workload,errorClass",
    "month",
  );
  const filter = fc.constantFrom(
    "",
    "&model!=gpt-5.4",
    "&tier=standard",
    "&prefer=buckets",
    "&outcome=success",
    "&project!=search&project!=unknown",
  );
  const sample = fc.record({
    records: fc.array(arbitraryRecord, { minLength: 1, maxLength: 25 }),
    cut,
    filter,
    zone: fc.constantFrom(...ZONES),
  });
  await fc.assert(
    fc.asyncProperty(sample, async ({ records, cut: by, filter: only, zone }) => {
      await store(records);
      const where = `zone=${zone}${only}`;
      const { total } = await overview(where);
      const answer = await ask(`${MONEY}&by=${by}&limit=3&${where}`);
      const isUnknown = total.records > 0 && total.unpricedRecords === total.records;
      const { standard, flex, batch, priority } = total.tiers;
      const known = [
        ...[total.asServed, total.saved, total.available],
        ...[standard, flex, batch, priority].map((tier) => tier.total),
      ];
      expect(answer.total.map(({ amount }) => amount)).toEqual(
        known.map((amount) => (isUnknown ? null : amount)),
      );
      for (const place of known.keys()) {
        expect(sumOf(answer, place)).toBe(parseUsd(String(answer.total[place]?.amount ?? "0")));
      }
    }),
    { numRuns: testSize(8, 25), seed: 41 },
  );
});

test("what is counted alone, or priced as served alone, is what it is beside prices at every tier", async () => {
  const counts = "calls,records,requests,errorShare,share429,timeoutShare";
  const served = "spend,inputTokens,cachedShare,unpricedShare,askedShare";
  const prices = "saved,available,listStandard,paidOverAsked";
  const cut = fc.constantFrom("day,model", "workload,hour", "hourOfWeek", "requestedTier,outcome");
  const filter = fc.constantFrom("", "&model!=gpt-5.4", "&prefer=buckets", "&tier=standard");
  const sample = fc.record({
    records: fc.array(arbitraryRecord, { minLength: 1, maxLength: 25 }),
    cut,
    filter,
  });
  await fc.assert(
    fc.asyncProperty(sample, async ({ records, cut: by, filter: only }) => {
      await store(records);
      const [first] = by.split(",");
      const order = `order=${first}`;
      const [alone, asServed, all] = [
        await ask(`measure=${counts}&by=${by}&${order}${only}`),
        await ask(`measure=${served}&by=${by}&${order}${only}`),
        await ask(`measure=${counts},${served},${prices}&by=${by}&${order}${only}`),
      ];
      const valuesOf = ({ rows, total }: Answer, from: number, to: number) => [
        ...rows.map(({ at, values }) => [at, values.slice(from, to)]),
        total.slice(from, to),
      ];
      expect(valuesOf(alone, 0, 6)).toEqual(valuesOf(all, 0, 6));
      expect(valuesOf(asServed, 0, 5)).toEqual(valuesOf(all, 6, 11));
    }),
    { numRuns: testSize(8, 20), seed: 42 },
  );
}, 60_000);

const call = (at: string, over: Partial<UsageRecord> = {}): UsageRecord => ({
  ...keyedCall(`d-${stored++}`, Date.parse(at) * 1000, {
    provider: "openai",
    model: "o3",
    tierServed: "standard",
    inputTotal: 1_000_000,
    inputCached: 0,
    outputTotal: 0,
    ...over,
  }).record,
});

describe.each([
  ["Europe/Berlin", "2025-10-26", 25],
  ["America/New_York", "2025-11-02", 25],
  ["Australia/Lord_Howe", "2025-10-05", 23.5],
  ["America/Santiago", "2025-09-07", 23],
  ["Europe/Berlin", "2026-03-29", 23],
])("in %s the day %s has %f hours", (zone, day) => {
  test("its hours sum to it, and it to its month", async () => {
    const start = Date.parse(`${day}T00:00:00Z`) - 36 * 3_600_000;
    const every20Minutes = Array.from({ length: 3 * 72 }, (_, n) =>
      call(new Date(start + n * 1_200_000).toISOString(), { inputTotal: n + 1 }),
    );
    await store(every20Minutes);
    const only = `from=${day}&to=${day}&zone=${zone}`;
    const [byHour, byDay, all] = [
      await ask(`by=hour&${only}`),
      await ask(`by=day&${only}`),
      await ask(only),
    ];
    expect(byDay.rows).toHaveLength(1);
    expect(byDay.rows[0]?.values).toEqual(all.total);
    expect(sumOf(byHour, 0)).toBe(parseUsd(String(all.total[0]?.amount)));
    expect(parseUsd(String(all.total[0]?.amount))).toBeGreaterThan(0n);
  });
});

test("a period is compared with the one before, which is as long", async () => {
  await store([
    call("2026-11-03T12:00:00Z"),
    call("2026-11-09T12:00:00Z"),
    call("2026-11-10T12:00:00Z"),
  ]);
  const { total, before } = await ask(
    "from=2026-11-08&to=2026-11-14&compare=previous&measure=spend,calls",
  );
  expect(total.map(({ amount }) => amount)).toEqual(["4", 2]); // $2 for a million input tokens since 2025-06-10
  expect(before?.total.map(({ amount }) => amount)).toEqual(["2", 1]);
  expect(before).toMatchObject({
    fromUs: Date.UTC(2026, 10, 1) * 1000,
    toUs: Date.UTC(2026, 10, 8) * 1000,
  });
});

test("attempts, fallbacks, waits and durations are told of stored calls", async () => {
  const attempt = (second: number, over: Partial<UsageRecord>) =>
    call(`2026-11-03T12:00:${String(second).padStart(2, "0")}Z`, {
      operationId: "op-1",
      tierRequested: "flex",
      tierServed: "flex",
      ...over,
    });
  const refused = {
    outcome: "error",
    errorClass: "flex_unavailable",
    inputTotal: null,
    latencyMs: 500,
  } as const;
  await store([
    attempt(0, refused),
    attempt(2, refused),
    attempt(6, { tierRequested: "standard", tierServed: "standard", latencyMs: 1_000 }),
    call("2026-11-03T13:00:00Z", { operationId: "op-2", tierRequested: "flex", latencyMs: 1_000 }),
    call("2026-11-03T14:00:00Z", { latencyMs: 4_000 }),
  ]);
  const { total } = await ask(
    "measure=operations,attemptsPerOperation,firstRefusedShare,fallbackShare,backoffMs,failingMs,latency.p50,capacityShare",
  );
  expect(total.slice(0, 6)).toEqual([
    { amount: 3 },
    { amount: 2, leftOut: 1 }, // four calls of two operations with an id
    { amount: 1 / 3 },
    { amount: 0.5, leftOut: 1 },
    { amount: 5_000, leftOut: 1 }, // from 0.5 s to 2 s, and from 2.5 s to 6 s
    { amount: 1_000 },
  ]);
  expect(Number(total[6]?.amount)).toBeCloseTo(1_000, -2);
  expect(total[7]).toEqual({ amount: 0.4 });
  const byTier = await ask(
    "measure=operations,firstRefusedShare,firstRefusedEffective,firstRefusedHigh&by=requestedTier,day&zone=Asia/Kathmandu&order=-operations",
  );
  const [flex, unknown] = byTier.rows;
  expect(flex?.values.slice(0, 3).map(({ amount }) => amount)).toEqual([2, 0.5, 2]); // an attempt in each of two hours
  expect(Number(flex?.values[3]?.amount)).toBeGreaterThan(0.5);
  expect(unknown?.at[0]).toBeNull();
  expect(unknown?.values.slice(0, 3).map(({ amount }) => amount)).toEqual([1, 0, 1]);
  const byAttempts = await ask("measure=operations&by=attempts,errorClass&order=attempts");
  expect(byAttempts.rows.map(({ at, values }) => [...at, values[0]?.amount])).toEqual([
    [1, null, 2],
    [3, "flex_unavailable", 1],
  ]);
});
