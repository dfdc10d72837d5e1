import { beforeAll, expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { exactUsd, picodollars } from "../../core/money.ts";
import type { UsageRecord } from "../../core/record.ts";
import { US_PER_HOUR, US_PER_MS } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { priceUsage } from "../../pricing/price-usage.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { createWorkload } from "../writes/change-workloads.ts";
import { type WalkedRecord, walkRecords } from "./walk-records.ts";

const store = testDatabase();
const START = Date.UTC(2026, 8, 1) * US_PER_MS;
const ALL: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };
const FACTS = {
  ...{ provider: "openai", model: "o3", tierServed: "standard" },
  ...{ inputTotal: 1_000, inputCached: 0, outputTotal: 50 },
};

async function walked(mostCalls: number, filter: CellFilter = ALL) {
  const walk = await walkRecords(store.db, { filter, mostCalls }, priceFrameOf(PRICE_BOOK));
  const all: WalkedRecord[] = [];
  for await (const batch of walk.batches) all.push(...batch);
  return { ...walk, all };
}

/** Every twentieth call is refused by flex for want of room, and as many are let in. */
function flexFacts(n: number): Partial<UsageRecord> {
  if (n % 20 === 10) return { tierRequested: "flex", tierServed: "flex" };
  const failed = { outcome: "error", errorClass: "flex_unavailable" } as const;
  return n % 20 === 0
    ? { tierRequested: "flex", tierServed: null, inputTotal: null, outputTotal: null, ...failed }
    : {};
}

const costOf = (all: readonly WalkedRecord[]): string =>
  exactUsd(
    picodollars(
      all.reduce((sum, { record, pricedUs }) => {
        const usage = { ...record, startUs: pricedUs };
        const priced = priceUsage(PRICE_BOOK, usage, record.tierServed);
        return sum + (priced.ok ? priced.total : 0n);
      }, 0n),
    ),
  );

beforeAll(async () => {
  const calls = Array.from({ length: 2_500 }, (_, n) =>
    keyedCall(`call-${n}`, START + n * 10_000_000, {
      ...FACTS,
      ...{ outputTotal: 50 + (n % 7), project: n % 2 === 0 ? "search" : "mail", latencyMs: n },
      ...flexFacts(n),
    }),
  );
  const later = START + 40 * 24 * US_PER_HOUR;
  const hour = { ...FACTS, project: "search", requests: 12, endUs: later + US_PER_HOUR };
  await storeRecords(store.db, [...calls, bucket(later, { ...hour, inputTotal: 12_000 })]);
  await createWorkload(store.db, {
    ...{ name: "Find", match: { project: ["search"] } },
    ...{ deadlineSeconds: null, delayValueUsdPerHour: null, answers: {} },
  });
});

test("calls come one by one in order of time, aggregate rows behind them, named by the user's rules", async () => {
  const { all, besideSums, calls } = await walked(10_000);
  expect({ besideSums, calls, records: all.length }).toEqual({
    ...{ besideSums: null, calls: 2_500, records: 2_501 },
  });
  const starts = all.slice(0, -1).map(({ record }) => record.startUs);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(all[0]?.record).toMatchObject({ workload: "Find", project: "search", latencyMs: 0 });
  expect(all.at(-1)?.record).toMatchObject({ grain: "bucket", requests: 12, workload: "Find" });
});

test("beyond the limit they come summed by the hour, and cost the same", async () => {
  const [single, summed] = [await walked(10_000), await walked(100)];
  expect(summed.all.every(({ isSum, record }) => isSum === (record.grain === "call"))).toBe(true);
  expect(summed.all.length).toBeLessThan(40);
  expect(summed.all.reduce((sum, { records }) => sum + records, 0)).toBe(2_501);
  expect(costOf(summed.all)).toBe(costOf(single.all));
  for (const { record } of summed.all) expect(record.endUs).toBe(record.startUs + US_PER_HOUR);
});

test("beside sums there are single calls chosen by chance, and every attempt at flex in order", async () => {
  const { besideSums: told } = await walked(100);
  expect(told?.sampled).toHaveLength(2_500); // few enough for all of them
  expect(told?.sampled[2]?.record).toMatchObject({ workload: "Find", tag: null, latencyMs: 2 });
  const attempts = told?.attempts ?? [];
  expect(attempts).toHaveLength(250);
  expect(attempts.slice(0, 2)).toEqual([
    {
      ...{ grain: "call", startUs: START, tierRequested: "flex", tierServed: null },
      ...{ outcome: "error", errorClass: "flex_unavailable" },
    },
    {
      ...{ grain: "call", startUs: START + 100_000_000, tierRequested: "flex", tierServed: "flex" },
      ...{ outcome: "success", errorClass: null },
    },
  ]);
  const mail = await walked(100, { ...ALL, workloads: ["Find"] });
  expect(mail.besideSums?.sampled).toHaveLength(1_250);
  expect(mail.besideSums?.attempts).toHaveLength(250);
});

test("a filter keeps what it means, and nothing is an empty walk", async () => {
  const { all } = await walked(10_000, { ...ALL, projects: ["mail"] });
  expect(all).toHaveLength(1_250);
  expect((await walked(10_000, { ...ALL, projects: ["nobody"] })).all).toEqual([]);
});
