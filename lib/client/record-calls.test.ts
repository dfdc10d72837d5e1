import { describe, expect, test } from "vitest";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

const CANARY = "canary-7f3a";

const CHAT = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_795_000_000,
  model: "gpt-5-mini-2025-08-07",
  service_tier: "flex",
  choices: [{ index: 0, message: { role: "assistant", content: CANARY }, finish_reason: "stop" }],
  usage: {
    prompt_tokens: 1_000,
    completion_tokens: 200,
    total_tokens: 1_200,
    prompt_tokens_details: { cached_tokens: 600, cache_write_tokens: 100 },
    completion_tokens_details: { reasoning_tokens: 150 },
  },
};

const ask = (more: object = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer sk-${CANARY}` },
  body: JSON.stringify({
    model: "gpt-5-mini",
    messages: [{ role: "user", content: CANARY }],
    service_tier: "flex",
    user: CANARY,
    ...more,
  }),
});

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
    () => ({ headers, body: CHAT }),
    async ({ fetch }, { url }) => (await fetch(`${url}/v1/chat/completions`, ask())).json(),
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
    error: { message: CANARY, type: "invalid_request_error", code: null, param: CANARY },
  };
  const { sent, records } = await witnessedCalls(
    (_, count) => (count === 1 ? { body: CHAT } : { status: 400, body: failed }),
    async ({ fetch }, { url }) => {
      for (const path of ["chat/completions", "responses"]) {
        await (await fetch(`${url}/v1/${path}?key=${CANARY}`, ask())).text();
      }
    },
  );
  expect(records).toHaveLength(2);
  expect(sent).not.toContain(CANARY);
});

test("gives its host the answer as it came: status, headers, URL and every byte", async () => {
  const body = JSON.stringify(CHAT);
  const { result } = await witnessedCalls(
    () => ({ headers: { "x-own": "1" }, body }),
    async ({ fetch }, { url }) => {
      const response = await fetch(`${url}/v1/chat/completions`, ask());
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
      const response = await fetch(`${url}/v1/responses`, ask());
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
    () => ({ body: CHAT }),
    async ({ fetch }, { url }) => {
      await fetch(`${url}/v1/chat/completions`, ask());
      await pause(50);
    },
  );
  expect(records).toMatchObject([{ outcome: "success", inputTotal: 1_000 }]);
});

describe("an attempt without an answer", () => {
  test("that its caller gave up is cancelled, and throws what fetch throws", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ delayMs: 500, body: CHAT }),
      async ({ fetch }, { url }) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 30);
        const signal = controller.signal;
        return fetch(`${url}/v1/chat/completions`, { ...ask(), signal }).catch(
          (error) => error.name,
        );
      },
    );
    expect(result).toBe("AbortError");
    expect(records).toMatchObject([{ outcome: "cancelled", model: "gpt-5-mini" }]);
    expect(records[0]).not.toHaveProperty("httpStatus");
  });

  test("that ran out of time is a timeout of the client's", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ delayMs: 500, body: CHAT }),
      ({ fetch }, { url }) =>
        fetch(`${url}/v1/chat/completions`, { ...ask(), signal: AbortSignal.timeout(30) }).catch(
          (error) => error.name,
        ),
    );
    expect(result).toBe("TimeoutError");
    expect(records).toMatchObject([{ outcome: "error", errorClass: "timeout_client" }]);
  });

  test("whose connection broke is an error with the connection's code", async () => {
    const { records } = await witnessedCalls(
      () => ({ breaks: "before" }),
      async ({ fetch }, { url }) => {
        await expect(fetch(`${url}/v1/chat/completions`, ask())).rejects.toThrow("fetch failed");
      },
    );
    expect(records).toMatchObject([
      { outcome: "error", errorClass: "unknown", errorCode: "UND_ERR_SOCKET" },
    ]);
  });
});

describe("a further attempt of the same call", () => {
  test("is known by the SDK's counter and the same body, whatever else runs beside it", async () => {
    const refused = { status: 429, body: { error: { code: "rate_limit_exceeded" } } };
    const { records } = await witnessedCalls(
      (came) => (came.headers["x-stainless-retry-count"] === "0" ? refused : { body: CHAT }),
      async ({ fetch }, { url }) => {
        const call = async (content: string, count: string) => {
          const init = ask({ messages: [{ role: "user", content }] });
          const headers = { ...init.headers, "X-Stainless-Retry-Count": count };
          return (await fetch(`${url}/v1/chat/completions`, { ...init, headers })).text();
        };
        await Promise.all([call("a", "0"), call("a", "0"), call("b", "0")]);
        await Promise.all([call("b", "1"), call("a", "1"), call("a", "1")]);
      },
    );
    const operations = new Map<unknown, unknown[]>();
    for (const { operationId, attempt } of records) {
      operations.set(operationId, [...(operations.get(operationId) ?? []), attempt]);
    }
    expect([...operations.values()]).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  test("without a counter is known by following a failure with the same body", async () => {
    const { records } = await witnessedCalls(
      (_, count) => (count === 1 ? { status: 503, body: {} } : { body: CHAT }),
      async ({ fetch }, { url }) => {
        for (let i = 0; i < 3; i++) await (await fetch(`${url}/v1/chat/completions`, ask())).text();
      },
    );
    const [first, second, third] = records;
    expect(second).toMatchObject({ operationId: first?.operationId, attempt: 1 });
    expect(third).toMatchObject({ attempt: 0 });
    expect(third?.operationId).not.toBe(first?.operationId);
  });
});

test("a call in the background ends when its end is asked for, as the attempt that it was", async () => {
  const started = Math.floor(Date.now() / 1_000);
  const queued = {
    id: "resp_1",
    object: "response",
    created_at: started,
    status: "queued",
    background: true,
    model: "gpt-5",
    service_tier: "auto",
    usage: null,
  };
  const done = {
    ...queued,
    status: "completed",
    completed_at: started + 42,
    service_tier: "flex",
    usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
  };
  const { records } = await witnessedCalls(
    (came, count) => ({
      body: came.method === "GET" && count > 2 ? done : queued,
      headers: { "x-request-id": `req_${count}` },
    }),
    async ({ fetch }, { url }) => {
      await (await fetch(`${url}/v1/responses`, ask({ background: true }))).json();
      for (let look = 0; look < 3; look++) await (await fetch(`${url}/v1/responses/resp_1`)).json();
    },
  );
  expect(records).toHaveLength(2);
  const [begun, ended] = records;
  expect(begun).toMatchObject({
    requestId: "resp_1",
    attempt: 0,
    outcome: "pending",
    tierRequested: "flex",
  });
  expect(begun).not.toHaveProperty("tierServed");
  expect(ended).toMatchObject({
    requestId: "resp_1",
    operationId: begun?.operationId,
    attempt: 0,
    time: begun?.time,
    outcome: "success",
    tierRequested: "flex",
    tierServed: "flex",
    inputTotal: 10,
    latencyMs: 42_000,
  });
});

test("what asks no model leaves no record", async () => {
  const { records, came } = await witnessedCalls(
    () => ({ body: { ...CHAT, status: "completed" } }),
    async ({ fetch }, { url }) => {
      for (const path of ["models", "batches", "files", "responses/resp_1", "threads/t/messages"]) {
        await (await fetch(`${url}/v1/${path}`)).text();
      }
      await (await fetch(`${url}/v1/messages/count_tokens`, ask())).text();
      await (await fetch(`${url}/v1/threads/t_1/messages`, ask())).text();
    },
  );
  expect(came).toHaveLength(7);
  expect(records).toEqual([]);
});

describe("whatever form fetch is given", () => {
  test("a Request, bytes or a form tells its model", async () => {
    const form = new FormData();
    form.set("model", "whisper-1");
    const init = ask();
    const { records } = await witnessedCalls(
      () => ({ body: CHAT }),
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
        // @ts-expect-error nothing at all
        await fetch().catch((error) => error.message),
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
          texts.push(await (await fetch(`${url}/v1/audio/speech`, ask())).text());
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
