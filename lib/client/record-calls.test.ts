import { describe, expect, test } from "vitest";
import { askChat, CHAT_ANSWER, CONTENT_CANARY } from "../testing/chat-call.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("records tokens of every class, tiers, ids, limits and durations of an answered call", async () => {
  const headers = {
    "x-request-id": "req_1",
    "openai-version": "2020-10-01",
    "openai-project": "proj_1",
    "x-ratelimit-limit-requests": "10000",
    "x-ratelimit-remaining-tokens": "1985790",
    "x-ratelimit-reset-tokens": "6m0.5s",
  };
  const { records } = await witnessedCalls(
    () => ({ headers, body: CHAT_ANSWER }),
    async ({ fetch }, { url }) => (await fetch(`${url}/v1/chat/completions`, askChat())).json(),
  );
  expect(records).toHaveLength(1);
  const [{ id, time, operationId, latencyMs, ...told } = { time: "" }] = records;
  expect(told).toEqual({
    requestId: "req_1",
    responseId: "chatcmpl-1",
    attempt: 0,
    provider: "openai",
    endpoint: "/v1/chat/completions",
    model: "gpt-5-mini-2025-08-07",
    modelRequested: "gpt-5-mini",
    tierRequested: "flex",
    tierServed: "flex",
    outcome: "success",
    httpStatus: 200,
    inputTotal: 1_000,
    inputCached: 600,
    inputCacheWrite: 100,
    outputTotal: 200,
    reasoning: 150,
    streamed: false,
    project: "proj_1",
    workload: "nightly-enrichment",
    rateLimit: { limitRequests: 10_000, remainingTokens: 1_985_790, resetTokensMs: 360_500 },
  });
  expect(id).toBe(`${operationId}.0`);
  expect(latencyMs).toBeGreaterThan(0);
  expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);
});

test("sends no word of questions, answers, keys or error messages", async () => {
  const failed = {
    error: {
      message: CONTENT_CANARY,
      type: "invalid_request_error",
      code: null,
      param: CONTENT_CANARY,
    },
  };
  const { sent, records } = await witnessedCalls(
    (_, count) => (count === 1 ? { body: CHAT_ANSWER } : { status: 400, body: failed }),
    async ({ fetch }, { url }) => {
      for (const path of ["chat/completions", "responses"]) {
        await (await fetch(`${url}/v1/${path}?key=${CONTENT_CANARY}`, askChat())).text();
      }
    },
  );
  expect(records).toHaveLength(2);
  expect(sent).not.toContain(CONTENT_CANARY);
});

test("gives its host the answer as it came: status, headers, URL and every byte", async () => {
  const body = JSON.stringify(CHAT_ANSWER);
  const { result } = await witnessedCalls(
    () => ({ headers: { "x-own": "1" }, body }),
    async ({ fetch }, { url }) => {
      const response = await fetch(`${url}/v1/chat/completions`, askChat());
      const { status, ok, url: answered } = response;
      return {
        status,
        ok,
        path: new URL(answered).pathname,
        own: response.headers.get("x-own"),
        text: await response.text(),
      };
    },
  );
  expect(result).toEqual({
    status: 200,
    ok: true,
    path: "/v1/chat/completions",
    own: "1",
    text: body,
  });
});

test("tells the cause of a refusal that its caller never read", async () => {
  const body = {
    error: {
      message: "No capacity.",
      type: "rate_limit_error",
      param: null,
      code: "resource_unavailable",
    },
  };
  const { records } = await witnessedCalls(
    () => ({ status: 429, headers: { "retry-after": "2" }, body }),
    async ({ fetch }, { url }) => {
      const response = await fetch(`${url}/v1/responses`, askChat());
      await response.body?.cancel();
    },
  );
  expect(records).toMatchObject([
    {
      outcome: "error",
      httpStatus: 429,
      errorClass: "flex_unavailable",
      errorCode: "resource_unavailable",
      errorType: "rate_limit_error",
      rateLimit: { retryAfterMs: 2_000 },
    },
  ]);
  expect(records[0]).not.toHaveProperty("tierServed");
});

test("records an answer that nobody reads", async () => {
  const { records } = await witnessedCalls(
    () => ({ body: CHAT_ANSWER }),
    async ({ fetch }, { url }) => {
      await fetch(`${url}/v1/chat/completions`, askChat());
      await pause(50);
    },
  );
  expect(records).toMatchObject([{ outcome: "success", inputTotal: 1_000 }]);
});

test("what asks no model leaves no record", async () => {
  const { records, came } = await witnessedCalls(
    () => ({ body: { ...CHAT_ANSWER, status: "completed" } }),
    async ({ fetch }, { url }) => {
      for (const path of ["models", "batches", "files", "responses/resp_1", "threads/t/messages"]) {
        await (await fetch(`${url}/v1/${path}`)).text();
      }
      await (await fetch(`${url}/v1/messages/count_tokens`, askChat())).text();
      await (await fetch(`${url}/v1/threads/t_1/messages`, askChat())).text();
    },
  );
  expect(came).toHaveLength(7);
  expect(records).toEqual([]);
});

describe("whatever form fetch is given", () => {
  test("a Request, bytes or a form tells its model", async () => {
    const form = new FormData();
    form.set("model", "whisper-1");
    const init = askChat();
    const { records } = await witnessedCalls(
      () => ({ body: CHAT_ANSWER }),
      async ({ fetch }, { url }) => {
        const chat = `${url}/v1/chat/completions`;
        await (await fetch(new Request(chat, init))).text();
        await (
          await fetch(new URL(chat), { ...init, body: new TextEncoder().encode(String(init.body)) })
        ).text();
        await (
          await fetch(`${url}/v1/audio/transcriptions`, { method: "post", body: form })
        ).text();
      },
    );
    expect(records.map(({ modelRequested }) => modelRequested)).toEqual([
      "gpt-5-mini",
      "gpt-5-mini",
      "whisper-1",
    ]);
  });

  test("what fetch refuses is refused by fetch itself", async () => {
    const { result, records } = await witnessedCalls(
      () => ({}),
      async ({ fetch }) => [
        await fetch("no url").catch((error) => error.message),
        await Reflect.apply(fetch, undefined, []).catch((error: Error) => error.message),
      ],
    );
    expect(result[0]).toContain("Failed to parse URL");
    expect(records).toEqual([]);
  });

  test("an answer that is no JSON, not text or empty is still an attempt", async () => {
    const answers = [
      { body: "<html>bad gateway</html>", status: 502, headers: { "content-type": "text/html" } },
      { body: "{", status: 200 },
      { body: "speech", headers: { "content-type": "audio/mpeg" } },
      { status: 204, body: "" },
    ];
    const { records, result } = await witnessedCalls(
      (_, count) => answers[count - 1] ?? {},
      async ({ fetch }, { url }) => {
        const texts: string[] = [];
        for (const _ of answers)
          texts.push(await (await fetch(`${url}/v1/audio/speech`, askChat())).text());
        return texts;
      },
    );
    expect(result).toEqual(["<html>bad gateway</html>", "{", "speech", ""]);
    expect(records.map(({ httpStatus, errorClass }) => [httpStatus, errorClass])).toEqual([
      [502, "server_error"],
      [200, undefined],
      [200, undefined],
      [204, undefined],
    ]);
  });
});
