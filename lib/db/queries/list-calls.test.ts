import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type ReadCallFilters, readCallFilters } from "../../analytics/call-filters.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { priceServed } from "../../analytics/price-cell.ts";
import { parseUsd } from "../../core/money.ts";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US, US_PER_HOUR, US_PER_S } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { CallLine } from "../../wire/calls.ts";
import { priceFrameOf } from "../price-frame.ts";
import { callDetailOf, callsPageOf, callTotalsOf, walkCalls } from "./calls-page.ts";
import { rollupCells } from "./rollup-cells.ts";

const store = testDatabase();
const START = Date.UTC(2026, 8, 1) * 1_000;
const NOW = Date.UTC(2026, 10, 1) * 1_000;
const CALLS = 400;
const noKeys = () => [];

const read = (query: string): ReadCallFilters =>
  readCallFilters(new URLSearchParams(query), { nowUs: NOW, defaultZone: "UTC" });

const pageOf = async (asked: ReadCallFilters) =>
  await callsPageOf(store.db, PRICE_BOOK, { ...asked, requestKeys: noKeys });

/** Every call of a query, page by page as a reader goes through them. */
async function walked(query: string, between: () => Promise<void> = async () => {}) {
  const lines: CallLine[] = [];
  for (let after = ""; ; ) {
    const page = await pageOf(read(`${query}&after=${after}`));
    expect(page.filters.ignored).toEqual([]);
    lines.push(...page.calls);
    if (page.next === null) return lines;
    after = page.next;
    await between();
  }
}

const facts: fc.Arbitrary<Partial<UsageRecord>> = fc.record({
  provider: fc.constant("openai"),
  model: fc.constantFrom("o3", "gpt-5-mini", "mystery"),
  tierServed: fc.constantFrom("standard", "flex", null),
  project: fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom("search", "mail") },
    fc.constant("rare"),
  ),
  inputTotal: fc.constantFrom(null, 0, 5, 100, 2_000),
  outputTotal: fc.constantFrom(0, 7, 300),
  latencyMs: fc.constantFrom(null, 80, 900, 901),
  ttftMs: fc.constantFrom(null, 10, 20),
  errorClass: fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    fc.constantFrom("rate_limit", "quota"),
  ),
});

/** Calls of three weeks, many at the same microsecond, some without a time. */
const stored = fc.sample(
  fc.record({
    facts,
    startUs: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.nat({ max: 500 }).map((hour) => START + hour * US_PER_HOUR + (hour % 3)),
      },
      fc.constant(UNDATED_US),
    ),
  }),
  { numRuns: CALLS, seed: 7 },
);
const keyed = stored.map(({ facts: said, startUs }, n) =>
  keyedCall(`call-${n}`, startUs, { ...said, outcome: said.errorClass ? "error" : "success" }),
);
const idsOf = (fits: (record: UsageRecord) => boolean): string[] =>
  keyed.filter(({ record }) => fits(record)).map(({ record }) => record.requestId ?? "");
const sorted = (ids: readonly (string | null)[]) => [...ids].sort();

beforeAll(async () => {
  await storeRecords(store.db, keyed);
});

