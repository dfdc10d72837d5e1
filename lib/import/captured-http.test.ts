import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUsage } from "../testing/read-usage.ts";

const body = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 0,
  model: "gpt-5-mini-2025-08-07",
  service_tier: "default",
  usage: { prompt_tokens: 100, completion_tokens: 7 },
};
const attempt = (parts: object = {}, response: object | null = {}) => ({
  ts: "2026-11-19T14:00:00.000Z",
  duration_ms: 384,
  ttft_ms: null,
  attempt: 0,
  workload: "evals",
  request: {
    method: "POST",
    url: "https://api.openai.com/v1/chat/completions",
    headers: { Authorization: "Bearer secret", "X-Stainless-Retry-Count": "0" },
    body: { model: "gpt-5-mini", service_tier: "flex", messages: "secret" },
  },
  response: response && { status: 200, headers: { "X-Request-ID": "req_1" }, body, ...response },
  ...parts,
});
const read = (...lines: readonly object[]) =>
  readUsage(lines.map((line) => JSON.stringify(line)).join("\n"));
const recordOf = async (parts: object = {}, response: object | null = {}) =>
  (await read(attempt(parts, response))).records[0];
const refused = (status: number, error: unknown) =>
  recordOf({}, { status, body: typeof error === "string" ? error : { error } });

