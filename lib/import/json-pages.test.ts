import { describe, expect, test } from "vitest";
import { asExpected, FORMAT_FIXTURES } from "../testing/format-fixtures.ts";
import { readUsage, refusalOf } from "../testing/read-usage.ts";
import { inspectHead } from "./inspect-head.ts";
import { firstObject } from "./json-lists.ts";
import { parsedJson, rowsOfPage } from "./json-rows.ts";
import { readHead } from "./read-head.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const chat = (n: number, padding = "") => ({
  id: `chatcmpl-${n}`,
  object: "chat.completion",
  created: 1_795_078_800 + n,
  model: "gpt-5-mini-2025-08-07",
  choices: [{ index: 0, message: { role: "assistant", content: padding } }],
  usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
  service_tier: "flex",
});

const usageBucket = {
  object: "bucket",
  start_time: 1_794_787_200,
  end_time: 1_794_873_600,
  results: [
    { object: "organization.usage.completions.result", num_model_requests: 1, input_tokens: 1 },
  ],
};

const pages = FORMAT_FIXTURES.flatMap((fixture) => {
  const value = parsedJson(decoder.decode(fixture.bytes).replace(/^\ufeff/, ""));
  const rows = Array.isArray(value) ? value : value === undefined ? null : rowsOfPage(value);
  return rows && rows.length > 0 && !fixture.format.needsMapping
    ? [[fixture.name, fixture, rows] as const]
    : [];
});

describe.each(pages)("%s in a page that says more", (_name, { format, expected }, rows) => {
  test.each([
    ["warnings and a duration", { data: rows, meta: { page: 1 }, warnings: [], took: 5 }],
    ["a cursor in front", { cursors: { next: "a" }, freshness_state: {}, runs: rows }],
    ["rows under a key of its own", { exported_by: "somebody", observations: rows, n: 1 }],
  ])("%s", async (_what, page) => {
    const { format: found, report } = await readUsage(JSON.stringify(page));
    expect(found).toBe(format.id);
    expect(asExpected(report, expected)).toEqual(expected);
  });
});

test("a page of two thousand rows is one that says more behind them, far beyond the head", async () => {
  const rows = Array.from({ length: 2_000 }, (_, n) => chat(n, "x".repeat(100)));
  for (const page of [
    { data: rows, has_more: false, took: 3 },
    { object: "list", answers: rows, took: 3 },
  ]) {
    const { report } = await readUsage(JSON.stringify(page));
    expect(report.records).toMatchObject({ valid: 2_000, rejected: 0 });
  }
});

test.each([
  ['{"data":[{"a":1},{"b":2},{"c"', [{ a: 1 }, { b: 2 }]],
  ['{"has_more":true,\n"runs":[{"a":1},\n{"c"', [{ a: 1 }]],
  ['[{"results":[{"a":1},{"c"', [{ a: 1 }]],
  ['{"a":1,"body":{"data":[{"a":1},{"c"', []],
])("of a page that the head cuts off, the rows so far count: %s", (text, values) => {
  expect(readHead(text, false).head.values).toEqual(values);
});

