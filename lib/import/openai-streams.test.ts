import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNDATED_US } from "../core/time.ts";
import { inPieces, readUsage, refusalOf } from "../testing/read-usage.ts";

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const DONE = "data: [DONE]\n\n";
const chunk = (id: string, parts: object) => ({
  id,
  object: "chat.completion.chunk",
  created: 1_795_089_600,
  model: "gpt-5-mini",
  service_tier: "flex",
  choices: [{ index: 0, delta: { content: "secret" }, finish_reason: null }],
  ...parts,
});
const usage = { prompt_tokens: 100, completion_tokens: 7 };
const stop = { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };
const chat = (id: string) =>
  event(chunk(id, {})) + event(chunk(id, stop)) + event(chunk(id, { choices: [], usage })) + DONE;

const response = (status: string, parts: object = {}) => ({
  id: "resp_1",
  object: "response",
  created_at: 1_795_093_200,
  model: "gpt-5.6-sol",
  status,
  service_tier: "auto",
  ...parts,
});
const named = (type: string, parts: object) => `event: ${type}\n${event({ type, ...parts })}`;
const created = named("response.created", { response: response("in_progress") });
const overloaded = {
  type: "service_unavailable_error",
  code: "server_is_overloaded",
  message: "secret",
};

describe("chat completion streams", () => {
  test("the chunks of one id are one call, with the usage of the last", async () => {
    const { format, records, report } = await readUsage(chat("a") + chat("b"));
    expect(format).toBe("openai-sse");
    expect(report.records).toMatchObject({ received: 2, valid: 2 });
    expect(records[0]).toMatchObject({
      requestId: "a",
      outcome: "success",
      tierServed: "flex",
      inputTotal: 100,
      outputTotal: 7,
      endpoint: "/v1/chat/completions",
    });
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("streams that interleave are told apart by id", async () => {
    const [first = "", ...rest] = chat("a").split("\n\n");
    const { report } = await readUsage([first, chat("b"), ...rest].join("\n\n"));
    expect(report).toMatchObject({ requests: 2, tokens: { inputTotal: 200 } });
  });

  test("one without usage has unknown tokens; one that broke off is incomplete", async () => {
    const { records } = await readUsage(
      event(chunk("a", {})) + event(chunk("a", stop)) + DONE + event(chunk("b", {})),
    );
    expect(records.map((r) => [r.requestId, r.outcome, r.inputTotal])).toEqual([
      ["a", "success", null],
      ["b", "incomplete", null],
    ]);
  });

  test("an error inside the stream makes the call an error and keeps no message", async () => {
    const { records } = await readUsage(
      event(chunk("a", {})) + event({ error: overloaded }) + DONE,
    );
    expect(records).toMatchObject([
      {
        outcome: "error",
        errorClass: "overloaded",
        errorCode: "server_is_overloaded",
        tierServed: null,
      },
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test("an event cut in the middle is turned away, and its call is incomplete", async () => {
    const { records, rejects } = await readUsage(
      event(chunk("a", {})) + event(chunk("a", stop)).slice(0, 60),
    );
    expect(records).toMatchObject([{ outcome: "incomplete" }]);
    expect(rejects).toMatchObject([{ code: "truncated", count: 1 }]);
  });
});

describe("response streams", () => {
  test("tier and tokens are those of the terminal event", async () => {
    const { records } = await readUsage(
      created +
        named("response.output_text.delta", { delta: "secret" }) +
        named("response.completed", {
          response: response("completed", {
            service_tier: "flex",
            completed_at: 1_795_093_282,
            usage: {
              input_tokens: 50,
              output_tokens: 5,
              output_tokens_details: { reasoning_tokens: 2 },
            },
          }),
        }),
    );
    expect(records).toMatchObject([
      {
        requestId: "resp_1",
        outcome: "success",
        tierServed: "flex",
        inputTotal: 50,
        reasoning: 2,
        latencyMs: 82_000,
      },
    ]);
  });

  test.each([
    ["nested", { error: overloaded }],
    [
      "flat",
      overloaded && {
        code: "server_is_overloaded",
        message: "secret",
        param: null,
        sequence_number: 2,
      },
    ],
  ])("a %s error event names the cause of the failed response behind it", async (_shape, parts) => {
    const failed = response("failed", { error: { code: "server_error", message: "secret" } });
    const { records } = await readUsage(
      created + named("error", parts) + named("response.failed", { response: failed }),
    );
    expect(records).toMatchObject([
      {
        outcome: "error",
        errorClass: "overloaded",
        errorCode: "server_is_overloaded",
        tierServed: null,
      },
    ]);
    expect(records).toHaveLength(1);
  });

  test("an error with no stream around it is a failed call at an unknown time", async () => {
    const { records } = await readUsage(named("error", { error: overloaded }));
    expect(records).toMatchObject([
      { outcome: "error", errorClass: "overloaded", startUs: UNDATED_US },
    ]);
  });

  test("a failed response without an error event has its own cause; an incomplete one is billed", async () => {
    const failed = response("failed", { id: "a", error: { code: "rate_limit_exceeded" } });
    const cut = response("incomplete", {
      id: "b",
      service_tier: "flex",
      usage: { input_tokens: 9, output_tokens: 1 },
    });
    const { records } = await readUsage(
      named("response.failed", { response: failed }) +
        named("response.incomplete", { response: cut }),
    );
    expect(records.map((r) => [r.outcome, r.errorClass, r.tierServed, r.inputTotal])).toEqual([
      ["error", "rate_limit", null, null],
      ["incomplete", null, "flex", 9],
    ]);
  });

  test("one that never ended is incomplete, at an unknown tier", async () => {
    expect((await readUsage(created)).records).toMatchObject([
      { outcome: "incomplete", tierServed: null, inputTotal: null },
    ]);
  });
});

describe("event streams", () => {
  test("comments, CRLF, lone CR, data without a space and lost blank lines change nothing", async () => {
    const text = chat("a") + chat("b");
    const { report } = await readUsage(text);
    const variants = [
      `: ping\n\n${text}`,
      text.replaceAll("\n", "\r\n"),
      text.replaceAll("\n", "\r"),
      text.replaceAll("data: ", "data:"),
      text.replaceAll("\n\n", "\n"),
      text.trimEnd(),
    ];
    for (const variant of variants) expect((await readUsage(variant)).report).toEqual(report);
  });

  test("of another kind are declined by a sentence", async () => {
    const refusal = await refusalOf(event({ type: "message_start", message: {} }));
    expect(refusal).toMatchObject({ code: "unknown-format" });
    expect(refusal.message).toContain("event stream");
  });

  test("cut at any byte, in whatever pieces, gives at most one call per stream and no tokens twice", async () => {
    const bytes = new TextEncoder().encode(chat("a") + created + chat("b"));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 60, max: bytes.length }),
        fc.integer({ min: 1, max: 400 }),
        async (end, piece) => {
          const { report } = await readUsage(inPieces(bytes.subarray(0, end), piece), {
            format: "openai-sse",
          });
          expect(report.records.valid).toBeLessThanOrEqual(3);
          expect(report.records.rejected).toBeLessThanOrEqual(1);
          expect([0, 100, 200]).toContain(report.tokens.inputTotal);
        },
      ),
      { seed: 20_261_118, numRuns: 100 },
    );
  });
});

const recorded = join(import.meta.dirname, "../../../shared/data/flex_stream_0.sse");

test.skipIf(!existsSync(recorded))(
  "the one recorded flex stream is one flex call (needs ../shared)",
  async () => {
    const { records, rejects } = await readUsage(readFileSync(recorded));
    expect(rejects).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      model: "gpt-5-2025-08-07",
      outcome: "success",
      tierServed: "flex",
      startUs: 1_758_034_836_000_000,
      outputTotal: 469,
    });
  },
);
