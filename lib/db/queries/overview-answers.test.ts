import fc from "fast-check";
import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { answerCsv } from "../../analytics/query/answer-csv.ts";
import { readQuestion } from "../../analytics/query/question.ts";
import { startOfDayUs } from "../../analytics/zone.ts";
import { parseUsd } from "../../core/money.ts";
import type { UsageRecord } from "../../core/record.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryRecord } from "../../testing/arbitrary-record.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import type { Answer } from "../../wire/answer.ts";
import type { NamedCost, Overview } from "../../wire/overview.ts";
import { answerQuestion } from "./answer-question.ts";
import { ledgerOfFigure } from "./ledger.ts";
import { overviewOf } from "./overview.ts";

const database = testDatabase();
const nowUs = Date.UTC(2026, 10, 20) * 1000;
const context = { nowUs, defaultZone: "UTC" };
const filtersOf = (query: string) => readOverviewFilters(new URLSearchParams(query), context);

async function ask(query: string): Promise<Answer> {
  const question = readQuestion(new URLSearchParams(query), context);
  expect(question.filters.ignored).toEqual([]);
  return await answerQuestion(database.db, PRICE_BOOK, { question, nowUs });
}

const overview = async (query: string): Promise<Overview> =>
  await overviewOf(database.db, PRICE_BOOK, { filters: filtersOf(query), nowUs });

let stored = 0;
async function store(records: readonly UsageRecord[]): Promise<void> {
  const { db } = database;
  await db.sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims`;
  await storeRecords(
    db,
    records.map((record) =>
      record.grain === "call"
        ? keyedCall(`o-${stored++}`, record.startUs, record)
        : bucket(record.startUs, record),
    ),
  );
}

/** $2 for a million input tokens of o3 since 2025-06-10. */
const call = (at: string, over: Partial<UsageRecord> = {}): UsageRecord => ({
  ...keyedCall(`p-${stored++}`, Date.parse(at) * 1000, {
    ...{ provider: "openai", model: "o3", tierServed: "standard" },
    ...{ inputTotal: 1_000_000, inputCached: 0, outputTotal: 0, ...over },
  }).record,
});

const ZONES = ["UTC", "Europe/Berlin", "Asia/Kathmandu"];

test("the overview's days, models, projects and workloads are the vocabulary's, to the picodollar", async () => {
  const sample = fc.record({
    records: fc.array(arbitraryRecord, { minLength: 1, maxLength: 25 }),
    zone: fc.constantFrom(...ZONES),
  });
  await fc.assert(
    fc.asyncProperty(sample, async ({ records, zone }) => {
      await store(records);
      const shown = await overview(`zone=${zone}`);
      const money = async (by: string): Promise<Record<string, bigint>> => {
        const { rows } = await ask(`measure=spend&by=${by}&zone=${zone}`);
        const told = rows.flatMap(({ at, values: [spend] }) => {
          const amount = parseUsd(String(spend?.amount ?? "0")) ?? 0n;
          return amount === 0n ? [] : [[JSON.stringify(at), amount] as const];
        });
        return Object.fromEntries(told);
      };
      const names = (lines: typeof shown.projects, keyOf: (line: NamedCost) => unknown[]) =>
        Object.fromEntries(
          lines
            .filter(({ asServed }) => asServed !== "0")
            .map((line) => [JSON.stringify(keyOf(line)), parseUsd(line.asServed)]),
        );
      expect(await money("project")).toEqual(names(shown.projects, ({ name }) => [name]));
      expect(await money("workload")).toEqual(names(shown.workloads, ({ name }) => [name]));
      expect(await money("provider,model")).toEqual(
        names(shown.models, ({ provider, name }) => [provider, name]),
      );
      const days = shown.days.flatMap(({ day, byTier }) =>
        Object.entries(byTier).map(([tier, usd]) => [
          JSON.stringify([startOfDayUs(day, zone) ?? 0, tier === "unknown" ? null : tier]),
          parseUsd(usd),
        ]),
      );
      const dated = Object.entries(await money("day,pricedTier")).filter(
        ([at]) => JSON.parse(at)[0] !== null,
      );
      expect(Object.fromEntries(dated)).toEqual(Object.fromEntries(days));
    }),
    { numRuns: testSize(6, 15), seed: 43 },
  );
});

test("the key figures of the overview and of savings are the same question's, and its ledger's", async () => {
  await store([
    call("2026-11-10T12:00:00Z", { tierServed: "flex" }),
    call("2026-11-10T13:00:00Z", { model: "gpt-5-mini", project: "search" }),
    call("2026-11-11T13:00:00Z", { tierServed: null, tierRequested: "batch" }),
  ]);
  const figures = async (measures: string) => {
    const { total, before } = await ask(`measure=${measures}&period=30d&compare=previous`);
    return { total, before: before?.total };
  };
  const onOverview = await figures("spend,saved,available,share429,latency.p95");
  const onSavings = await figures("listStandard,spend,saved,cachedInputSaved,available");
  const money = [onOverview.total[0], onOverview.total[1], onOverview.total[2]];
  expect(money).toEqual([onSavings.total[1], onSavings.total[2], onSavings.total[4]]);
  expect(onOverview.before?.slice(0, 3)).toEqual([
    { amount: "0" },
    { amount: "0" },
    { amount: "0" },
  ]);
  const { total } = await overview("period=30d");
  expect(money.map((value) => value?.amount)).toEqual([
    ...[total.asServed, total.saved, total.available],
  ]);
  const filters = filtersOf("period=30d");
  for (const [place, figure] of (["asServed", "saved", "available"] as const).entries()) {
    const ledger = await ledgerOfFigure(database.db, PRICE_BOOK, { filters, figure });
    expect(ledger.amount).toBe(money[place]?.amount);
  }
});

test("movers are told by the change of both periods, and rows and rest make the whole of each", async () => {
  await store([
    call("2026-11-03T12:00:00Z", { project: "a" }),
    call("2026-11-03T13:00:00Z", { project: "gone" }),
    call("2026-11-10T12:00:00Z", { project: "a" }),
    call("2026-11-10T12:00:01Z", { project: "a" }),
    call("2026-11-10T13:00:00Z", { project: "new", inputTotal: 5_000_000 }),
  ]);
  const only = "from=2026-11-08&to=2026-11-14&compare=previous&order=-change";
  const answer = await ask(`measure=spend&by=project&limit=2&${only}`);
  expect(answer.rows).toEqual([
    { at: ["new"], values: [{ amount: "10" }] },
    { at: ["a"], values: [{ amount: "4" }] },
  ]);
  expect(answer.before?.rows).toEqual([
    { at: ["new"], values: [{ amount: "0" }] },
    { at: ["a"], values: [{ amount: "2" }] },
  ]);
  expect([answer.rest, answer.before?.rest]).toEqual([
    ...[null, { rows: 1, values: [{ amount: "2" }] }],
  ]);
  expect(answerCsv(answer)).toBe(
    "project,spend,spend.before\r\nnew,10,0\r\na,4,2\r\n(1 more),,2\r\n",
  );
});
