import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readCallFilters } from "../../analytics/call-filters.ts";
import { focusCsv } from "../../analytics/focus/focus-csv.ts";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { readQuestion } from "../../analytics/query/question.ts";
import { addDaysUs, calendarStarts, dayOf } from "../../analytics/zone.ts";
import { exactUsd, parseUsd, picodollars } from "../../core/money.ts";
import { US_PER_HOUR } from "../../core/time.ts";
import { requestKeys } from "../../import/identity.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryRecord } from "../../testing/arbitrary-record.ts";
import { focusCells } from "../../testing/check-focus.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { answerQuestion } from "./answer-question.ts";
import { callsPageOf } from "./calls-page.ts";
import { focusExportOf } from "./focus-export.ts";

/*
 * One sum on every way that it can be asked for: a chart's parts, its total, the calls that are listed page by page, the
 * rows of a FOCUS file.
 */

const database = testDatabase();
const nowUs = Date.UTC(2026, 10, 20) * 1000;
const context = { nowUs, defaultZone: "UTC" };
const CALLS = 240;

/** Zones and the first of three days around a switch of their clocks, which the stored calls span. */
const SWITCHES = [
  ["Europe/Berlin", "2026-10-24"],
  ["America/New_York", "2026-10-31"],
  ["Australia/Lord_Howe", "2026-10-03"],
  ["America/Santiago", "2026-09-05"],
  ["Africa/Cairo", "2026-10-28"],
] as const;

const anyMoment = fc.oneof(
  ...SWITCHES.map(([, day]) =>
    fc
      .integer({ min: -24, max: 5 * 24 })
      .map((hours) => Date.parse(day) * 1000 + hours * US_PER_HOUR + 17_000_001),
  ),
);

/** Every 100 minutes of five days around each switch, no two of a day at the same price. */
const steady = SWITCHES.flatMap(([, day]) =>
  Array.from({ length: 72 }, (_, n) =>
    keyedCall(`${day}-${n}`, Date.parse(day) * 1000 + (n * 100 - 1_440) * 60_000_000, {
      ...{ provider: "openai", model: "gpt-5.4", tierServed: n % 2 === 0 ? "flex" : "standard" },
      ...{ inputTotal: 1_000 + n, inputCached: n, outputTotal: n },
    }),
  ),
);

beforeAll(async () => {
  const drawn = fc.sample(fc.tuple(arbitraryRecord, anyMoment), { numRuns: CALLS, seed: 3 });
  const any = drawn.map(([record, startUs], place) =>
    keyedCall(`s-${place}`, startUs, { ...record, grain: "call", requests: 1, startUs }),
  );
  await storeRecords(database.db, [...any, ...steady]);
});

type Sum = bigint;
const plus = (sum: Sum, usd: string | number | null | undefined): Sum =>
  sum + (parseUsd(String(usd ?? 0)) ?? 0n);
const usdOf = (sum: Sum): string => exactUsd(picodollars(sum));

async function chart(query: string, by: string) {
  const params = new URLSearchParams(`measure=spend&by=${by}&limit=4&${query}`);
  const question = readQuestion(params, context);
  expect(question.filters.ignored).toEqual([]);
  const { rows, rest, total } = await answerQuestion(database.db, PRICE_BOOK, { question, nowUs });
  const parts = [...rows, ...(rest ? [rest] : [])].map(({ values }) => values[0]?.amount);
  return { parts: usdOf(parts.reduce(plus, 0n)), total: usdOf(plus(0n, total[0]?.amount)) };
}

/** What the listed calls cost, read as a client reads them: from cursor to cursor. */
async function listed(query: string, limit: number): Promise<string> {
  let sum = 0n;
  for (let after = ""; ; ) {
    const params = new URLSearchParams(`${query}&limit=${limit}&after=${after}`);
    const asked = readCallFilters(params, context);
    expect(asked.filters.ignored).toEqual([]);
    const page = await callsPageOf(database.db, PRICE_BOOK, { ...asked, requestKeys });
    sum = page.calls.reduce((all, { cost }) => plus(all, cost), sum);
    if (page.next === null) return usdOf(sum);
    after = page.next;
  }
}

async function focus(query: string): Promise<string> {
  const filters = readOverviewFilters(new URLSearchParams(query), context);
  const sum = await focusExportOf(database.db, PRICE_BOOK, filters);
  const rows = focusCells([...focusCsv(sum.rows())].join(""));
  return usdOf(rows.reduce((all, { BilledCost }) => plus(all, BilledCost), 0n));
}

const list = (name: string, ...values: string[]): fc.Arbitrary<string> =>
  fc.constantFrom("", "", ...values.flatMap((v) => [`&${name}=${v}`, `&${name}!=${v}`]));
const filters = fc
  .tuple(
    list("model", "gpt-5.4", "o3", "unknown"),
    list("tier", "standard", "flex", "unknown"),
    list("project", "search", "unknown"),
    list("outcome", "success", "error"),
    list("provider", "openai", "deepseek"),
    fc.constantFrom("", "&from=2026-09-05&to=2026-10-25", "&to=2026-10-04", "&from=2026-10-31"),
  )
  .map((parts) => parts.join(""));

describe("the same sum, however it is asked for", () => {
  test("parts of a chart, its total, the listed calls and the FOCUS rows agree to the picodollar", async () => {
    const question = fc.record({
      filters,
      zone: fc.constantFrom("UTC", ...SWITCHES.map(([zone]) => zone)),
      by: fc.constantFrom(
        "model",
        "day",
        "hour",
        "hourOfWeek",
        "project,servedTier",
        "week,outcome",
      ),
      limit: fc.constantFrom(1, 7, 500),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ filters, zone, by, limit }) => {
        const query = `zone=${zone}${filters}`;
        const { parts, total } = await chart(query, by);
        const found = { parts, listed: await listed(query, limit), focus: await focus(query) };
        expect(found).toEqual({ parts: total, listed: total, focus: total });
      }),
      { numRuns: testSize(12, 40), seed: 8 },
    );
  });

  test.each(SWITCHES)(
    "in %s each day around the switch after %s is the sum of its hours, calls and FOCUS rows",
    async (zone, first) => {
      const startUs = Date.parse(first) * 1000;
      const days = calendarStarts(
        { fromUs: startUs, toUs: startUs + 72 * US_PER_HOUR },
        "day",
        zone,
      );
      const hours = days.map((start) => (addDaysUs(start, 1, zone) - start) / US_PER_HOUR);
      expect(hours.some((count) => count !== 24)).toBe(true);
      for (const start of days) {
        const day = dayOf(start, zone);
        const query = `zone=${zone}&from=${day}&to=${day}`;
        const { parts, total } = await chart(query, "hour");
        expect(total).not.toBe("0");
        const found = { parts, listed: await listed(query, 5), focus: await focus(query) };
        expect({ day, ...found }).toEqual({ day, parts: total, listed: total, focus: total });
      }
    },
  );
});
