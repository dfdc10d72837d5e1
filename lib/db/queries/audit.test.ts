import { expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import type { UsageRecord } from "../../core/record.ts";
import { US_PER_HOUR, US_PER_MS, US_PER_S } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { ingestClient, liveRecord, testKeyFor } from "../../testing/ingest-client.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { LiveRecord } from "../../wire/live-record.ts";
import { priceFrameOf } from "../price-frame.ts";
import { auditOf } from "./audit.ts";
import { callTwins } from "./call-twins.ts";

const database = testDatabase();
const NOON = Date.UTC(2025, 4, 1, 12) * 1000;
const ALL: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };
const HOW = { frame: priceFrameOf(PRICE_BOOK), titleOf: (format: string) => format };

const second = (n: number): number => NOON + n * US_PER_S;
const facts: Partial<UsageRecord> = {
  ...{ provider: "openai", model: "o3", project: "search", endpoint: "/v1/responses" },
  ...{ tierRequested: "standard", tierServed: "standard", outputTotal: 10, inputCached: 0 },
};
const call = (name: string, atUs: number, inputTotal: number, over: Partial<UsageRecord> = {}) =>
  keyedCall(name, atUs, { ...facts, inputTotal, ...over });

const audited = async (query = "") =>
  await auditOf(database.db, PRICE_BOOK, {
    filters: readOverviewFilters(new URLSearchParams(query), {
      nowUs: NOON + US_PER_HOUR,
      defaultZone: "UTC",
    }),
    nowUs: NOON + US_PER_HOUR,
    titleOf: (format) => `a ${format}`,
  });

test("an empty database has nothing to audit, and nothing was looked for in vain", async () => {
  const nothing = { calls: 0, findings: [], clean: [], sources: [], models: [] };
  expect(await audited()).toMatchObject(nothing);
});

test("calls of the same second, model and tokens in two formats are found, one for one", async () => {
  await storeRecords(
    database.db,
    [
      call("sdk-1", second(0), 1_000),
      call("sdk-2", second(0), 1_000),
      call("sdk-3", second(5), 2_000),
      call("sdk-4", second(9), 3_000),
    ],
    { format: "langfuse-observations" },
  );
  expect((await callTwins(database.db, ALL, HOW)).search.looked).toBe(0);
  await storeRecords(
    database.db,
    [
      call("gw-1", second(0) + 300 * US_PER_MS, 1_000),
      call("gw-2", second(0) + 400 * US_PER_MS, 1_000),
      call("gw-3", second(0) + 500 * US_PER_MS, 1_000),
      call("gw-4", second(5), 2_001),
      call("gw-5", second(9), 3_000, { project: "support" }),
    ],
    { format: "litellm-spendlogs" },
  );
  // The same file format again: its calls have ids of their own and are other calls.
  await storeRecords(database.db, [call("gw-6", second(5), 2_001)], {
    format: "litellm-spendlogs",
  });
  const { twins, search } = await callTwins(database.db, ALL, HOW);
  expect(search).toEqual({ looked: 10, isCut: false, found: 3, byChance: 0 });
  expect(twins).toMatchObject([
    { first: "langfuse-observations", second: "litellm-spendlogs", cell: { inputTotal: 5_000 } },
  ]);
  const support = await callTwins(database.db, { ...ALL, projects: ["support"] }, HOW);
  expect(support.search.found).toBe(1);
});

test("the audit tells them with their dollars, and how far each source reaches", async () => {
  const audit = await audited();
  // 5,000 tokens × $10 and 30 × $40 per million.
  expect(audit.findings).toMatchObject([
    { id: "counted-twice", records: 3, usd: "0.0512", sureness: "likely" },
  ]);
  expect(audit.calls).toBe(10);
  expect(audit.models).toEqual(["o3"]);
  expect(audit.sources.map(({ title, imports }) => [title, imports])).toEqual([
    ["a langfuse-observations", 1],
    ["a litellm-spendlogs", 2],
  ]);
  expect(audit.sources[0]).toMatchObject({ lastRecordUs: second(9), completeUntilUs: NOON });
  expect(audit.lastDays).toMatchObject([{ provider: "openai", day: "2025-05-01", requests: 10 }]);
});

test("a tier that one source of a call names and another does not is found by the request id", async () => {
  const shared = call("req-9", second(600), 1_000_000, { outputTotal: 0 });
  await storeRecords(database.db, [shared], { format: "langfuse-observations" });
  const { record } = shared;
  await storeRecords(
    database.db,
    [{ ...shared, record: { ...record, tierRequested: "flex", tierServed: null } }],
    { format: "captured-http" },
  );
  const { findings } = await audited("project=search");
  const contested = findings.find(({ id }) => id === "parameter-contested");
  expect(contested).toMatchObject({ records: 1, usd: "5", sureness: "likely" });
  const { findings: elsewhere } = await audited("project=support");
  expect(elsewhere.map(({ id }) => id)).not.toContain("parameter-contested");
});

test("code that asked for flex and sent something else is found by what its program told, a policy's own change is none", async () => {
  const { key } = await testKeyFor(database.db);
  const told = (n: number, facts: Partial<LiveRecord>) => ({
    ...liveRecord(`code${n}`, { tierRequested: "auto", inputTotal: 1_000_000, outputTotal: 0 }),
    ...{ time: "2025-05-01T13:00:00Z", project: "in-code", ...facts },
  });
  const { outcome } = await ingestClient(
    database.db,
    key,
  )([
    told(1, { tierInCode: "flex" }),
    told(2, { tierInCode: "flex", tierRequested: null }),
    told(3, { tierInCode: "flex", policy: "flex-once" }),
    told(4, { tierInCode: "flex", tierRequested: "flex", tierServed: "flex" }),
    told(5, { tierInCode: "priority" }),
    told(6, {}),
  ]);
  expect(outcome.inserted).toBe(6);
  const { findings } = await audited("project=in-code");
  // o3 in its first weeks: $10 at standard, $5 at flex.
  expect(findings.find(({ id }) => id === "changed-on-the-way")).toMatchObject({
    ...{ records: 2, usd: "10", sureness: "certain" },
    lines: [{ records: 1 }, { records: 1 }],
  });
  const { findings: elsewhere } = await audited("project=support");
  expect(elsewhere.map(({ id }) => id)).not.toContain("changed-on-the-way");
});
