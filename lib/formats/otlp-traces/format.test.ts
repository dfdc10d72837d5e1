import { describe, expect, test } from "vitest";
import { recordsOf, rowsOfValues } from "../../testing/format-rows.ts";
import { DECLINED } from "../declined.ts";
import { otlpTraces } from "./format.ts";

type Value = string | number | boolean;

const attributesOf = (values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value:
      typeof value === "string"
        ? { stringValue: value }
        : typeof value === "number"
          ? { intValue: value }
          : { boolValue: value },
  }));

const span = (values: Readonly<Record<string, Value>>, more: object = {}) => ({
  traceId: "4c87d153d10cf1c5aac4430ecace52e7",
  spanId: "3f5c3411390012fe",
  startTimeUnixNano: "1795077000654000001",
  endTimeUnixNano: "1795077092407000999",
  attributes: attributesOf(values),
  status: {},
  ...more,
});
const request = (...spans: readonly object[]) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ "service.name": "evals" }) },
      scopeSpans: [{ spans }],
    },
  ],
});
const rowsOf = (...spans: readonly object[]) => rowsOfValues(otlpTraces, [request(...spans)]);
const recordOf = (values: Readonly<Record<string, Value>>, more: object = {}) =>
  recordsOf(rowsOf(span({ "gen_ai.operation.name": "chat", ...values }, more)))[0];

describe("names of three generations", () => {
  test("of two names for one count, the current one counts, and they are never added", () => {
    expect(
      recordOf({
        "gen_ai.usage.prompt_tokens": 10,
        "gen_ai.usage.input_tokens": 11,
        "llm.token_count.prompt": 12,
        "gen_ai.usage.completion_tokens": 3,
        "ai.usage.outputTokens": 4,
        "gen_ai.usage.cache_read_input_tokens": 5,
        "gen_ai.usage.cache_creation_input_tokens": 1,
        "gen_ai.usage.reasoning_tokens": 2,
      }),
    ).toMatchObject({
      inputTotal: 11,
      outputTotal: 3,
      inputCached: 5,
      inputCacheWrite: 1,
      reasoning: 2,
    });
  });

  test("an int64 is a number from one exporter and a text from another", () => {
    const attributes = [
      { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
      { key: "gen_ai.usage.input_tokens", value: { intValue: "8682" } },
      { key: "gen_ai.usage.output_tokens", value: { doubleValue: 3 } },
    ];
    expect(recordsOf(rowsOf(span({}, { attributes })))).toMatchObject([
      { inputTotal: 8_682, outputTotal: 3 },
    ]);
  });

  test.each([
    [{ "gen_ai.provider.name": "openai", "gen_ai.system": "azure" }, "openai"],
    [{ "gen_ai.system": "openai.responses" }, "openai"],
    [{ "gen_ai.system": "azure.ai.openai" }, "azure.ai.openai"],
    [{ "gen_ai.system": "gcp.gemini" }, "gcp.gemini"],
    [{ "llm.provider": "OpenAI" }, "openai"],
    [{ "ai.model.provider": "anthropic.messages" }, "anthropic"],
  ])("%j is the provider %s", (values, provider) => {
    expect(recordOf(values)?.provider).toBe(provider);
  });

  test.each([
    [
      { "openai.response.service_tier": "flex", "gen_ai.openai.response.service_tier": "x" },
      "flex",
    ],
    [{ "gen_ai.openai.response.service_tier": "default" }, "standard"],
    [{ "ai.response.providerMetadata": '{"openai":{"serviceTier":"flex"}}' }, "flex"],
    [{ "ai.response.providerMetadata": '{"azure":{"x":1}}' }, null],
    [{ "openai.response.service_tier": "auto" }, null],
  ])("%j was served as %s", (values, tier) => expect(recordOf(values)?.tierServed).toBe(tier));

  test.each([
    [{ "openai.request.service_tier": "flex" }, "flex"],
    [{ "gen_ai.openai.request.service_tier": "priority" }, "priority"],
    [{ "llm.invocation_parameters": '{"service_tier":"flex"}' }, "flex"],
    [{ "llm.invocation_parameters": "not json" }, null],
  ])("%j asked for %s", (values, tier) => expect(recordOf(values)?.tierRequested).toBe(tier));
});

describe("which spans count", () => {
  test.each<[Readonly<Record<string, Value>>, string]>([
    [{ "gen_ai.operation.name": "chat" }, "record"],
    [{ "gen_ai.operation.name": "embeddings" }, "record"],
    [{ "gen_ai.operation.name": "invoke_agent", "gen_ai.usage.input_tokens": 9 }, "skip"],
    [{ "gen_ai.operation.name": "execute_tool" }, "skip"],
    [{ "openinference.span.kind": "LLM" }, "record"],
    [{ "openinference.span.kind": "CHAIN", "llm.token_count.prompt": 9 }, "skip"],
    [{ "ai.operationId": "ai.generateText", "ai.usage.inputTokens": 9 }, "skip"],
    [{ "ai.operationId": "ai.generateText.doGenerate" }, "record"],
    [{ "ai.operationId": "ai.streamText.doStream" }, "record"],
    [{ "ai.operationId": "ai.embed.doEmbed" }, "record"],
    [{ "ai.operationId": "ai.toolCall" }, "skip"],
    [{ "llm.request.type": "chat" }, "record"],
    [{ "traceloop.span.kind": "workflow" }, "skip"],
    [{ "gen_ai.system": "openai", "gen_ai.request.model": "o3" }, "record"],
    [{ "http.response.status_code": 200 }, "skip"],
    [{}, "skip"],
  ])("%j: %s", (values, kind) => {
    expect(rowsOf(span(values)).map((row) => row.kind)).toEqual([kind]);
  });

  test("metrics among traces are skipped, a file of nothing else is declined by name", () => {
    const metrics = { resourceMetrics: [] };
    const rows = rowsOfValues(otlpTraces, [
      metrics,
      { hello: 1 },
      { resourceSpans: null },
      request(),
    ]);
    expect(rows.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      "1 skip",
      "2 reject",
      "3 reject",
    ]);
    const head = {
      kind: "json",
      text: "",
      headers: [],
      delimiter: ",",
      values: [metrics],
    } as const;
    const declined = (values: readonly unknown[]) =>
      DECLINED.filter((shape) => shape.matches({ ...head, values })).map(({ id }) => id);
    expect(declined([metrics])).toEqual(["otlp-metrics"]);
    expect(declined([{ resourceLogs: [] }])).toEqual(["otlp-logs"]);
    expect(declined([metrics, request()])).toEqual([]);
  });
});

