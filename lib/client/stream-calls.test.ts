import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { BEGUN, DONE, event, RESPONSE, WORD } from "../testing/stream-events.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";
import { createTierscope } from "./tierscope.ts";

const RECORDED = path.resolve(process.cwd(), "../shared/data/flex_stream_0.sse");

const ask = (url: string): Parameters<typeof fetch> => [
  `${url}/v1/responses`,
  { method: "POST", body: JSON.stringify({ model: "gpt-5", service_tier: "flex", stream: true }) },
];

test.skipIf(!fs.existsSync(RECORDED))(
  "reads the recorded flex stream, and hands it on byte for byte (needs ../shared/data)",
  async () => {
    const text = fs.existsSync(RECORDED) ? fs.readFileSync(RECORDED, "utf8") : "";
    const { result, records } = await witnessedCalls(
      () => ({ pieces: text.match(/[\s\S]{1,700}/g) ?? [], headers: { "x-request-id": "req_1" } }),
      async ({ fetch }, { url }) => (await fetch(...ask(url))).text(),
    );
    expect(result).toBe(text);
    expect(records).toMatchObject([
      {
        requestId: "req_1",
        responseId: "resp_0050471a34b36ae60068c97b94a480819587a9d70cf2979b33",
        model: "gpt-5-2025-08-07",
        tierServed: "flex",
        outcome: "success",
        streamed: true,
        inputTotal: 53,
        inputCached: 0,
        outputTotal: 469,
        reasoning: 448,
      },
    ]);
    const [{ ttftMs = null, latencyMs = null } = {}] = records;
    expect(ttftMs).toBeGreaterThan(0);
    expect(latencyMs).toBeGreaterThanOrEqual(Number(ttftMs));
  },
);

test("counts the time to the first word, not to the first event", async () => {
  const { records } = await witnessedCalls(
    () => ({ pieces: [BEGUN, WORD, WORD, DONE], pauseMs: 60 }),
    async ({ fetch }, { url }) => (await fetch(...ask(url))).text(),
  );
  const [{ ttftMs = null, latencyMs = null } = {}] = records;
  expect(ttftMs).toBeGreaterThan(50);
  expect(latencyMs).toBeGreaterThan(Number(ttftMs));
});

describe("an error inside a stream that began with 200", () => {
  test.each([
    [
      "nested",
      event("error", {
        error: { type: "invalid_request_error", code: "resource_unavailable", message: "no" },
      }),
      "flex_unavailable",
    ],
    [
      "flat",
      event("error", { code: "rate_limit_exceeded", message: "no", param: null }),
      "rate_limit",
    ],
    [
      "Anthropic's",
      event("error", { error: { type: "overloaded_error", message: "no" } }),
      "overloaded",
    ],
    [
      "a failed response",
      event("response.failed", {
        response: { ...RESPONSE, status: "failed", error: { code: "server_error", message: "no" } },
      }),
      "server_error",
    ],
  ])("%s names its cause", async (_, failure, errorClass) => {
    const { records } = await witnessedCalls(
      () => ({ pieces: [BEGUN, failure] }),
      async ({ fetch }, { url }) => (await fetch(...ask(url))).text(),
    );
    expect(records).toMatchObject([{ outcome: "error", httpStatus: 200, errorClass }]);
    expect(records[0]).not.toHaveProperty("tierServed");
  });
});

describe("a stream that does not come to its end", () => {
  test("because its reader left is cancelled, and the provider is told at once", async () => {
    const { records } = await witnessedCalls(
      () => ({ pieces: Array.from({ length: 500 }, () => WORD), pauseMs: 20 }),
      async ({ fetch }, provider) => {
        const reader = (await fetch(...ask(provider.url))).body?.getReader();
        await reader?.read();
        await reader?.cancel();
        await expect.poll(() => provider.left, { timeout: 8_000 }).toBe(1);
      },
    );
    expect(records).toMatchObject([{ outcome: "cancelled", httpStatus: 200, streamed: true }]);
  });

  test("because its signal was given is cancelled, and its reader sees the abort", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ pieces: Array.from({ length: 100 }, () => WORD), pauseMs: 20 }),
      async ({ fetch }, { url }) => {
        const controller = new AbortController();
        const [to, init] = ask(url);
        const response = await fetch(to, { ...init, signal: controller.signal });
        setTimeout(() => controller.abort(), 50);
        return response.text().catch((error) => error.name);
      },
    );
    expect(result).toBe("AbortError");
    expect(records).toMatchObject([{ outcome: "cancelled" }]);
  });

  test("because the provider died is incomplete, and its reader sees the error", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ pieces: [BEGUN, WORD], breaks: "after" }),
      async ({ fetch }, { url }) =>
        (await fetch(...ask(url))).text().catch((error) => error.message),
    );
    expect(result).toBe("terminated");
    expect(records).toMatchObject([{ outcome: "incomplete", httpStatus: 200, model: "gpt-5" }]);
    expect(records[0]).not.toHaveProperty("inputTotal");
  });
});

test("a stream is read no faster than its reader reads", async () => {
  const piece = new Uint8Array(10_000);
  let made = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        made++;
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-type": "text/event-stream" };
  const { fetch } = createTierscope({
    url: "http://127.0.0.1:9",
    key: "tsk_test",
    fetch: async () => new Response(body, { headers }),
    onProblem: () => {},
  });
  const reader = (await fetch(...ask("http://127.0.0.1:9"))).body?.getReader();
  await reader?.read();
  await reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(made).toBe(2);
});
