import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chatBody, jsonLines } from "../testing/log-text.ts";
import { readUsage } from "../testing/read-usage.ts";

const recordsOf = async (...rows: readonly object[]) =>
  (await readUsage(jsonLines(...rows))).records;

describe("Portkey logs", () => {
  const row = {
    id: "log-1",
    created_at: "2026-11-18T14:00:00.182Z",
    request: { body: { service_tier: "flex" } },
    response: { body: chatBody } as unknown,
    is_success: true,
    ai_org: "openai",
    ai_model: "gpt-5-mini",
    req_units: 7,
    res_units: 3,
    cost: 0.21,
    response_time: 999,
    response_status_code: 200,
    metadata: { _user: "ana", workload: "evals" },
  };

  test("a log with bodies has tiers and details; its cost of unknown unit is left alone", async () => {
    const { format, records } = await readUsage(jsonLines(row));
    expect(format).toBe("portkey-logs");
    expect(records).toMatchObject([
      {
        tierRequested: "flex",
        tierServed: "flex",
        inputTotal: 100,
        user: "ana",
        workload: "evals",
      },
    ]);
    expect(records[0]?.reportedUsd ?? null).toBeNull();
  });

  test("without bodies, units are tokens and tiers unknown", async () => {
    const { request: _request, response: _response, ...bare } = row;
    expect(await recordsOf(bare)).toMatchObject([
      { inputTotal: 7, outputTotal: 3, tierServed: null },
    ]);
  });

  test("a date as JavaScript prints it, and bodies stored as text", async () => {
    const created_at = "Wed Nov 18 2026 16:00:00 GMT+0200 (Eastern European Time)";
    const response = JSON.stringify({ body: JSON.stringify(chatBody) });
    expect(await recordsOf({ ...row, created_at, response })).toMatchObject([
      { startUs: Date.UTC(2026, 10, 18, 14) * 1_000, inputTotal: 100 },
    ]);
  });

  test("a failure without its body keeps no more than its status", async () => {
    const failed = { ...row, is_success: false, response_status_code: 429, response: null };
    expect(await recordsOf(failed)).toMatchObject([{ outcome: "error", errorClass: "http_429" }]);
  });
});

describe("Cloudflare AI Gateway logs", () => {
  const row = {
    id: "01J",
    cached: false,
    created_at: "2026-11-18 15:00:00",
    duration: 27_198,
    model: "gpt-5-mini",
    path: "chat/completions",
    provider: "openai",
    success: true,
    tokens_in: 10 as number | null,
    tokens_out: 2 as number | null,
    metadata: '{"workload":"evals","user":"ana"}',
    step: 1,
  };

  test("the API's answer, lines of entries, or one entry alone", async () => {
    const page = {
      success: true,
      errors: [],
      messages: [],
      result: [row],
      result_info: { page: 1 },
    };
    for (const text of [
      JSON.stringify(page),
      JSON.stringify({ ...page, extra: 1 }),
      jsonLines(row),
    ]) {
      const { format, records } = await readUsage(text);
      expect(format).toBe("cloudflare-aig-logs");
      expect(records).toMatchObject([
        {
          inputTotal: 10,
          attempt: 1,
          endpoint: "/v1/chat/completions",
          workload: "evals",
          user: "ana",
        },
      ]);
    }
  });

  test("a cached answer is a gateway hit, a 429 has no known cause, and no tokens are unknown", async () => {
    const failed = { ...row, success: false, status_code: 429, tokens_in: null, tokens_out: null };
    expect(await recordsOf({ ...row, cached: true }, { ...failed, id: "2" })).toMatchObject([
      { outcome: "gateway_cache_hit", inputTotal: 10 },
      { outcome: "error", errorClass: "http_429", inputTotal: null },
    ]);
  });
});

test("whatever a gateway logs in its fields, each line is one row", async () => {
  const odd = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom(-1, 1e300, "", "null", true));
  const gateways = [
    {
      request_id: 1,
      call_type: 1,
      custom_llm_provider: 1,
      startTime: 1,
      metadata: 1,
      prompt_tokens: 1,
      status: 1,
    },
    {
      call_type: 1,
      response_cost: 1,
      startTime: 1,
      response: 1,
      error_information: 1,
      model_parameters: 1,
    },
    {
      request_created_at: 1,
      response_created_at: 1,
      response_status: 1,
      response_body: 1,
      provider: 1,
    },
    { ai_org: 1, ai_model: 1, created_at: 1, request: 1, response: 1, is_success: 1, metadata: 1 },
    { tokens_in: 1, tokens_out: 1, created_at: 1, metadata: 1, success: 1, cached: 1 },
    { model_permaslug: 1, date: 1, usage: 1, requests: 1 },
    { total_cost: 1, day: 1, input_tokens: 1 },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...gateways),
      fc.array(odd, { minLength: 8, maxLength: 8 }),
      async (shape, values) => {
        const row = Object.fromEntries(Object.keys(shape).map((name, i) => [name, values[i]]));
        const { report } = await readUsage(jsonLines(row, row));
        expect(report.records.received).toBe(2);
      },
    ),
    { seed: 20_261_118, numRuns: 400 },
  );
});