describe("times and identity", () => {
  test("nanoseconds are read as whole numbers, which no float holds", () => {
    expect(recordOf({})).toMatchObject({
      startUs: 1_795_077_000_654_000,
      latencyMs: 91_753,
      requestId: "4c87d153d10cf1c5aac4430ecace52e7/3f5c3411390012fe",
    });
    expect(recordOf({}, { endTimeUnixNano: "1795077000000000000" })?.latencyMs).toBeNull();
    expect(
      rowsOf(span({ "gen_ai.operation.name": "chat" }, { startTimeUnixNano: "0" })),
    ).toMatchObject([{ problem: { code: "time-missing" } }]);
  });

  test("the first chunk comes in seconds by the convention, in milliseconds from the AI SDK", () => {
    const attributes = [
      { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
      { key: "gen_ai.response.time_to_first_chunk", value: { doubleValue: 20.14 } },
    ];
    expect(recordsOf(rowsOf(span({}, { attributes })))[0]?.ttftMs).toBe(20_140);
    expect(recordOf({ "ai.response.msToFirstChunk": 812 })?.ttftMs).toBe(812);
  });
});

describe("failures", () => {
  const exception = (type: string, message: string) => ({
    events: [
      {
        name: "exception",
        attributes: attributesOf({ "exception.type": type, "exception.message": message }),
      },
    ],
    status: { code: 2 },
  });

  test.each([
    [exception("RateLimitError", "429 Resource unavailable"), "flex_unavailable", 429],
    [exception("RateLimitError", "429 Rate limit reached for secret"), "rate_limit", 429],
    [exception("RateLimitError", "429 secret"), "http_429", 429],
    [exception("APIConnectionTimeoutError", "None Request timed out."), "timeout_client", null],
    [exception("openai.InternalServerError", "secret"), "server_error", null],
    [
      { status: { code: "STATUS_CODE_ERROR", message: "temporarily overloaded" } },
      "overloaded",
      null,
    ],
    [{ status: { code: 2 } }, "unknown", null],
  ])("%j is of cause %s", (more, errorClass, httpStatus) => {
    const record = recordOf({}, more);
    expect(record).toMatchObject({ outcome: "error", errorClass, httpStatus });
    expect(JSON.stringify(record)).not.toContain("secret");
  });

  test("an error type or an HTTP status tells a failure even where the span's status is unset", () => {
    expect(recordOf({ "error.type": "RateLimitError" })?.errorClass).toBe("http_429");
    expect(recordOf({ "error.type": "429" })).toMatchObject({ httpStatus: 429 });
    expect(recordOf({ "http.response.status_code": 503 })?.errorClass).toBe("overloaded");
    expect(recordOf({ "http.response.status_code": 200 })).toMatchObject({
      outcome: "success",
      httpStatus: 200,
    });
  });
});

describe("counts that a file cannot tell", () => {
  const untold = (...values: readonly Readonly<Record<string, Value>>[]) =>
    otlpTraces.missingIn?.({
      headers: [],
      mapping: null,
      sample: values.map((each) => request(span({ "gen_ai.operation.name": "chat", ...each }))),
    });

  test.each<[readonly Readonly<Record<string, Value>>[], readonly string[]]>([
    [[{ "gen_ai.provider.name": "openai" }], []],
    [[{ "openinference.span.kind": "LLM" }], []],
    [[{ "ai.operationId": "ai.generateText.doGenerate" }], ["inputCacheWrite"]],
    [[{ "gen_ai.system": "openai" }], ["inputCached", "inputCacheWrite", "reasoning"]],
    [
      [{ "gen_ai.system": "openai", "gen_ai.usage.cache_read_input_tokens": 0 }],
      ["inputCacheWrite", "reasoning"],
    ],
    [[{ "gen_ai.system": "openai" }, { "gen_ai.provider.name": "openai" }], []],
  ])("%j: %j", (values, fields) => expect(untold(...values)).toEqual(fields));

  test("a head without a call tells nothing", () => expect(untold()).toEqual([]));
});
