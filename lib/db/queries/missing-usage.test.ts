import { beforeAll, expect, test } from "vitest";
import { readCallFilters } from "../../analytics/call-filters.ts";
import type { UsageRecord } from "../../core/record.ts";
import { US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { CallLine } from "../../wire/calls.ts";
import { callsPageOf, callTotalsOf } from "./calls-page.ts";

const store = testDatabase();
const START = Date.UTC(2026, 8, 1) * 1_000;
const NOW = Date.UTC(2026, 10, 1) * 1_000;

/** Every third call lacks its input, every fifth its output, every fifteenth both. */
const calls = Array.from({ length: 300 }, (_, n) =>
  keyedCall(`call-${n}`, START + n * 2 * US_PER_HOUR, {
    ...{ provider: "openai", model: "o3", tierServed: "standard" },
    project: n % 10 === 0 ? "rare" : "search",
    inputTotal: n % 3 === 0 ? null : 1_000 + n,
    outputTotal: n % 5 === 0 ? null : n,
  }),
);

const read = (query: string) =>
  readCallFilters(new URLSearchParams(query), { nowUs: NOW, defaultZone: "UTC" });

/** The request ids of every call of a query, page by page. */
async function walked(query: string): Promise<string[]> {
  const lines: CallLine[] = [];
  for (let after = ""; ; ) {
    const asked = { ...read(`${query}&after=${after}`), requestKeys: () => [] };
    const page = await callsPageOf(store.db, PRICE_BOOK, asked);
    lines.push(...page.calls);
    if (page.next === null) return lines.map(({ requestId }) => requestId ?? "").sort();
    after = page.next;
  }
}

const idsOf = (fits: (record: UsageRecord) => boolean): string[] =>
  calls
    .filter(({ record }) => fits(record))
    .map(({ record }) => record.requestId ?? "")
    .sort();

const lacks = ({ inputTotal, outputTotal }: UsageRecord): boolean =>
  inputTotal === null || outputTotal === null;

beforeAll(async () => {
  await storeRecords(store.db, calls);
});

test.each(["", "&sort=-cost", "&sort=input", "&limit=7"])(
  "calls without usage are listed alone, each once%s",
  async (order) => {
    const found = await walked(`usage=missing${order}`);
    expect(found).toHaveLength(100 + 60 - 20);
    expect(found).toEqual(idsOf(lacks));
  },
);

test("they are counted as they are listed", async () => {
  const { filters } = read("usage=missing");
  expect((await callTotalsOf(store.db, PRICE_BOOK, filters)).calls).toBe(140);
});

test("the other filters tell them apart too", async () => {
  const found = await walked("usage=missing&project=rare");
  expect(found).toEqual(idsOf((record) => lacks(record) && record.project === "rare"));
});
