import { beforeEach, describe, expect, test } from "vitest";
import { readOverviewFilters } from "../analytics/overview-filters.ts";
import { parseUsd, subtractUsd, ZERO_USD } from "../core/money.ts";
import { overviewOf } from "../db/queries/overview.ts";
import { undoImport } from "../db/writes/undo-import.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { dataChecksum } from "../testing/data-checksum.ts";
import { dryRun, importFile, type UsageFile } from "../testing/import-file.ts";
import { testDatabase } from "../testing/test-database.ts";

const database = testDatabase();
const NOW_US = Date.UTC(2026, 10, 21) * 1_000;
const CREATED = Date.UTC(2026, 10, 18, 9) / 1_000;

beforeEach(async () => {
  await database.db.sql`
    truncate calls, import_claims, claimed_calls, rollups, coarse_rollups, rollup_marks, dirty_hours, settings`;
});

function fileOf(format: string, ...rows: readonly (object | string)[]): UsageFile {
  const lines = rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row)));
  return {
    bytes: Buffer.from(`${lines.join("\n")}\n`),
    mapping: null,
    name: `${format}.jsonl`,
    format: { id: format, grain: "call" },
  };
}

async function total() {
  const filters = readOverviewFilters(new URLSearchParams(""), {
    nowUs: NOW_US,
    defaultZone: "UTC",
  });
  const overview = await overviewOf(database.db, PRICE_BOOK, { filters, nowUs: NOW_US });
  const { records, unpricedRecords, inputTokens, outputTokens, asServed, tiers } = overview.total;
  return { records, unpricedRecords, inputTokens, outputTokens, asServed, flex: tiers.flex.total };
}

const usd = (text: string) => parseUsd(text) ?? ZERO_USD;

/** Imports a file, held to what its dry run says of it. */
async function importAsForecast(file: UsageFile) {
  const { db } = database;
  const before = await total();
  const { counts, completed, cost } = await dryRun(db, file);
  const row = await importFile(db, file);
  const { received, inserted, duplicate, rejected, skipped } = row;
  expect({ counts, completed }).toEqual({
    counts: { received, inserted, duplicate, rejected, skipped },
    completed: row.completed,
  });
  expect(received).toBe(inserted + duplicate + rejected + skipped);
  const after = await total();
  expect(usd(cost.asServed)).toBe(subtractUsd(usd(after.asServed), usd(before.asServed)));
  expect(usd(cost.tiers.flex.total)).toBe(subtractUsd(usd(after.flex), usd(before.flex)));
  return { id: row.id, inserted, duplicate, completed: row.completed };
}

const azure = (category: string, properties: object) => ({
  time: "2026-11-18T18:00:16.792Z",
  resourceId: "/SUBSCRIPTIONS/0/ACCOUNTS/AOAI",
  category,
  operationName: "ChatCompletions_Create",
  resultSignature: "200",
  durationMs: 900,
  correlationId: "corr-1",
  properties: JSON.stringify(properties),
});
const MODEL = { modelName: "gpt-4o", modelVersion: "2024-08-06" };
const COUNTS = { promptTokens: [1_000_000], cachedTokens: [0], generatedTokens: [100_000] };

const response = (id: string, facts: object) => ({
  ...{ id, object: "response", created_at: CREATED, model: "o3", service_tier: "default" },
  ...facts,
});
const queued = (id: string) => response(id, { status: "queued", usage: null });
const completed = (id: string) =>
  response(id, {
    status: "completed",
    usage: {
      ...{ input_tokens: 1_000_000, output_tokens: 100_000, total_tokens: 1_100_000 },
      input_tokens_details: { cached_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 0 },
    },
  });
// o3 of that day: $2 per million in, $8 per million out.
const O3_USD = "2.8";

const liteTable = {
  ...{ request_id: "chatcmpl-1", call_type: "acompletion", api_key: "h", spend: 0.001 },
  ...{ total_tokens: 1_100_000, prompt_tokens: 1_000_000, completion_tokens: 100_000 },
  ...{ startTime: "2026-11-18T09:00:01.5Z", endTime: "2026-11-18T09:01:14.5Z" },
  ...{ model: "o3", custom_llm_provider: "openai", status: "success", user: "", metadata: {} },
};
const litePayload = {
  ...{ id: "chatcmpl-1", trace_id: "t", call_type: "acompletion", status: "success" },
  ...{ total_tokens: 1_100_000, prompt_tokens: 1_000_000, completion_tokens: 100_000 },
  ...{ startTime: CREATED + 1.5, endTime: CREATED + 74.5, model: "o3" },
  ...{ custom_llm_provider: "openai", response: { service_tier: "flex" }, metadata: {} },
  ...{ hidden_params: {}, model_parameters: { service_tier: "flex" } },
};

