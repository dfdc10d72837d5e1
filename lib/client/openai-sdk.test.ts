import OpenAI, { APIConnectionTimeoutError, AzureOpenAI } from "openai";
import { describe, expect, test } from "vitest";
import {
  attemptsOf,
  CHAT,
  CHAT_STREAM,
  fixtureText,
  NO_FLEX,
  OPENAI,
  RESPONSE,
} from "../testing/sdk-answers.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

const BATCH = fixtureText("openai-batch-output/fixtures/openai-batch-output.jsonl");
const question = { model: "gpt-5-mini", messages: [{ role: "user" as const, content: "Hello" }] };

describe("the OpenAI SDK", () => {
  test("whose retries nobody else sees: each attempt is a record of one operation", async () => {
    const { records, result } = await witnessedCalls(
      (_, count) => (count < 3 ? NO_FLEX : { headers: OPENAI, body: RESPONSE }),
      ({ fetch }, { url }) =>
        new OpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch }).responses.create({
          model: "gpt-5-mini",
          input: "Hello",
          service_tier: "flex",
        }),
    );
    expect(result.output_text).toBe("Hi.");
    expect(attemptsOf(records)).toEqual([
      [0, "flex_unavailable"],
      [1, "flex_unavailable"],
      [2, "success"],
    ]);
    expect(new Set(records.map(({ operationId }) => operationId)).size).toBe(1);
    expect(records[2]).toMatchObject({
      provider: "openai",
      tierServed: "flex",
      inputCached: 64,
      reasoning: 8,
    });
  });

  test("streams a chat with its usage", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ headers: OPENAI, pieces: CHAT_STREAM.match(/[\s\S]{1,100}/g) ?? [] }),
      async ({ fetch }, { url }) => {
        const client = new OpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch });
        const stream = await client.chat.completions.create({
          ...question,
          stream: true,
          stream_options: { include_usage: true },
        });
        let chunks = 0;
        for await (const _ of stream) chunks++;
        return chunks;
      },
    );
    expect(result).toBeGreaterThan(2);
    expect(records).toMatchObject([
      { streamed: true, outcome: "success", responseId: "chatcmpl-hcmaRIPuKd6T94WJQVeCkEWYKkBnx" },
    ]);
    expect(records[0]?.inputTotal).toBeGreaterThan(0);
  });

  test("leaves a stream in the middle", async () => {
    const { records } = await witnessedCalls(
      () => ({ headers: OPENAI, pieces: CHAT_STREAM.split(/(?<=\n\n)/), pauseMs: 30 }),
      async ({ fetch }, { url }) => {
        const client = new OpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch });
        for await (const _ of await client.chat.completions.create({ ...question, stream: true }))
          break;
      },
    );
    expect(records).toMatchObject([{ outcome: "cancelled", streamed: true }]);
  });

  test("runs out of its own time", async () => {
    const { records } = await witnessedCalls(
      () => ({ delayMs: 1_500, body: CHAT }),
      async ({ fetch }, { url }) => {
        const client = new OpenAI({
          apiKey: "k",
          baseURL: `${url}/v1`,
          fetch,
          maxRetries: 0,
        });
        const asked = client.chat.completions.create(question, { timeout: 1_000 });
        await expect(asked).rejects.toThrow(APIConnectionTimeoutError);
      },
    );
    expect(records).toMatchObject([{ outcome: "error", errorClass: "timeout_client" }]);
  });

  test("reads the results of a batch: a record a line, none of them twice, at the batch tier", async () => {
    const { records } = await witnessedCalls(
      () => ({ headers: { ...OPENAI, "content-type": "application/octet-stream" }, body: BATCH }),
      async ({ fetch }, { url }) => {
        const client = new OpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch });
        await (await client.files.content("file-1")).text();
      },
    );
    const lines = BATCH.trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records.map(({ requestId }) => requestId)).toEqual(lines.map(({ id }) => id));
    expect(records[0]).toMatchObject({
      tierRequested: "batch",
      tierServed: "batch",
      endpoint: "/v1/chat/completions",
      time: new Date(lines[0].response.body.created * 1_000).toISOString(),
      inputTotal: 7_068,
      inputCached: 1_536,
      outputTotal: 942,
      reasoning: 128,
    });
    expect(records[0]).not.toHaveProperty("attempt");
  });

  test("under a policy, spread into its options, retries nothing on top of it", async () => {
    const { records, came, result } = await witnessedCalls(
      (each) =>
        each.body.includes('"flex"') ? NO_FLEX : { status: 503, headers: OPENAI, body: {} },
      async (tierscope, { url }) => {
        const flex = tierscope.withPolicy("flex-backoff-then-standard");
        const client = new OpenAI({ apiKey: "k", baseURL: `${url}/v1`, ...flex });
        const again = new OpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch: flex.fetch });
        const ends: number[] = [];
        for (const each of [client, again]) {
          await each.chat.completions.create(question).catch(({ status }) => ends.push(status));
        }
        return ends;
      },
    );
    expect(result).toEqual([503, 503]);
    expect(came.map(({ body }) => JSON.parse(body).service_tier)).toEqual([
      ...["flex", "flex", "flex", "auto"],
      ...["flex", "flex", "flex", "auto"],
    ]);
    expect(records.map(({ attempt }) => attempt)).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  });
});

test("Azure OpenAI is named by its own header, and its deployment is no part of the endpoint", async () => {
  const { records, came } = await witnessedCalls(
    () => ({
      headers: { "apim-request-id": "b1f9", "x-ratelimit-remaining-tokens": "-1" },
      body: CHAT,
    }),
    async ({ fetch }, { url }) => {
      const client = new AzureOpenAI({
        endpoint: url,
        apiKey: "k",
        apiVersion: "2026-01-01",
        deployment: "secret-name",
        fetch,
      });
      await client.chat.completions.create(question);
    },
  );
  expect(came[0]?.path).toContain("/openai/deployments/secret-name/chat/completions");
  expect(records).toMatchObject([
    {
      provider: "azure",
      requestId: "b1f9",
      endpoint: "/v1/chat/completions",
      inputTotal: 100,
      tierServed: "flex",
    },
  ]);
  expect(records[0]).not.toHaveProperty("rateLimit");
});
