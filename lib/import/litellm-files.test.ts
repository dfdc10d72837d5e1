import { describe, expect, test } from "vitest";
import { chatBody, csvOf, jsonLines } from "../testing/log-text.ts";
import { readUsage } from "../testing/read-usage.ts";

const recordsOf = async (...rows: readonly object[]) =>
  (await readUsage(jsonLines(...rows))).records;

describe("LiteLLM spend logs", () => {
  const metadata = {
    user_api_key_alias: "key-1",
    user_api_key_team_alias: "team-1",
    status: "success",
    usage_object: chatBody.usage,
    spend_logs_metadata: { workload: "evals" },
  };
  const row = {
    request_id: "req-1",
    call_type: "acompletion",
    api_key: "hash",
    spend: 0.0034045,
    prompt_tokens: 100,
    completion_tokens: 20,
    startTime: "2026-11-18T09:00:00.000Z",
    endTime: "2026-11-18T09:00:10.000Z",
    request_duration_ms: null as number | null,
    completionStartTime: "2026-11-18T09:00:02.500Z",
    model: "gpt-5-mini-2025-08-07",
    custom_llm_provider: "openai",
    user: "ana",
    metadata: metadata as unknown,
    cache_hit: "False",
    request_tags: ["User-Agent: OpenAI/JS", "tag-1"] as unknown,
    messages: { content: "secret" },
    status: "success" as string | null,
  };

  test("a row has its tokens, times, labels and cost, and no tier", async () => {
    const { format, records } = await readUsage(JSON.stringify([row]));
    expect(format).toBe("litellm-spendlogs");
    expect(records).toMatchObject([
      {
        requestId: "req-1",
        inputTotal: 100,
        inputCached: 60,
        reasoning: 5,
        latencyMs: 10_000,
        ttftMs: 2_500,
        project: "team-1",
        apiKey: "key-1",
        user: "ana",
        workload: "evals",
        endpoint: "/v1/chat/completions",
        tierRequested: null,
        tierServed: null,
        reportedUsd: "0.0034045",
      },
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("a dump of the table as CSV reads like the JSON, its metadata encoded once, twice or not at all", async () => {
    const [expected] = await recordsOf(row);
    for (const encoded of [
      metadata,
      JSON.stringify(metadata),
      JSON.stringify(JSON.stringify(metadata)),
    ]) {
      const { format, records, rejects } = await readUsage(csvOf({ ...row, metadata: encoded }));
      expect([format, rejects]).toEqual(["litellm-spendlogs", []]);
      expect(records).toEqual([expected]);
      expect(await recordsOf({ ...row, metadata: encoded })).toEqual([expected]);
    }
  });

  test("a dump without the metadata column cannot tell cached tokens", async () => {
    const { metadata: _metadata, ...bare } = row;
    const { report } = await readUsage(csvOf(bare));
    expect(report.tokens).toMatchObject({ inputTotal: 100, inputCached: null, reasoning: null });
  });

  test.each([
    ["True", "gateway_cache_hit"],
    ["true", "gateway_cache_hit"],
    ["False", "success"],
    ["", "success"],
    ["None", "success"],
  ])("cache_hit %j is %s", async (cache_hit, outcome) => {
    expect(await recordsOf({ ...row, cache_hit })).toMatchObject([{ outcome }]);
  });

  test.each([
    ["429", "RateLimitError", "Resource unavailable: no flex capacity.", "flex_unavailable", 429],
    ["429", "RateLimitError", "Rate limit reached for gpt-5 on tokens per min", "rate_limit", 429],
    ["429", "RateLimitError", "", "http_429", 429],
    ["408", "Timeout", "Request timed out.", "timeout_408", 408],
    ["", "APITimeoutError", "Request timed out.", "timeout_client", null],
    ["503", "ServiceUnavailableError", "", "overloaded", 503],
  ])(
    "failure %s of class %s with %j is %s",
    async (error_code, error_class, error_message, errorClass, httpStatus) => {
      const error_information = { error_code, error_class, error_message };
      const failed = { ...row, status: null, metadata: { status: "failure", error_information } };
      const [record] = await recordsOf(failed);
      expect(record).toMatchObject({ outcome: "error", errorClass, httpStatus });
      expect(JSON.stringify(record)).not.toContain("capacity");
    },
  );

  test("sums by day are no calls, among rows or alone; their money is not counted", async () => {
    const day = {
      startTime: "2026-11-18",
      spend: 1.5,
      users: { u: 1.5 },
      models: { "gpt-5": 1.5 },
    };
    const { report, rejects } = await readUsage(JSON.stringify([row, day]));
    expect(report.records).toMatchObject({ valid: 1, rejected: 1 });
    expect(rejects).toMatchObject([
      { code: "no-row", examples: [{ found: "a daily sum of many" }] },
    ]);
    const alone = await readUsage(JSON.stringify([day]), { format: "litellm-spendlogs" });
    expect(alone.report.records).toMatchObject({ valid: 0, rejected: 1 });
  });

  test("a first token that came with the last tells no time to the first", async () => {
    expect(await recordsOf({ ...row, completionStartTime: row.endTime })).toMatchObject([
      { ttftMs: null },
    ]);
  });
});

describe("LiteLLM logging payload", () => {
  const payload = {
    id: "chatcmpl-1",
    call_type: "acompletion",
    stream: true,
    response_cost: 1.23e-5,
    status: "success",
    custom_llm_provider: "openai",
    prompt_tokens: 100,
    completion_tokens: 20,
    startTime: 1_795_078_800.255,
    endTime: 1_795_078_875.163,
    completionStartTime: 1_795_078_801.255,
    model: "gpt-5-mini",
    metadata: { usage_object: chatBody.usage },
    cache_hit: false,
    response: chatBody as unknown,
    model_parameters: { service_tier: "flex" },
    error_str: null as string | null,
  };

  test("both tiers, the time to the first token and the exact cost", async () => {
    const { format, records } = await readUsage(jsonLines(payload));
    expect(format).toBe("litellm-standard-logging");
    expect(records).toMatchObject([
      {
        tierRequested: "flex",
        tierServed: "flex",
        latencyMs: 74_908,
        ttftMs: 1_000,
        reportedUsd: "0.0000123",
      },
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("a failure is classified by its text, and has no served tier", async () => {
    const failed = { ...payload, status: "failure", error_str: "Resource unavailable: secret" };
    const records = await recordsOf(failed);
    expect(records).toMatchObject([
      { outcome: "error", errorClass: "flex_unavailable", tierServed: null },
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("a response stored as text is read; a cached answer cost the provider nothing", async () => {
    expect(await recordsOf({ ...payload, response: JSON.stringify(chatBody) })).toMatchObject([
      { tierServed: "flex" },
    ]);
    expect(await recordsOf({ ...payload, cache_hit: true })).toMatchObject([
      { outcome: "gateway_cache_hit" },
    ]);
  });
});
