import { expect, test } from "vitest";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { latencyReportOf } from "./latency-report.ts";

const database = testDatabase();
const FROM_US = parseIsoUs("2025-05-01T00:00:00Z") ?? Number.NaN;
const HOUR_US = 3_600_000_000;
const nowUs = FROM_US + 1_000 * HOUR_US;

const report = (query: string) => {
  const context = { nowUs, defaultZone: "UTC" };
  const filters = readOverviewFilters(new URLSearchParams(query), context);
  return latencyReportOf(database.db, PRICE_BOOK, { filters, nowUs });
};

/** Forty calls of o3, one an hour: 1,000 tokens in at $10 a million, half of it on flex, none out. */
const calls = (tierServed: string, latencyMs: number, over: Partial<UsageRecord> = {}) =>
  Array.from({ length: 40 }, (_, n) => {
    const record: UsageRecord = {
      ...blankRecord("call", FROM_US + n * HOUR_US),
      ...{ provider: "openai", model: "o3", tierServed, outcome: "success" },
      ...{ inputTotal: 1_000, inputCached: 0, outputTotal: 10, latencyMs, project: "search" },
      ...over,
    };
    return keyedCall(`${tierServed}-${record.project}-${n}`, record.startUs, record);
  });

test("calls are timed, priced and weighed under the filters of the page", async () => {
  const { db } = database;
  await storeRecords(db, [
    ...calls("standard", 1_000),
    ...calls("flex", 19_000),
    ...calls("flex", 500_000, { project: "elsewhere" }),
  ]);
  const { sample, points, pays, shown } = await report("project=search");
  expect(shown).toBe("own");
  expect(sample).toEqual({ calls: 80, untimed: 0, share: 1, of: 80 });
  // 1,000 tokens in at $10 and 10 out at $40 a million: $0.0104, on flex half of it
  expect(points.model.map(({ tier, perCall, p50 }) => [tier, perCall, p50.ms])).toEqual(
    expect.arrayContaining([
      ["standard", "0.0104", 1_000],
      ["flex", "0.0052", 19_000],
    ]),
  );
  // $0.0052 for 18 s is $1.04 an hour
  expect(pays.model[0]).toMatchObject({ tier: "flex", savedPerCall: "0.0052", pays: "below" });
  expect(pays.model[0]?.usdPerHour).toBeCloseTo(1.04, 9);
  expect((await report("")).sample.calls).toBe(120);
});

test("filters that fit nothing make an empty report", async () => {
  const { sample, points, distributions } = await report("project=nowhere");
  expect(sample.calls).toBe(0);
  expect([points.model, distributions.tiers]).toEqual([[], []]);
});
