import { describe, expect, test } from "vitest";
import { readUsage } from "../testing/read-usage.ts";

describe("OpenAI usage export", () => {
  const HEADER =
    "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens";
  const ROW =
    "1759622400,1759708800,2025-10-05T00:00:00+00:00,2025-10-06T00:00:00+00:00,proj_1,10.0,user-ana,key_1,gpt-4o-2024-08-06,False,default,43430.0,8180.0,5120.0,0.0";

  test("equal rows are kept and add up", async () => {
    const { report } = await readUsage(`${HEADER}\n${ROW}\n${ROW}\n`);
    expect(report.records).toMatchObject({ valid: 2, duplicates: 0 });
    expect(report).toMatchObject({ requests: 20, tokens: { inputTotal: 86_860 } });
  });

  test("columns in any order, with more of them and other case, are found by name; mail addresses are not read", async () => {
    const names = HEADER.split(",").reverse();
    const cells = ROW.split(",").reverse();
    const text = `user_email,${names.join(",").toUpperCase()},project_name\nana@example.org,${cells.join(",")},Evals\n`;
    const { format, records } = await readUsage(text);
    expect(format).toBe("openai-usage-export-csv");
    expect(records).toMatchObject([
      { requests: 10, inputTotal: 43_430, tierServed: "standard", user: "user-ana" },
    ]);
    expect(JSON.stringify(records)).not.toContain("example.org");
  });

  test("a spreadsheet's round trip: semicolons, local words, separators, seconds as 1.76E+09", async () => {
    const cells = [
      "1,76E+09",
      "1,76E+09",
      "2025-10-05T00:00:00+00:00",
      "2025-10-06T00:00:00+00:00",
      "proj_1",
      "1.200,0",
      "",
      "",
      "gpt-5",
      "WAHR",
      "default",
      "43.430,0",
      "8180",
      "5.120,0",
      "",
    ];
    const { records, rejects } = await readUsage(
      `${HEADER.replaceAll(",", ";")}\r\n${cells.join(";")}\r\n`,
    );
    expect(rejects).toEqual([]);
    expect(records).toMatchObject([
      {
        startUs: Date.UTC(2025, 9, 5) * 1_000,
        requests: 1_200,
        inputTotal: 43_430,
        inputCached: 5_120,
        inputCacheWrite: null,
        tierServed: "batch",
      },
    ]);
  });

  test("buckets of a minute, an hour or a day end where the file says", async () => {
    const minute = ROW.replace("1759708800", "1759622460");
    const { records } = await readUsage(`${HEADER}\n${minute}\n`);
    expect(records.map(({ startUs, endUs }) => (endUs ?? 0) - startUs)).toEqual([60_000_000]);
  });

  test("a row that ends after its times is an empty bucket; a wrong word for batch is told", async () => {
    const empty = ROW.split(",").slice(0, 4).join(",");
    const { report, rejects } = await readUsage(
      `${HEADER}\n${empty}\n${ROW.replace("False", "maybe")}\n`,
    );
    expect(report.records).toMatchObject({ skipped: 1, rejected: 1 });
    expect(rejects).toMatchObject([{ code: "not-a-boolean", field: "batch" }]);
  });

  test("an ungrouped export has unknown models and tiers", async () => {
    const { records, report } = await readUsage(
      `${HEADER}\n1759622400,1759708800,,,,5,,,,,,100,10,0,0\n`,
    );
    expect(records).toMatchObject([{ model: null, tierServed: null, project: null }]);
    expect(report.tiersServed).toEqual({ unknown: 5 });
  });

  test("a cost export is not taken for a usage export", async () => {
    const header =
      "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item";
    const { format } = await readUsage(`${header}\n1759622400,1759708800,,,5,usd,x\n`);
    expect(format).toBe("openai-cost-export-csv");
  });
});

