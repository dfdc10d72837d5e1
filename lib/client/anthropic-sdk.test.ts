import Anthropic from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { attemptsOf } from "../testing/sdk-answers.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

describe("the Anthropic SDK", () => {
  const headers = { "request-id": "req_a", "anthropic-organization-id": "org" };
  const usage = {
    input_tokens: 20,
    cache_read_input_tokens: 100,
    cache_creation_input_tokens: 8,
    cache_creation: { ephemeral_1h_input_tokens: 8 },
    output_tokens: 33,
    service_tier: "priority",
  };
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-sonnet-5",
    content: [{ type: "text", text: "Hi." }],
    stop_reason: "end_turn",
    usage,
  };
  const asked = {
    model: "claude-sonnet-5",
    max_tokens: 100,
    messages: [{ role: "user" as const, content: "Hello" }],
  };

  test("counts cache reads and writes into the input, and its overload as such", async () => {
    const overloaded = {
      status: 529,
      headers: { ...headers, "retry-after-ms": "10" },
      body: { type: "error", error: { type: "overloaded_error", message: "no" } },
    };
    const { records } = await witnessedCalls(
      (_, count) =>
        count === 1
          ? overloaded
          : {
              headers: { ...headers, "anthropic-ratelimit-tokens-remaining": "5000" },
              body: message,
            },
      ({ fetch }, { url }) =>
        new Anthropic({ apiKey: "k", baseURL: url, fetch }).messages.create(asked),
    );
    expect(attemptsOf(records)).toEqual([
      [0, "overloaded"],
      [1, "success"],
    ]);
    expect(records[1]).toMatchObject({
      provider: "anthropic",
      requestId: "req_a",
      endpoint: "/v1/messages",
      operationId: records[0]?.operationId,
      tierServed: "priority",
      inputTotal: 128,
      inputCached: 100,
      inputCacheWrite: 8,
      inputCacheWrite1h: 8,
      outputTotal: 33,
      rateLimit: { remainingTokens: 5_000 },
    });
  });

  test("streams a message", async () => {
    const events = [
      {
        type: "message_start",
        message: {
          ...message,
          content: [],
          stop_reason: null,
          usage: { ...usage, output_tokens: 1 },
        },
      },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hi." } },
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 33 } },
      { type: "message_stop" },
    ];
    const pieces = events.map(
      (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
    );
    const { records, result } = await witnessedCalls(
      () => ({ headers, pieces }),
      async ({ fetch }, { url }) => {
        const stream = new Anthropic({ apiKey: "k", baseURL: url, fetch }).messages.stream(asked);
        return (await stream.finalMessage()).usage.output_tokens;
      },
    );
    expect(result).toBe(33);
    expect(records).toMatchObject([
      {
        outcome: "success",
        inputTotal: 128,
        outputTotal: 33,
        tierServed: "priority",
        streamed: true,
      },
    ]);
    expect(records[0]?.ttftMs).toBeGreaterThan(0);
  });

  test("reads the results of a batch", async () => {
    const lines = [
      { custom_id: "a", result: { type: "succeeded", message } },
      { custom_id: "b", result: { type: "expired" } },
      {
        custom_id: "c",
        result: {
          type: "errored",
          error: { type: "error", error: { type: "invalid_request_error", message: "no" } },
        },
      },
    ];
    let url = "";
    const batch = () => ({
      id: "msgbatch_1",
      type: "message_batch",
      processing_status: "ended",
      results_url: `${url}/v1/messages/batches/msgbatch_1/results`,
    });
    const { records } = await witnessedCalls(
      (came) =>
        came.path.endsWith("results")
          ? {
              headers: { "content-type": "application/x-jsonl" },
              body: lines.map((line) => JSON.stringify(line)).join("\n"),
            }
          : { body: batch() },
      async ({ fetch }, provider) => {
        ({ url } = provider);
        const client = new Anthropic({ apiKey: "k", baseURL: url, fetch });
        for await (const _ of await client.messages.batches.results("msgbatch_1"));
      },
    );
    expect(
      records.map(({ requestId, outcome, errorClass, tierServed }) => [
        requestId,
        outcome,
        errorClass,
        tierServed,
      ]),
    ).toEqual([
      ["msg_1", "success", undefined, "batch"],
      ["msgbatch_1/b", "error", "batch_expired", undefined],
      ["msgbatch_1/c", "error", "invalid_request", undefined],
    ]);
  });
});
