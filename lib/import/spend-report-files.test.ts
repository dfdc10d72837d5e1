import { describe, expect, test } from "vitest";
import { UNDATED_US } from "../core/time.ts";
import { readUsage } from "../testing/read-usage.ts";

describe("OpenRouter activity", () => {
  const HEADER =
    "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,cancelled,generation_time_ms";
  const ROW =
    "gen-1,2026-11-18 13:00:00.990,1.6395e-03,5190,171,128,10,openai/gpt-5-mini,OpenAI,false,1994";

  test("a generation with its exact cost; a cancelled one is cancelled", async () => {
    const { format, records } = await readUsage(
      `${HEADER}\n${ROW}\n${ROW.replace("gen-1", "gen-2").replace("false", "true")}\n`,
    );
    expect(format).toBe("openrouter-activity-csv");
    expect(records).toMatchObject([
      {
        outcome: "success",
        reportedUsd: "0.0016395",
        provider: "openai",
        latencyMs: 1_994,
        inputCached: 10,
      },
      { outcome: "cancelled" },
    ]);
  });

  test("columns in another order and with semicolons", async () => {
    const text = `${HEADER.split(",").reverse().join(";")}\n${ROW.split(",").reverse().join(";")}\n`;
    expect((await readUsage(text)).report.tokens).toMatchObject({
      inputTotal: 5_190,
      reasoning: 128,
    });
  });

  test("daily sums are buckets of a day whose cost is reported, from the API and the older CSV", async () => {
    const day = {
      date: "2026-11-17",
      model_permaslug: "openai/gpt-5.4",
      usage: 1.42,
      requests: 210,
      prompt_tokens: 402_110,
    };
    const json = await readUsage(JSON.stringify({ data: [day, day] }));
    expect(json.report).toMatchObject({
      grain: "bucket",
      requests: 420,
      reported: { total: "2.84" },
    });
    const csv = await readUsage(
      "Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens\n2026-11-17,openai/gpt-5.4,1.42,0,210,402110,88120\n",
    );
    expect(csv.format).toBe("openrouter-activity-api");
    expect(csv.report).toMatchObject({
      requests: 210,
      tokens: { inputTotal: 402_110, reasoning: null },
    });
  });
});

describe("Vercel spend report", () => {
  test("REST names and the SDK's say the same", async () => {
    const rest = {
      day: "2026-11-17",
      total_cost: 2.31,
      input_tokens: 100,
      cached_input_tokens: 30,
      request_count: 8,
    };
    const sdk = {
      day: "2026-11-17",
      totalCost: 2.31,
      inputTokens: 100,
      cachedInputTokens: 30,
      requestCount: 8,
    };
    const [first, second] = await Promise.all(
      [rest, sdk].map((row) => readUsage(JSON.stringify({ results: [row] }))),
    );
    expect(first?.format).toBe("vercel-spend-report");
    expect(second?.records).toEqual(first?.records);
    expect(first?.report).toMatchObject({ requests: 8, reported: { total: "2.31" } });
  });

  test("an hour is an hour; a report by model names no time", async () => {
    const report = (row: object) =>
      readUsage(JSON.stringify({ results: [{ total_cost: 1, ...row }] }));
    const [hour] = (await report({ hour: "2026-11-17T10" })).records;
    expect([hour?.startUs, hour?.endUs]).toEqual([
      Date.UTC(2026, 10, 17, 10) * 1_000,
      Date.UTC(2026, 10, 17, 11) * 1_000,
    ]);
    expect((await report({ model: "openai/gpt-5" })).records).toMatchObject([
      { startUs: UNDATED_US, endUs: null, model: "openai/gpt-5" },
    ]);
  });
});
