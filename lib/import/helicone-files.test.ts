import { describe, expect, test } from "vitest";
import { chatBody, csvOf, jsonLines } from "../testing/log-text.ts";
import { readUsage } from "../testing/read-usage.ts";

const flexShortage = { error: { code: "resource_unavailable", message: "secret", type: null } };

const recordsOf = async (...rows: readonly object[]) =>
  (await readUsage(jsonLines(...rows))).records;

describe("Helicone requests", () => {
  const row = {
    response_id: "resp-1",
    response_created_at: "2026-11-18T12:00:10.000Z",
    response_status: 200 as number | null,
    request_id: "req-1",
    request_created_at: "2026-11-18T12:00:00.000Z",
    request_body: { model: "gpt-5-mini", service_tier: "flex", messages: ["secret"] },
    response_body: chatBody as unknown,
    request_path: "https://api.openai.com/v1/chat/completions",
    request_user_id: "ben",
    request_properties: { Workload: "evals" },
    provider: "OPENAI",
    delay_ms: null,
    prompt_tokens: 1,
    completion_tokens: 1,
    prompt_cache_read_tokens: 0,
    costUSD: 0.0021,
  };

  test("the answer's own usage wins over the columns; tiers come from the bodies", async () => {
    const { format, records } = await readUsage(jsonLines(row));
    expect(format).toBe("helicone-requests");
    expect(records).toMatchObject([
      {
        tierRequested: "flex",
        tierServed: "flex",
        inputTotal: 100,
        inputCached: 60,
        reasoning: 5,
        latencyMs: 10_000,
        workload: "evals",
      },
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("without bodies the columns count; a prompt smaller than its cached part cannot include it", async () => {
    const bare = { ...row, request_body: null, response_body: null };
    const columns = {
      prompt_tokens: 40,
      prompt_cache_read_tokens: 60,
      prompt_cache_write_tokens: 5,
    };
    expect(await recordsOf(bare)).toMatchObject([
      { inputTotal: 1, outputTotal: 1, tierServed: null },
    ]);
    expect(await recordsOf({ ...bare, ...columns })).toMatchObject([
      { inputTotal: 105, inputCached: 60 },
    ]);
  });

  test.each([
    [-3, "cancelled"],
    [-2, "pending"],
    [null, "pending"],
  ])("status %j is %s, with no HTTP status", async (response_status, outcome) => {
    const records = await recordsOf({ ...row, response_status, response_body: null });
    expect(records).toMatchObject([
      { outcome, httpStatus: null, errorClass: null, tierServed: null },
    ]);
  });

  test("a reference to a stored answer is a gateway hit, a reference of zeros is none", async () => {
    const zeros = "00000000-0000-0000-0000-000000000000";
    expect(await recordsOf({ ...row, cache_reference_id: zeros })).toMatchObject([
      { outcome: "success" },
    ]);
    expect(await recordsOf({ ...row, cache_reference_id: "b2828764-abd1-4478" })).toMatchObject([
      { outcome: "gateway_cache_hit" },
    ]);
  });

  test("an API answer that wraps its rows is read", async () => {
    const { report } = await readUsage(
      JSON.stringify({ data: [row, { ...row, request_id: "2" }], error: null }),
    );
    expect(report.records.valid).toBe(2);
  });

  test("the export tool's CSV, whose JSON cells are escaped twice", async () => {
    const doubled = (value: object) => JSON.stringify(value).replaceAll('"', '""');
    const exported = {
      response_id: "resp-1",
      response_created_at: row.response_created_at,
      response_status: 200,
      request_created_at: row.request_created_at,
      request_body: doubled(row.request_body),
      request_properties: doubled(row.request_properties),
      request_user_id: "ben",
      model: "gpt-5-mini",
      prompt_tokens: 100,
      completion_tokens: 20,
      latency: "",
      cost: "",
    };
    const { format, records, report } = await readUsage(csvOf(exported));
    expect(format).toBe("helicone-requests");
    expect(records).toMatchObject([
      {
        requestId: "resp-1",
        tierRequested: "flex",
        workload: "evals",
        inputTotal: 100,
        latencyMs: 10_000,
      },
    ]);
    expect(report.tokens).toMatchObject({ inputCached: null, reasoning: null });
  });

  test("a refused attempt is a record with its cause", async () => {
    const refused = { ...row, response_status: 429, response_body: flexShortage };
    expect(await recordsOf(refused)).toMatchObject([
      {
        outcome: "error",
        errorClass: "flex_unavailable",
        errorCode: "resource_unavailable",
        httpStatus: 429,
      },
    ]);
  });
});
