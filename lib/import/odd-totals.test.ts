import { expect, test } from "vitest";
import type { ParsedRow } from "../formats/format.ts";
import { FORMAT_FIXTURES } from "../testing/format-fixtures.ts";
import { readUsage } from "../testing/read-usage.ts";
import { Tally } from "./tally.ts";

const chat = {
  object: "chat.completion",
  created: 1_795_078_800,
  usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
};
const langfuse = {
  id: "o",
  type: "GENERATION",
  startTime: "2026-11-18T10:00:00Z",
  traceId: "t",
  usageDetails: { input: 5, input_cached_tokens: 20, output: 2, total: 27 },
};
const langsmith = {
  id: "r",
  run_type: "llm",
  start_time: "2026-11-18T16:00:00",
  outputs: { usage_metadata: { input_tokens: 9, output_tokens: 1, total_tokens: 10 } },
};
const braintrust = {
  id: "b",
  _xact_id: "1",
  created: "2026-11-18T16:00:00Z",
  span_attributes: { type: "llm" },
  metrics: { prompt_tokens: 9, completion_tokens: 1, tokens: 10 },
};
const gemini = {
  createTime: "2026-11-18T16:00:00Z",
  usageMetadata: { promptTokenCount: 9, thoughtsTokenCount: 5, totalTokenCount: 14 },
};

const warningsOf = (rows: readonly ParsedRow[]) => {
  const tally = new Tally({ format: { grain: "call" }, missing: [] });
  for (const row of rows) tally.addRow(row);
  return tally.warnings();
};

test.each([
  ["OpenAI's", chat, { ...chat, usage: { ...chat.usage, total_tokens: 999 } }],
  ["Langfuse's", langfuse, { ...langfuse, usageDetails: { ...langfuse.usageDetails, total: 7 } }],
  [
    "LangSmith's",
    langsmith,
    {
      ...langsmith,
      outputs: { usage_metadata: { input_tokens: 9, total_tokens: 11, output_tokens: 1 } },
    },
  ],
  ["Braintrust's", braintrust, { ...braintrust, metrics: { ...braintrust.metrics, tokens: 11 } }],
  [
    "Gemini's",
    gemini,
    { ...gemini, usageMetadata: { ...gemini.usageMetadata, totalTokenCount: 9 } },
  ],
])(
  "a row whose total is not %s sum is kept and warned of; one whose total is, is not",
  async (_whose, right, odd) => {
    const { rows } = await readUsage([right, odd].map((row) => JSON.stringify(row)).join("\n"));
    expect(rows.map(({ kind }) => kind)).toEqual(["record", "record"]);
    expect(warningsOf(rows)).toEqual([{ warning: "total-differs", records: 1 }]);
  },
);

test("a total beside an unknown part, or none, is no reason to warn", async () => {
  const usages = [
    { prompt_tokens: 1, total_tokens: 5 },
    { prompt_tokens: 1, completion_tokens: 2 },
  ];
  const { rows } = await readUsage(
    usages.map((usage) => JSON.stringify({ ...chat, usage })).join("\n"),
  );
  expect(warningsOf(rows)).toEqual([]);
});

test("no sample has an odd total", async () => {
  for (const { name, bytes, mapping, format } of FORMAT_FIXTURES) {
    const { rows } = await readUsage(bytes, { mapping, format: format.id });
    expect([name, warningsOf(rows)]).toEqual([name, []]);
  }
});