describe("captured HTTP attempts", () => {
  test("asked for flex, served at standard: both tiers, the attempt, and nothing of the prompt or the key", async () => {
    const { format, records } = await read(attempt());
    expect(format).toBe("captured-http");
    expect(records).toMatchObject([
      {
        requestId: "req_1",
        attempt: 0,
        provider: "openai",
        model: "gpt-5-mini-2025-08-07",
        tierRequested: "flex",
        tierServed: "standard",
        latencyMs: 384,
        ttftMs: null,
        workload: "evals",
        endpoint: "/v1/chat/completions",
        inputTotal: 100,
      },
    ]);
    expect(JSON.stringify(records)).not.toContain("secret");
  });

  test.each([
    ["a body", (body: object) => body],
    [
      "the chunks of a stream",
      (body: object) => [{ usageMetadata: { promptTokenCount: 1 } }, body],
    ],
    ["text", (body: object) => JSON.stringify(body)],
  ])("Gemini's usage in %s counts, thoughts on top of the candidates", async (_what, wrap) => {
    const gemini = {
      candidates: [{ content: { parts: [{ text: "secret" }] }, finishReason: "STOP" }],
      usageMetadata: {
        promptTokenCount: 100,
        cachedContentTokenCount: 40,
        candidatesTokenCount: 7,
        thoughtsTokenCount: 5,
        totalTokenCount: 112,
        trafficType: "ON_DEMAND_FLEX",
      },
      modelVersion: "gemini-3-pro",
      responseId: "resp-1",
    };
    const url =
      "https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro:generateContent";
    const request = { method: "POST", url, body: { serviceTier: "flex", contents: "secret" } };
    const record = await recordOf({ request }, { headers: {}, body: wrap(gemini) });
    expect(record).toMatchObject({
      provider: "google",
      model: "gemini-3-pro",
      requestId: "resp-1",
      tierRequested: "flex",
      tierServed: "flex",
      outcome: "success",
      inputTotal: 100,
      inputCached: 40,
      outputTotal: 12,
      reasoning: 5,
    });
    expect(JSON.stringify(record)).not.toContain("secret");
  });

  test("each attempt of a call is a record of its own; the same attempt twice is not", async () => {
    const second = attempt({ attempt: 1 }, { headers: { "x-request-id": "req_2" } });
    const { report } = await read(attempt(), second, second);
    expect(report.records).toMatchObject({ valid: 2, duplicates: 1 });
  });

  test("header names have any case, and a repeated header is a list", async () => {
    const headers = { "OPENAI-PROJECT": ["proj_1", "proj_2"], "x-Request-Id": "req_9" };
    expect(await recordOf({}, { headers })).toMatchObject({
      requestId: "req_9",
      project: "proj_1",
    });
    expect(await recordOf({ attempt: null })).toMatchObject({ attempt: 0 });
  });

  test.each([
    [429, { code: "resource_unavailable", type: "rate_limit_error" }, "flex_unavailable"],
    [429, { code: "rate_limit_exceeded", type: "tokens" }, "rate_limit"],
    [429, { code: "slow_down", type: "rate_limit_error" }, "slow_down"],
    [429, { code: null, type: "insufficient_quota" }, "quota"],
    [429, { code: null, type: null, message: "Resource Unavailable" }, "flex_unavailable"],
    [429, { code: null, type: null, message: null }, "http_429"],
    [429, "Too Many Requests", "http_429"],
    [503, { code: "server_is_overloaded" }, "overloaded"],
    [
      400,
      { message: "Flex is not available for this model.", type: "invalid_request_error" },
      "flex_not_supported",
    ],
    [408, { code: "request_timeout", type: "invalid_request_error" }, "timeout_408"],
    [502, "<html><body>502 Bad Gateway: secret</body></html>", "server_error"],
    [
      401,
      { code: "invalid_api_key", message: "Incorrect API key provided: secret" },
      "invalid_request",
    ],
  ])("HTTP %i with %j is %s", async (status, error, errorClass) => {
    const record = await refused(status, error);
    expect(record).toMatchObject({
      outcome: "error",
      httpStatus: status,
      errorClass,
      tierServed: null,
    });
    expect(JSON.stringify(record)).not.toContain("secret");
  });

  test.each([
    ["APIConnectionTimeoutError", "error", "timeout_client"],
    ["TimeoutError", "error", "timeout_client"],
    ["APIConnectionError", "error", "unknown"],
    ["APIUserAbortError", "cancelled", null],
    ["AbortError", "cancelled", null],
  ])("no answer and %s is %s", async (name, outcome, errorClass) => {
    const record = await recordOf({ error: { name, message: "secret" } }, null);
    expect(record).toMatchObject({ outcome, errorClass, httpStatus: null, tierRequested: "flex" });
    expect(JSON.stringify(record)).not.toContain("secret");
  });

  test("an error inside an HTTP 200 is an error; a queued response is pending at an unknown tier", async () => {
    const response = { ...body, object: "response", service_tier: "auto" };
    expect(
      await recordOf(
        {},
        { body: { ...response, status: "failed", error: { code: "server_error" } } },
      ),
    ).toMatchObject({ outcome: "error", errorClass: "server_error", httpStatus: 200 });
    expect(await recordOf({}, { body: { ...response, status: "queued" } })).toMatchObject({
      outcome: "pending",
      tierServed: null,
    });
  });

  test.each(["1", "0.25", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", ["2", "3"], null, "soon"])(
    "a Retry-After of %j costs nothing",
    async (wait) => {
      const headers = {
        "Retry-After": wait,
        "retry-after-ms": wait,
        "x-ratelimit-reset-tokens": "1h2m3.5s",
      };
      expect(await recordOf({}, { status: 429, headers, body: {} })).toMatchObject({
        errorClass: "http_429",
      });
    },
  );

  test("a body kept as text is read; one that is a stream or nothing has unknown tokens", async () => {
    expect(await recordOf({}, { body: JSON.stringify(body) })).toMatchObject({ inputTotal: 100 });
    for (const odd of ["data: {}", null, 7, []]) {
      expect(await recordOf({}, { body: odd })).toMatchObject({
        outcome: "success",
        inputTotal: null,
      });
    }
  });

  test("an attempt without a time, with a wrong duration or without a request is turned away alone", async () => {
    const { report, rejects } = await read(
      attempt(),
      attempt({ ts: null }),
      attempt({ duration_ms: -5 }),
      { request: null, response: null, attempt: 1 },
    );
    expect(report.records).toMatchObject({ valid: 1, rejected: 3 });
    expect(rejects.map(({ code }) => code).sort()).toEqual([
      "negative",
      "no-attempt",
      "time-missing",
    ]);
  });

  test("whatever an answer holds, its attempt is one row", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (odd, headers) => {
        const { report } = await read(attempt(), attempt({}, { body: odd, headers }));
        expect(report.records.received).toBe(2);
      }),
      { seed: 20_261_118, numRuns: 200 },
    );
  });
});
