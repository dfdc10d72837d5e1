import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { focusCsv } from "../../analytics/focus/focus-csv.ts";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import { readQuestion } from "../../analytics/query/question.ts";
import { addDecimals, decimalText, parseDecimal, ZERO_DECIMAL } from "../../core/decimal.ts";
import { addUsd, exactUsd, parseUsd, picodollars, ZERO_USD } from "../../core/money.ts";
import type { UsageRecord } from "../../core/record.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { withDiscounts } from "../../pricing/with-discounts.ts";
import { arbitraryRecord } from "../../testing/arbitrary-record.ts";
import { focusCells, focusProblems } from "../../testing/check-focus.ts";
import { bucket, keyedCall } from "../../testing/keyed-calls.ts";
import { readUsage } from "../../testing/read-usage.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { answerQuestion } from "./answer-question.ts";
import { focusExportOf } from "./focus-export.ts";
import { reportedCosts } from "./reported-costs.ts";

const database = testDatabase();
const nowUs = Date.UTC(2026, 10, 20) * 1000;
const context = { nowUs, defaultZone: "UTC" };

const UNDER_CONTRACT = withDiscounts(PRICE_BOOK, [
  {
    ...{ provider: "openai", model: null, tier: null, percent: "7.5" },
    ...{ fromDay: "2026-08-01", toDay: "2026-08-31", note: "contract 12" },
  },
]);

async function empty(): Promise<void> {
  await database.db
    .sql`truncate calls, buckets, bucket_versions, rollups, coarse_rollups, rollup_marks, dirty_hours, import_claims, reported_costs, imports cascade`;
}
beforeEach(empty);

let stored = 0;
async function store(records: readonly UsageRecord[]): Promise<void> {
  await empty();
  await storeRecords(
    database.db,
    records.map((record) =>
      record.grain === "call"
        ? keyedCall(`f-${stored++}`, record.startUs, record)
        : bucket(record.startUs, record),
    ),
  );
}

async function fileOf(book: PriceBook, query: string) {
  const filters = readOverviewFilters(new URLSearchParams(query), context);
  expect(filters.ignored).toEqual([]);
  const sum = await focusExportOf(database.db, book, filters);
  return { counts: sum.toCounts(), csv: [...focusCsv(sum.rows())].join("") };
}

async function totals(book: PriceBook, query: string): Promise<readonly string[]> {
  const measures = "measure=spend,spendAt.standard,records";
  const question = readQuestion(new URLSearchParams(`${measures}&${query}`), context);
  const { total } = await answerQuestion(database.db, book, { question, nowUs });
  return total.map(({ amount }) => String(amount ?? 0));
}

const sumOf = (csv: string, column: string): string =>
  decimalText(
    focusCells(csv).reduce(
      (sum, row) => addDecimals(sum, parseDecimal(row[column] ?? "") ?? ZERO_DECIMAL),
      ZERO_DECIMAL,
    ),
  );

const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
const QUESTIONS = [
  ...["", "model!=gpt-5.4", "tier=standard", "prefer=buckets", "project=search"],
  ...["project=unknown", "outcome=success", "workload=nightly", "provider!=google"],
  ...["from=2026-08-03&to=2026-08-30", "to=2026-08-18", "from=2026-09-01&servedTier=flex"],
];

describe("the costs as a FOCUS file", () => {
  test("sum to the spend of the same filters, to the picodollar, obey FOCUS 1.2, and come back whole", async () => {
    const sample = fc.record({
      records: fc.array(arbitraryRecord, { minLength: 1, maxLength: 30 }),
      filter: fc.constantFrom(...QUESTIONS),
      zone: fc.constantFrom(...ZONES),
      prices: fc.constantFrom("list", "contract"),
    });
    await fc.assert(
      fc.asyncProperty(sample, async ({ records, filter, zone, prices }) => {
        const book = prices === "list" ? PRICE_BOOK : UNDER_CONTRACT;
        await store(records);
        const query = `zone=${zone}&${filter}`;
        const { csv, counts } = await fileOf(book, query);
        expect(focusProblems(csv)).toEqual([]);
        const [spend, standard, all] = await totals(book, query);
        expect({ billed: sumOf(csv, "BilledCost"), told: counts.billedUsd }).toEqual({
          billed: spend,
          told: spend,
        });
        expect(sumOf(csv, "x_StandardTierCost")).toBe(standard);
        const { records: kept, uncharged, unpriced, undated, rows } = counts;
        expect(kept + uncharged + unpriced + undated).toBe(Number(all));
        expect(focusCells(csv)).toHaveLength(rows);
        if (rows === 0) return;

        const { format, records: read, rejects } = await readUsage(csv);
        expect({ format, rejects }).toEqual({ format: "focus", rejects: [] });
        const back = read.reduce(
          (sum, { reportedUsd }) => addUsd(sum, parseUsd(reportedUsd ?? "") ?? ZERO_USD),
          ZERO_USD,
        );
        expect(exactUsd(back)).toBe(spend);
      }),
      { numRuns: testSize(8, 25), seed: 12 },
    );
  });

  test("count as what providers report once imported again, every row of them", async () => {
    await store([
      ...["2026-08-03T01:00:00Z", "2026-08-03T23:59:59Z", "2026-08-04T00:00:00Z"].map((at) => ({
        ...keyedCall(at, Date.parse(at) * 1000, {
          ...{ provider: "bedrock", model: "openai.gpt-5.6-terra", tierServed: "standard" },
          ...{ inputTotal: 1_000_000, inputCached: 0, outputTotal: 10, project: "search" },
        }).record,
      })),
    ]);
    const { csv, counts } = await fileOf(PRICE_BOOK, "");
    const own = await readUsage(csv);
    await storeRecords(
      database.db,
      own.records.map((record) => ({ key: null, line: 1, record })),
      { format: "focus", grain: "cost" },
    );
    const filter = { fromUs: null, toUs: null, zone: "UTC" };
    const { amounts } = await reportedCosts(database.db, filter);
    const sum = amounts.reduce((all, { usd }) => all + (parseUsd(usd) ?? 0n), 0n);
    expect(exactUsd(picodollars(sum))).toBe(counts.billedUsd);
    expect(new Set(amounts.map(({ provider, tier }) => `${provider} ${tier}`))).toEqual(
      new Set(["aws standard"]),
    );
  });
});