describe("OpenAI bodies", () => {
  const response = {
    id: "resp_1",
    object: "response",
    created_at: 1_795_086_000,
    model: "gpt-5.6-sol",
    service_tier: "flex",
  };
  const usage = {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 60, cache_write_tokens: 10 },
    output_tokens: 50,
    output_tokens_details: { reasoning_tokens: 40 },
  };
  const recordOf = async (body: object) => (await readUsage(JSON.stringify(body))).records[0];

  test("a completed response has its tokens, its tier, and its latency in whole seconds", async () => {
    const record = await recordOf({
      ...response,
      status: "completed",
      completed_at: 1_795_086_195,
      usage,
      metadata: { workload: "pr-review" },
    });
    expect(record).toMatchObject({
      requestId: "resp_1",
      outcome: "success",
      tierRequested: null,
      tierServed: "flex",
      inputTotal: 100,
      inputCached: 60,
      inputCacheWrite: 10,
      outputTotal: 50,
      reasoning: 40,
      latencyMs: 195_000,
      workload: "pr-review",
      endpoint: "/v1/responses",
    });
  });

  test.each([
    ["completed", "success", "flex"],
    ["incomplete", "incomplete", "flex"],
    ["failed", "error", "flex"],
    ["cancelled", "cancelled", "flex"],
    ["queued", "pending", null],
    ["in_progress", "pending", null],
    ["sleeping", "unknown", "flex"],
  ])("status %s is %s, with served tier %s", async (status, outcome, tierServed) => {
    expect(await recordOf({ ...response, status })).toMatchObject({ outcome, tierServed });
  });

  test("auto is never a served tier, and no tier is unknown", async () => {
    expect(
      (await recordOf({ ...response, service_tier: "auto", status: "completed" }))?.tierServed,
    ).toBeNull();
    expect((await recordOf({ ...response, service_tier: null }))?.tierServed).toBeNull();
    expect((await recordOf({ ...response, service_tier: "default" }))?.tierServed).toBe("standard");
    expect((await recordOf({ ...response, service_tier: "fast" }))?.tierServed).toBe("priority");
  });

  test.each([
    [{ code: "rate_limit_exceeded", message: "secret" }, "rate_limit"],
    [{ code: "server_error" }, "server_error"],
    [{ code: "resource_unavailable" }, "flex_unavailable"],
    [{ code: null, message: "Resource unavailable" }, "flex_unavailable"],
    [null, "unknown"],
  ])(
    "a failure with error %j is of cause %s, and its message is not kept",
    async (error, errorClass) => {
      const record = await recordOf({ ...response, status: "failed", error, usage: null });
      expect(record).toMatchObject({ outcome: "error", errorClass, inputTotal: null });
      expect(JSON.stringify(record)).not.toContain("secret");
    },
  );

  test("details that are absent, null or hold nulls are unknown; a known zero stays zero", async () => {
    const chat = { id: "c", object: "chat.completion", created: 1_795_078_800, model: "o3" };
    const withUsage = (details: unknown) =>
      recordOf({
        ...chat,
        usage: { prompt_tokens: 5, completion_tokens: 1, prompt_tokens_details: details },
      });
    for (const details of [undefined, null, { cached_tokens: null }]) {
      expect(await withUsage(details)).toMatchObject({ inputTotal: 5, inputCached: null });
    }
    expect(await withUsage({ cached_tokens: 0 })).toMatchObject({ inputCached: 0 });
    expect(await recordOf(chat)).toMatchObject({ outcome: "success", inputTotal: null });
  });

  test("a queued and the finished body of one response are one call with what both tell", async () => {
    const lines = [
      { ...response, status: "queued" },
      { ...response, status: "completed", usage },
      { ...response, status: "completed", usage },
    ];
    const { report } = await readUsage(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(report.records).toMatchObject({ valid: 1, duplicates: 2 });
    expect(report.outcomes).toEqual({ success: 1 });
    expect(report.tokens.inputTotal).toBe(100);
  });

  test("a body in a wrapper is read with the wrapper's endpoint", async () => {
    const record = await recordOf({
      source: "x",
      endpoint: "/v1/responses/compact",
      openai_processing_ms: 5,
      body: response,
    });
    expect(record).toMatchObject({
      requestId: "resp_1",
      endpoint: "/v1/responses/compact",
      latencyMs: null,
    });
  });
});