test("pages line by line may each say something else around their rows", async () => {
  const lines = [
    { data: [chat(1), chat(2)] },
    { data: [chat(3)], warnings: ["slow"] },
    { data: [], took: 1 },
  ];
  const { report } = await readUsage(lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(report.records).toMatchObject({ received: 3, valid: 3 });
});

test("a row keeps the lists that it holds itself", async () => {
  const body = { ...chat(1), data: [chat(2), chat(3)], runs: [chat(4)] };
  const { report } = await readUsage(JSON.stringify(body));
  expect(report.records).toMatchObject({ received: 1, valid: 1 });
});

describe("a first row that is longer than the head", () => {
  const long = "x".repeat(70_000);
  const portkey = (n: number, content: string) => ({
    id: `p-${n}`,
    created_at: "2026-11-18T14:00:00.182Z",
    request: { body: { model: "gpt-5-mini", messages: [{ content }] } },
    response: { body: chat(n) },
    ai_org: "openai",
    ai_model: "gpt-5-mini-2025-08-07",
    response_status_code: 200,
  });

  test.each([
    ["64 KiB", long],
    ["a MiB", "x".repeat(1_100_000)],
    ["what a page of one's own looks like", `${JSON.stringify({ data: [{ a: 1 }] })}${long}`],
  ])("of %s is read to the keys that tell what it is", async (_what, content) => {
    const rows = [portkey(1, content), portkey(2, "y")];
    for (const text of [rows.map((row) => JSON.stringify(row)).join("\n"), JSON.stringify(rows)]) {
      const { format, report } = await readUsage(text);
      expect(format).toBe("portkey-logs");
      expect(report.records).toMatchObject({ valid: 2, rejected: 0 });
    }
  });

  test("is recognised in a preview too, where enough of the file is sent", async () => {
    const bytes = encoder.encode(`${JSON.stringify(portkey(1, long))}\n`);
    const seen = await inspectHead(bytes, {}, true);
    expect(seen.ok && seen.value.format.id).toBe("portkey-logs");
    expect(seen.ok && seen.value.rows.map(({ kind }) => kind)).toEqual(["record"]);
  });

  test("batch inputs are declined by name wherever their keys stand", async () => {
    const line = {
      body: { messages: [{ content: long }] },
      custom_id: "a",
      method: "POST",
      url: "/v1/x",
    };
    await expect(readUsage(`${JSON.stringify(line)}\n`)).rejects.toThrow("batch input");
  });
});

describe("an answer without rows", () => {
  test.each([
    ["openai-usage-api", { object: "page", data: [], has_more: false, next_page: null }],
    [
      "cloudflare-aig-logs",
      { success: true, errors: [], messages: [], result: [], result_info: { count: 0 } },
    ],
    [
      "langfuse-observations",
      { data: [], meta: { page: 1, limit: 50, totalItems: 0 }, warnings: [] },
    ],
    ["anthropic-usage-report", { data: [], has_more: false, next_page: null }],
    ["langsmith-runs", { runs: [], cursors: { next: null }, took: 5 }],
    ["braintrust-logs", { events: [], cursor: null }],
  ])("is read as %s with no rows, detected or named", async (id, page) => {
    const text = JSON.stringify(page);
    for (const wish of [{}, { format: id }]) {
      const { format, report, why } = await readUsage(text, wish);
      expect(format).toBe(id);
      expect(report.records).toMatchObject({ received: 0 });
      if (!("format" in wish)) expect(why).toContain("empty page");
    }
    const seen = await inspectHead(encoder.encode(text));
    expect(seen.ok && [seen.value.format.id, seen.value.rows]).toEqual([id, []]);
  });

  test.each(["[]", "{}", '{"data":[]}', '{"object":"list","data":[],"has_more":false}'])(
    "of nobody in particular is told to be empty: %s",
    async (text) => {
      expect(await refusalOf(text)).toMatchObject({ code: "no-usage" });
    },
  );

  test("before one with rows does not hide these", async () => {
    const pages = [
      { object: "page", data: [] },
      { object: "page", data: [usageBucket] },
    ];
    const { format, report } = await readUsage(
      pages.map((page) => JSON.stringify(page)).join("\n"),
    );
    expect(format).toBe("openai-usage-api");
    expect(report.records).toMatchObject({ received: 1, valid: 1 });
  });
});

describe("the first object of a text", () => {
  test.each([
    ['{"a":[{"b":1}],"c":{"d":[{}]}}', { a: [{ b: 1 }], c: { d: [{}] } }, ["a"]],
    [
      ' [ {"a": [ {"b":"]}"} , {"b":2} ], "z": [1]}, {}]',
      { a: [{ b: "]}" }, { b: 2 }], z: [1] },
      ["a"],
    ],
    ['{"a":[{"b":[1,{"c":2}]},{"b"', { a: [{ b: [1, { c: 2 }] }] }, ["a"]],
    ['{"a":[{"b":', null, ["a"]],
    ['{"a":"x', null, []],
    ["[1,2]", null, []],
    ["", null, []],
  ])("%s", (text, value, keys) => {
    const first = firstObject(text);
    expect(first.value).toEqual(value);
    expect(first.lists.map(({ key }) => key)).toEqual(keys);
  });
});
