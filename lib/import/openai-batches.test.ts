import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNDATED_US } from "../core/time.ts";
import { readUsage, refusalOf } from "../testing/read-usage.ts";

const chat = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_794_970_800,
  model: "gpt-5-mini-2025-08-07",
  service_tier: "default",
  usage: { prompt_tokens: 100, completion_tokens: 20 },
};
const lineOf = (body: unknown, status = 200, id = "batch_req_1") => ({
  id,
  custom_id: "ticket-1",
  response: { status_code: status, request_id: "bc5c", body },
  error: null,
});
const readLines = (...lines: readonly object[]) =>
  readUsage(lines.map((line) => JSON.stringify(line)).join("\n"));

describe("OpenAI batch output", () => {
  test("a line is a call at the batch tier, whatever its body says, at the second in which it ran", async () => {
    const { format, records } = await readLines(lineOf(chat));
    expect(format).toBe("openai-batch-output");
    expect(records).toMatchObject([
      {
        requestId: "batch_req_1",
        tierRequested: "batch",
        tierServed: "batch",
        outcome: "success",
        httpStatus: 200,
        startUs: 1_794_970_800_000_000,
        inputTotal: 100,
        latencyMs: null,
      },
    ]);
  });

  test("a line that failed over HTTP, one that never ran and one of an incomplete response", async () => {
    const context = {
      code: "context_length_exceeded",
      type: "invalid_request_error",
      message: "secret",
    };
    const response = { object: "response", created_at: 1_794_970_801, status: "incomplete" };
    const { records } = await readLines(
      lineOf({ error: context }, 400, "a"),
      {
        id: "b",
        custom_id: "t",
        response: null,
        error: { code: "batch_expired", message: "secret" },
      },
      { id: "c", custom_id: "t", response: null, error: { code: "request_timeout", message: "x" } },
      lineOf({ ...response, usage: { input_tokens: 5, output_tokens: 1 } }, 200, "d"),
    );
    expect(records.map((r) => [r.outcome, r.errorClass, r.tierServed, r.inputTotal])).toEqual([
      ["error", "invalid_request", null, null],
      ["error", "batch_expired", null, null],
      ["error", "request_timeout", null, null],
      ["incomplete", null, "batch", 5],
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("a line that names no time has one that tells so, and the same in every import", async () => {
    const embedding = {
      object: "list",
      model: "text-embedding-3-small",
      data: [],
      usage: { prompt_tokens: 8, total_tokens: 8 },
    };
    const { records } = await readLines(lineOf(embedding));
    expect(records).toMatchObject([
      { startUs: UNDATED_US, inputTotal: 8, outputTotal: 0, endpoint: "/v1/embeddings" },
    ]);
  });

  test("a body stored as text, once or twice, is the body", async () => {
    const twice = JSON.stringify(JSON.stringify(chat));
    const { report } = await readLines(
      lineOf(JSON.stringify(chat), 200, "a"),
      lineOf(twice, 200, "b"),
    );
    expect(report.tokens.inputTotal).toBe(200);
  });

  test("a repeated line is a duplicate, a cut one is turned away alone", async () => {
    const line = JSON.stringify(lineOf(chat));
    const { report } = await readUsage(`${line}\n${line}\n${line.slice(0, 90)}`);
    expect(report.records).toEqual({
      received: 3,
      valid: 1,
      skipped: 0,
      duplicates: 1,
      rejected: 1,
    });
  });

  test("batch input is declined by its name, even where its first line is longer than the head", async () => {
    const input = {
      custom_id: "1",
      method: "POST",
      url: "/v1/responses",
      body: { input: "x".repeat(90_000) },
    };
    for (const text of [JSON.stringify(input), `${JSON.stringify({ ...input, body: {} })}\n`]) {
      const refusal = await refusalOf(text);
      expect(refusal.code).toBe("no-usage");
      expect(refusal.message).toContain("batch input");
    }
  });

  test("every line is one row, and tokens add up, in any order of lines", async () => {
    const tokens = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(tokens, async (counts) => {
        const lines = counts.map((count, i) =>
          lineOf(
            { ...chat, usage: { prompt_tokens: count, completion_tokens: 1 } },
            200,
            `id-${i}`,
          ),
        );
        const { report } = await readLines(...lines);
        const { report: reversed } = await readLines(...[...lines].reverse());
        expect(report).toEqual(reversed);
        expect(report.tokens.inputTotal).toBe(counts.reduce((sum, count) => sum + count, 0));
      }),
      { seed: 20_261_118, numRuns: 30 },
    );
  });
});

describe("OpenAI batch objects", () => {
  const batch = {
    id: "batch_1",
    object: "batch",
    endpoint: "/v1/chat/completions",
    status: "completed",
    created_at: 1_794_877_200,
    completed_at: 1_794_882_511,
    request_counts: { total: 2_000, completed: 1_998, failed: 2 },
  };
  const usage = {
    input_tokens: 500,
    input_tokens_details: { cached_tokens: 100 },
    output_tokens: 40,
  };

  test("one alone is a bucket from its creation to its end: 5,311 s of turnaround", async () => {
    const { format, records, report } = await readUsage(JSON.stringify({ ...batch, usage }));
    expect(format).toBe("openai-batch-object");
    const [record] = records;
    expect(((record?.endUs ?? 0) - (record?.startUs ?? 0)) / 1_000_000).toBe(5_311);
    expect(report).toMatchObject({
      grain: "bucket",
      requests: 2_000,
      tokens: { inputTotal: 500, inputCached: 100, inputCacheWrite: null, outputTotal: 40 },
      tiersServed: { batch: 2_000 },
    });
  });

  test.each([
    ["validating", "pending"],
    ["in_progress", "pending"],
    ["finalizing", "pending"],
    ["completed", "unknown"],
    ["expired", "unknown"],
    ["failed", "unknown"],
  ])("status %s is %s", async (status, outcome) => {
    const { records } = await readUsage(
      JSON.stringify({ data: [{ ...batch, status }], object: "list" }),
    );
    expect(records).toMatchObject([{ outcome, inputTotal: null }]);
  });

  test("one that ended in its first second, or never, has no turnaround", async () => {
    const sameSecond = {
      ...batch,
      status: "failed",
      completed_at: null,
      failed_at: batch.created_at,
    };
    const { records } = await readLines(sameSecond, {
      ...batch,
      id: "batch_2",
      completed_at: null,
    });
    expect(records.map(({ endUs }) => endUs)).toEqual([null, null]);
  });
});
