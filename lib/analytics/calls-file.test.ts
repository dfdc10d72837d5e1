import { expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { UNDATED_US } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { CallLine } from "../wire/calls.ts";
import { callLine } from "./call-line.ts";
import { callsCsv, callsJson } from "./calls-file.ts";

const at = Date.UTC(2026, 8, 1, 12) * 1_000 + 7;
const priced = callLine(PRICE_BOOK, "k1", {
  ...blankRecord("call", at),
  ...{ provider: "openai", model: "o3", tierServed: "standard", requestId: "=cmd|' /C calc'!A0" },
  ...{
    inputTotal: 1_000,
    inputCached: 0,
    inputCacheWrite: 0,
    outputTotal: 100,
    project: 'a "b", c',
  },
});
const unknown = callLine(PRICE_BOOK, "k2", blankRecord("call", UNDATED_US));

async function* batches(...all: (readonly CallLine[])[]) {
  yield* all;
}
async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

test("a CSV of calls holds exact money and times, leaves the unknown blank and runs nothing", async () => {
  const text = await textOf(callsCsv(batches([priced], [], [unknown])));
  const [header = "", first = "", second = "", end] = text.split("\r\n");
  expect(header.split(",")).toHaveLength(31);
  expect(first).toContain("k1,2026-09-01T12:00:00.000007Z,'=cmd|' /C calc'!A0,");
  expect(first).toContain(',"a ""b"", c",');
  // 1,000 × $2 and 100 × $8 per million
  expect(first).toMatch(/,standard,0\.0028,,$/);
  expect(second).toMatch(/^k2,,,/);
  expect(second).toMatch(/,unknown-model,$/);
  expect(end).toBe("");
});

test("the same as JSON is one list, also of no calls and of many batches", async () => {
  const list = JSON.parse(await textOf(callsJson(batches([priced], [], [unknown, unknown]))));
  expect(list).toHaveLength(3);
  expect(list[0]).toMatchObject({
    key: "k1",
    costUsd: "0.0028",
    inputTotal: 1_000,
    reasoning: null,
  });
  expect(list[1]).toMatchObject({ key: "k2", time: null, costUsd: null });
  expect(JSON.parse(await textOf(callsJson(batches())))).toEqual([]);
});
