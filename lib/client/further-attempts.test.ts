import { describe, expect, test } from "vitest";
import { askChat, CHAT_ANSWER } from "../testing/chat-call.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

describe("an attempt without an answer", () => {
  test("that its caller gave up is cancelled, and throws what fetch throws", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ delayMs: 500, body: CHAT_ANSWER }),
      async ({ fetch }, { url }) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 30);
        const signal = controller.signal;
        return fetch(`${url}/v1/chat/completions`, { ...askChat(), signal }).catch(
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
      () => ({ delayMs: 500, body: CHAT_ANSWER }),
      ({ fetch }, { url }) =>
        fetch(`${url}/v1/chat/completions`, {
          ...askChat(),
          signal: AbortSignal.timeout(30),
        }).catch((error) => error.name),
    );
    expect(result).toBe("TimeoutError");
    expect(records).toMatchObject([{ outcome: "error", errorClass: "timeout_client" }]);
  });

  test("whose connection broke is an error with the connection's code", async () => {
    const { records } = await witnessedCalls(
      () => ({ breaks: "before" }),
      async ({ fetch }, { url }) => {
        await expect(fetch(`${url}/v1/chat/completions`, askChat())).rejects.toThrow(
          "fetch failed",
        );
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
      (came) => (came.headers["x-stainless-retry-count"] === "0" ? refused : { body: CHAT_ANSWER }),
      async ({ fetch }, { url }) => {
        const call = async (content: string, count: string) => {
          const init = askChat({ messages: [{ role: "user", content }] });
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
      (_, count) => (count === 1 ? { status: 503, body: {} } : { body: CHAT_ANSWER }),
      async ({ fetch }, { url }) => {
        for (let i = 0; i < 3; i++)
          await (await fetch(`${url}/v1/chat/completions`, askChat())).text();
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
      await (await fetch(`${url}/v1/responses`, askChat({ background: true }))).json();
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