describe("a walk through all pages", () => {
  const sorts = ["time", "latency", "ttft", "input", "output", "cost"];
  test.each(sorts.flatMap((sort) => [sort, `-${sort}`]))(
    "by %s meets each call once, whatever the filter and the page",
    async (sort) => {
      const fits = fc.constantFrom<[string, (record: UsageRecord) => boolean][]>(
        ["", () => true],
        ["project=rare", ({ project }) => project === "rare"],
        ["model=o3&tier=flex", (r) => r.model === "o3" && r.tierServed === "flex"],
        ["model=o3&model=mystery", ({ model }) => model !== "gpt-5-mini"],
        [
          "from=2026-09-05&to=2026-09-06",
          ({ startUs }) =>
            startUs >= START + 96 * US_PER_HOUR && startUs < START + 144 * US_PER_HOUR,
        ],
        ["errorClass=quota", ({ errorClass }) => errorClass === "quota"],
        ["project=nobody", () => false],
      );
      await fc.assert(
        fc.asyncProperty(
          fits,
          fc.constantFrom(3, 50, 399, 400, 500),
          async ([query, isMeant], limit) => {
            const lines = await walked(`${query}&sort=${sort}&limit=${limit}`);
            expect(sorted(lines.map(({ requestId }) => requestId))).toEqual(sorted(idsOf(isMeant)));
          },
        ),
        { numRuns: 10, seed: 11 },
      );
    },
    120_000,
  );

  test("goes in the order asked for, with what is unknown at the end", async () => {
    const newest = await walked("sort=-time&limit=37");
    const times = newest.map(({ atUs }) => atUs ?? UNDATED_US);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    for (const sort of ["latency", "-latency"]) {
      const values = (await walked(`sort=${sort}&limit=37`)).map(({ latencyMs }) => latencyMs);
      const known = values.filter((ms) => ms !== null);
      const sign = sort.startsWith("-") ? -1 : 1;
      expect(values).toEqual([
        ...[...known].sort((a, b) => sign * (a - b)),
        ...values.filter((ms) => ms === null),
      ]);
    }
    const costs = (await walked("sort=-cost&limit=41")).map(({ cost }) => cost);
    const amounts = costs.filter((cost) => cost !== null).map(Number);
    expect(costs.slice(amounts.length).every((cost) => cost === null)).toBe(true);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  test("has no call twice and misses none of before while others come in", async () => {
    let n = 0;
    const more = async () => {
      n += 1;
      const at = START + (n % 21) * 24 * US_PER_HOUR;
      const others = [at, at + US_PER_S, NOW].map((us, i) =>
        keyedCall(`new-${n}-${i}`, us, { model: "o3" }),
      );
      await storeRecords(store.db, others);
    };
    for (const sort of ["-time", "time", "-latency", "cost"]) {
      const before = sorted((await walked("limit=500")).map(({ requestId }) => requestId));
      const ids = (await walked(`sort=${sort}&limit=120`, more)).map(({ requestId }) => requestId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });
});

describe("what stands beside the calls", () => {
  test("counts what the filters hold, also where they cut an hour", async () => {
    for (const query of ["", "model=o3", "zone=Asia/Kolkata&from=2026-09-05&to=2026-09-08"]) {
      const lines = await walked(`${query}&limit=500`);
      const { filters } = read(query);
      const totals = await callTotalsOf(store.db, PRICE_BOOK, filters);
      expect(totals.calls).toBe(lines.length);
      expect(totals.undated).toBe(lines.filter(({ atUs }) => atUs === null).length);
    }
  });

  test("the listed calls cost what the sums of the same filters cost, to the picodollar", async () => {
    const frame = priceFrameOf(PRICE_BOOK);
    for (const query of [
      "",
      "model=o3",
      "project=rare",
      "tier=unknown",
      "from=2026-09-05&to=2026-09-06",
    ]) {
      const lines = await walked(`${query}&limit=500`);
      const listed = lines.reduce((sum, { cost }) => sum + (parseUsd(cost ?? "0") ?? 0n), 0n);
      const filter = cellFilterOf(read(query).filters, "own");
      const { cells } = await rollupCells(store.db, { filter, splits: [] }, frame);
      const summed = cells.reduce((sum, cell) => {
        const price = priceServed(PRICE_BOOK, cell);
        return price.kind === "priced" ? sum + price.served.total : sum;
      }, 0n);
      expect(listed).toBe(summed);
    }
  });

  test("an export walks through the same calls", async () => {
    const ids: (string | null)[] = [];
    const asked = { filters: read("model=o3").filters, requestKeys: noKeys, most: 1_000_000 };
    for await (const calls of walkCalls(store.db, PRICE_BOOK, asked)) {
      ids.push(...calls.map(({ record }) => record.requestId));
    }
    expect(sorted(ids)).toEqual(
      sorted((await walked("model=o3")).map(({ requestId }) => requestId)),
    );
    const few = walkCalls(store.db, PRICE_BOOK, { ...asked, most: 5 });
    const first = await few.next();
    expect(first.value).toHaveLength(5);
    expect((await few.next()).done).toBe(true);
  });
});

test("an operation opens to its attempts in order of time, a call to every file that tells of it", async () => {
  const at = START + 5 * US_PER_HOUR;
  const attempt = (n: number, told: Partial<UsageRecord>) =>
    keyedCall(`try-${n}`, at + n * 3 * US_PER_S, {
      ...{ provider: "openai", model: "o3", operationId: "nightly-7", attempt: n, ...told },
    });
  const refused = attempt(0, {
    ...{ outcome: "error", errorClass: "flex_unavailable", tierRequested: "flex", latencyMs: 400 },
  });
  const served = attempt(1, { tierServed: "standard", inputTotal: 1_000, outputTotal: 100 });
  const first = await storeRecords(store.db, [served, refused], { fileName: "one.csv" });
  const again = { ...served, line: 9, record: { ...served.record, latencyMs: 700 } };
  const second = await storeRecords(store.db, [again], { fileName: "two.csv" });

  const detail = await callDetailOf(store.db, PRICE_BOOK, served.key ?? "");
  expect(detail?.attempts.map(({ requestId }) => requestId)).toEqual(["try-0", "try-1"]);
  expect(detail?.call.latencyMs).toBe(700);
  // 1,000 × $2 and 100 × $8 per million
  expect(detail?.call.cost).toBe("0.0028");
  expect(detail?.price.lines.map(({ amount }) => amount)).toEqual(["0.002", "0.0008"]);
  expect(detail?.price.tiers.find(({ tier }) => tier === "flex")?.cost).toBe("0.0014");
  expect(detail?.sources).toEqual([
    {
      importId: first,
      fileName: "one.csv",
      format: "mapped-csv",
      line: 1,
      owner: true,
      differs: ["latency_ms"],
    },
    {
      importId: second,
      fileName: "two.csv",
      format: "mapped-csv",
      line: 9,
      owner: false,
      differs: [],
    },
  ]);
  const found = await pageOf(read("operationId=nightly-7"));
  expect(found.calls.map(({ requestId }) => requestId)).toEqual(["try-1", "try-0"]);
  const nowhere = "00000000-0000-4000-8000-000000000000";
  expect(await callDetailOf(store.db, PRICE_BOOK, nowhere)).toBeNull();
});
