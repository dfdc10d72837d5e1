import { expect, test } from "vitest";
import { recordsOf, rowsOfValues } from "../../testing/format-rows.ts";
import { geminiResponse } from "./format.ts";

const body = (usageMetadata: object, more: object = {}) => ({
  candidates: [{ finishReason: "STOP", content: { parts: [{ text: "secret" }] } }],
  usageMetadata,
  modelVersion: "gemini-3-flash",
  createTime: "2026-11-18T19:00:00.000000Z",
  responseId: "r-1",
  ...more,
});

test("thoughts come on top of the candidates; counts left out are zero", () => {
  const usage = { promptTokenCount: 100, candidatesTokenCount: 40, thoughtsTokenCount: 60 };
  expect(recordsOf(rowsOfValues(geminiResponse, [body(usage)]))).toMatchObject([
    { inputTotal: 100, inputCached: 0, outputTotal: 100, reasoning: 60, provider: "google" },
  ]);
  const silent = { promptTokenCount: 7, totalTokenCount: 7 };
  expect(recordsOf(rowsOfValues(geminiResponse, [body(silent)]))).toMatchObject([
    { inputTotal: 7, outputTotal: 0, reasoning: 0, tierServed: null },
  ]);
  const tool = { promptTokenCount: 7, toolUsePromptTokenCount: 5, candidatesTokenCount: 1 };
  expect(recordsOf(rowsOfValues(geminiResponse, [body(tool)]))[0]?.inputTotal).toBe(12);
});

test.each([
  ["ON_DEMAND", "standard"],
  ["ON_DEMAND_FLEX", "flex"],
  ["ON_DEMAND_PRIORITY", "priority"],
  ["ON_DEMAND_OFFPEAK", "off_peak"],
  ["PROVISIONED_THROUGHPUT", "provisioned"],
  ["SOMETHING_NEW", "something_new"],
  [null, null],
])("traffic %s is tier %s", (trafficType, tier) => {
  const rows = rowsOfValues(geminiResponse, [body({ promptTokenCount: 1, trafficType })]);
  expect(recordsOf(rows)[0]?.tierServed).toBe(tier);
});

test("of a stream's chunks only the last one counts; a batch line's response counts", () => {
  const chunk = body({ promptTokenCount: 9 }, { candidates: [{ content: {} }] });
  const rows = rowsOfValues(geminiResponse, [
    chunk,
    body({ promptTokenCount: 9 }),
    { request: {}, response: body({ promptTokenCount: 5 }) },
    { error: {} },
    body({ promptTokenCount: 9 }, { createTime: undefined }),
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(["skip", "record", "record", "reject", "reject"]);
});