const chunk = {
  ...{ id: "chatcmpl-2", object: "chat.completion.chunk", created: CREATED, model: "o3" },
  ...{ service_tier: "default", usage: null },
  choices: [{ index: 0, delta: { content: "a" }, finish_reason: null }],
};
const whole = {
  ...{ id: "chatcmpl-2", object: "chat.completion", created: CREATED, model: "o3" },
  ...{ service_tier: "default", choices: [{ index: 0, finish_reason: "stop" }] },
  usage: {
    ...{ prompt_tokens: 1_000_000, completion_tokens: 100_000, total_tokens: 1_100_000 },
    prompt_tokens_details: { cached_tokens: 0 },
  },
};

interface Pair {
  readonly first: UsageFile;
  readonly second: UsageFile;
  readonly asServed: string;
  /** Whether the first tells what the second does not. */
  readonly bothAdd: boolean;
}

const PAIRS: readonly (readonly [string, Pair])[] = [
  [
    "Azure's two categories",
    {
      first: fileOf("azure-diagnostics", azure("RequestResponse", MODEL)),
      second: fileOf("azure-diagnostics", azure("AzureOpenAIRequestUsage", COUNTS)),
      asServed: "0", // Azure's logs name no tier
      bothAdd: true,
    },
  ],
  [
    "a queued and a finished response",
    {
      first: fileOf("openai-response", queued("resp_1")),
      second: fileOf("openai-response", completed("resp_1")),
      asServed: O3_USD,
      bothAdd: false,
    },
  ],
  [
    "LiteLLM's table and its payload of a flex call",
    {
      first: fileOf("litellm-spendlogs", liteTable),
      second: fileOf("litellm-standard-logging", litePayload),
      asServed: "1.4", // half of the standard price
      bothAdd: true,
    },
  ],
  [
    "an interrupted stream and the whole answer",
    {
      first: fileOf("openai-sse", `data: ${JSON.stringify(chunk)}\n`),
      second: fileOf("openai-chat-completion", whole),
      asServed: O3_USD,
      bothAdd: false,
    },
  ],
];

describe.each(PAIRS)("%s", (_what, { first, second, asServed, bothAdd }) => {
  test.each([
    ["one after the other", first, second, true],
    ["the other way round", second, first, bothAdd],
  ])(
    "are one call with the facts of both: %s; undo leaves what the other told",
    async (_order, one, two, adds) => {
      const { db } = database;
      const before = await importAsForecast(one);
      expect(before).toMatchObject({ inserted: 1, completed: 0 });
      const alone = await total();
      const checksum = await dataChecksum(db);
      const after = await importAsForecast(two);
      expect(after).toMatchObject({ inserted: 0, duplicate: 1, completed: adds ? 1 : 0 });
      expect(await total()).toMatchObject({
        ...{ records: 1, unpricedRecords: asServed === "0" ? 1 : 0, asServed },
        ...{ inputTokens: 1_000_000, outputTokens: 100_000 },
      });
      expect(await importAsForecast(two)).toMatchObject({ inserted: 0, completed: 0 });

      await undoImport(db, after.id + 1);
      await undoImport(db, after.id);
      expect(await total()).toEqual(alone);
      expect(await dataChecksum(db)).toEqual(checksum);
      const again = await importAsForecast(two);
      await undoImport(db, before.id);
      const other = await total();
      await undoImport(db, again.id);
      await importAsForecast(two);
      expect(await total()).toEqual(other);
    },
  );
});

test("thousands complete each other as quickly where the planner knew two of them", async () => {
  await importAsForecast(fileOf("openai-response", queued("resp_a"), completed("resp_a")));
  await database.db.sql`analyze`;
  const ids = Array.from({ length: 6_100 }, (_, i) => `resp_${i}`);
  const file = fileOf("openai-response", ...ids.map(queued), ...ids.map(completed));
  const row = await importFile(database.db, file);
  expect([row.inserted, row.duplicate, row.completed]).toEqual([6_100, 6_100, 6_100]);
}, 60_000);

test("rows of one request complete each other within a file too, over more rows than are stored at once", async () => {
  const ids = Array.from({ length: 6_100 }, (_, i) => `resp_${i}`);
  const file = fileOf("openai-response", ...ids.map(queued), ...ids.map(completed));
  const { inserted, duplicate, completed: filled } = await importAsForecast(file);
  expect([inserted, duplicate, filled]).toEqual([6_100, 6_100, 6_100]);
  // 6 100 × $2.80
  expect(await total()).toMatchObject({ records: 6_100, unpricedRecords: 0, asServed: "17080" });
  const again = await importAsForecast(file);
  expect(again).toMatchObject({ inserted: 0, duplicate: 12_200, completed: 0 });
});
