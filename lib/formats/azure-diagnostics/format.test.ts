import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordsOf, rowsOfCells, rowsOfValues } from "../../testing/format-rows.ts";
import { azureDiagnostics } from "./format.ts";

const call = (correlationId: string, properties: object = {}, more: object = {}) => ({
  time: "2026-11-18T18:00:16.792Z",
  resourceId: "/SUBSCRIPTIONS/0/ACCOUNTS/AOAI",
  category: "RequestResponse",
  operationName: "ChatCompletions_Create",
  resultSignature: "200",
  durationMs: 16_098,
  correlationId,
  properties: JSON.stringify({ modelName: "gpt-5.4", modelVersion: "2026-03-05", ...properties }),
  ...more,
});
const usage = (correlationId: string, input: number, cached: number, output: number) => ({
  ...call(correlationId, {
    promptTokens: [input],
    cachedTokens: [cached],
    generatedTokens: [output],
  }),
  category: "AzureOpenAIRequestUsage",
});

const kinds = (values: readonly unknown[]) =>
  rowsOfValues(azureDiagnostics, values).map(({ kind, line }) => `${line} ${kind}`);

describe("rows of one call", () => {
  const full = call("c", { promptTokens: 100, completionTokens: 5 });
  const bare = call("c");
  const tokens = usage("c", 100, 60, 5);

  test.each([
    ["call, twin, tokens", [full, bare, tokens]],
    ["twin, call, tokens", [bare, full, tokens]],
    ["tokens, call, twin", [tokens, full, bare]],
    ["tokens, twin, call", [tokens, bare, full]],
  ])("in the order %s they make one record with all that is known", (_order, values) => {
    const rows = rowsOfValues(azureDiagnostics, values);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(rows.filter(({ kind }) => kind === "skip")).toHaveLength(1);
    const records = recordsOf(rows);
    expect(records.map(({ requestId }) => requestId)).toEqual(["c", "c"]);
    expect(records[0]).toMatchObject({ inputTotal: 100, inputCached: 60, outputTotal: 5 });
  });

  test("token counts without their call are a call themselves: nothing is lost", () => {
    expect(recordsOf(rowsOfValues(azureDiagnostics, [tokens]))).toMatchObject([
      { inputTotal: 100, inputCached: 60, outputTotal: 5, outcome: "success" },
    ]);
  });

  test("lists of counts add up", () => {
    const several = { ...usage("d", 0, 0, 0), properties: { promptTokens: [1, 2, 3] } };
    expect(recordsOf(rowsOfValues(azureDiagnostics, [several]))[0]?.inputTotal).toBe(6);
  });

  test("calls farther apart than the window are told by their id alone, and memory stays bounded", () => {
    const between = Array.from({ length: 20_001 }, (_, i) => call(`x${i}`));
    const rows = rowsOfValues(azureDiagnostics, [full, ...between, tokens]);
    expect(rows).toHaveLength(20_003);
    expect(rows.at(-1)).toMatchObject({ kind: "record", record: { requestId: "c" } });
  });

  test("whatever is in a file, its rows come out once each and in order", () => {
    const row = fc.oneof(
      fc.constantFrom("a", "b", "c").map((id) => call(id)),
      fc.constantFrom("a", "b", "c").map((id) => usage(id, 1, 1, 1)),
      fc.constant({ category: "Audit" }),
      fc.constant({}),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (values) => {
        const lines = rowsOfValues(azureDiagnostics, values).map(({ line }) => line);
        expect(lines).toEqual(values.map((_, i) => i + 1));
      }),
      { seed: 18 },
    );
  });
});

test("times are .NET ticks of 100 ns, exact although no number holds them", () => {
  const ticks = '{"requestTime": 639306216006940001, "responseTime": 639306216167920011}';
  const values = [call("c", {}, { properties: ticks, durationMs: null })];
  expect(recordsOf(rowsOfValues(azureDiagnostics, values))).toMatchObject([
    { startUs: Date.UTC(2026, 10, 18, 18, 0, 0, 694) * 1_000, latencyMs: 16_098.001 },
  ]);
});

test.each([
  ["429", "error", "http_429"],
  [503, "error", "overloaded"],
  ["500", "error", "server_error"],
  ["200", "success", null],
  ["", "unknown", null],
])("status %j is %s of cause %s", (resultSignature, outcome, errorClass) => {
  const rows = rowsOfValues(azureDiagnostics, [call("c", {}, { resultSignature })]);
  expect(recordsOf(rows)).toMatchObject([{ outcome, errorClass }]);
});

test("other categories and management calls are skipped, foreign rows turned away", () => {
  const values = [
    call("a", {}, { category: "Audit" }),
    call("b", {}, { operationName: "Deployments_List" }),
    { hello: 1 },
    call("c", { promptTokens: "many" }),
  ];
  expect(kinds(values)).toEqual(["1 skip", "2 skip", "3 reject", "4 reject"]);
});

test("Log Analytics' suffixed columns are read alike", () => {
  const cells = {
    "TimeGenerated [UTC]": "11/18/2026, 6:00:16.792 PM",
    Category: "RequestResponse",
    OperationName: "ChatCompletions_Create",
    ResultSignature: "200",
    durationMs_d: "16098",
    CorrelationId: "c",
    properties_s: '{"requestTime": 639306216006940000, "modelName": "gpt-5.4", "promptTokens": 7}',
  };
  expect(recordsOf(rowsOfCells(azureDiagnostics, [cells]))).toMatchObject([
    { requestId: "c", latencyMs: 16_098, inputTotal: 7, model: "gpt-5.4" },
  ]);
});
