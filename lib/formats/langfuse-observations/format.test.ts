import { describe, expect, test } from "vitest";
import type { UsageRecord } from "../../core/record.ts";
import { recordsOf, rowsOfCells, rowsOfValues } from "../../testing/format-rows.ts";
import { langfuseObservations } from "./format.ts";

const base = {
  id: "o-1",
  traceId: "t-1",
  type: "GENERATION",
  startTime: "2026-11-18T10:00:00.000Z",
  endTime: "2026-11-18T10:00:02.500Z",
  model: "gpt-5-mini",
};

const rowOf = (value: object) => rowsOfValues(langfuseObservations, [value])[0];

function recordOf(fields: object): UsageRecord | undefined {
  return recordsOf(rowsOfValues(langfuseObservations, [{ ...base, ...fields }]))[0];
}

function recordOfCells(cells: Record<string, string>): UsageRecord | undefined {
  return recordsOf(rowsOfCells(langfuseObservations, [cells]))[0];
}

describe("tokens are the sums that Langfuse itself makes", () => {
  test.each([
    [{ input: 10, output: 5, total: 15 }, [10, null, null, 5, null]],
    [
      { input: 10, output: 5, total: 99, input_cached_tokens: 4, output_reasoning_tokens: 7 },
      [14, 4, null, 12, 7],
    ],
    [
      { input: 1, cache_read_input_tokens: 20, cache_creation_input_tokens: 300, output: 4 },
      [321, 20, 300, 4, null],
    ],
    [{ input: 1, input_cache_read: 2, input_cache_creation: 3, output: "4" }, [6, 2, 3, 4, null]],
    [
      { input: 1, input_audio_tokens: 8, output: 2, output_audio_tokens: 3 },
      [9, null, null, 5, null],
    ],
  ])("%j", (usageDetails, [inputTotal, inputCached, inputCacheWrite, outputTotal, reasoning]) => {
    const tokens = { inputTotal, inputCached, inputCacheWrite, outputTotal, reasoning };
    expect(recordOf({ usageDetails })).toMatchObject(tokens ?? {});
    expect(recordOf({ usageDetails: JSON.stringify(usageDetails) })).toMatchObject(tokens ?? {});
  });

  test("without details the totals count, which include all parts", () => {
    const totals = { inputUsage: 7, outputUsage: 3, usageDetails: {} };
    expect(recordOf(totals)).toMatchObject({ inputTotal: 7, outputTotal: 3, inputCached: null });
    const page = recordOf({ usage: { input: 8, output: 2, total: 10, unit: "TOKENS" } });
    expect(page).toMatchObject({ inputTotal: 8, outputTotal: 2 });
    expect(recordOf({})).toMatchObject({ inputTotal: null, outputTotal: null });
  });

  test("a count that is none costs the row", () => {
    expect(rowOf({ ...base, usageDetails: { input: "many" } })).toMatchObject({
      kind: "reject",
      problem: { field: "usageDetails", code: "not-a-number" },
    });
  });
});

describe("times", () => {
  test("a CSV cell holds the time as a JSON string, or plain; seconds are the unit", () => {
    const record = recordOfCells({
      id: "o",
      startTime: '"2026-11-18T10:00:00.221Z"',
      endTime: '"2026-11-18T10:01:42.714Z"',
      latency: "102.493",
      timeToFirstToken: "1.5",
      type: "GENERATION",
    });
    expect(record).toMatchObject({
      startUs: Date.UTC(2026, 10, 18, 10, 0, 0, 221) * 1_000,
      latencyMs: 102_493,
      ttftMs: 1_500,
    });
  });

  test("the events export counts milliseconds and names no zone, which is UTC", () => {
    const record = recordOfCells({
      id: "o",
      traceId: "t",
      type: "GENERATION",
      startTime: "2026-11-18 10:00:00.221000",
      latencyMs: "102493",
      timeToFirstTokenMs: "1500",
      providedModelName: "gpt-5",
      modelParameters: '{"service_tier":"flex"}',
      usageDetails: '{"input":3,"output":1}',
    });
    expect(record).toMatchObject({
      startUs: Date.UTC(2026, 10, 18, 10, 0, 0, 221) * 1_000,
      latencyMs: 102_493,
      ttftMs: 1_500,
      model: "gpt-5",
      tierServed: "flex",
      inputTotal: 3,
    });
  });

  test("where no duration is given, the times give it, unless the clock ran backwards", () => {
    expect(recordOf({ completionStartTime: "2026-11-18T10:00:00.400Z" })).toMatchObject({
      latencyMs: 2_500,
      ttftMs: 400,
    });
    expect(recordOf({ endTime: "2026-11-18T09:59:59Z" })?.latencyMs).toBeNull();
  });
});

describe("tiers and failures", () => {
  test.each([
    [{ modelParameters: { service_tier: "default" } }, "standard"],
    [{ modelParameters: '"{\\"service_tier\\":\\"flex\\"}"' }, "flex"],
    [{ modelParameters: { service_tier: "auto" }, usagePricingTierName: "Flex" }, "flex"],
    [{ usagePricingTierName: "Fast mode" }, "priority"],
    [{ usagePricingTierName: "Standard" }, null],
    [{ modelParameters: { service_tier: "flex" }, level: "ERROR" }, null],
  ])("%j was served as %s", (fields, tier) => {
    expect(recordOf(fields)).toMatchObject({ tierServed: tier, tierRequested: null });
  });

  test("an error is told apart by its text, of which nothing is kept", () => {
    const record = recordOf({ level: "ERROR", statusMessage: "429 Rate limit reached for secret" });
    expect(record).toMatchObject({ outcome: "error", errorClass: "rate_limit", httpStatus: 429 });
    expect(JSON.stringify(record)).not.toContain("secret");
  });

  test("spans and events are no model calls; embeddings are", () => {
    expect(rowOf({ ...base, type: "SPAN" })?.kind).toBe("skip");
    expect(rowOf({ ...base, type: "EMBEDDING" })?.kind).toBe("record");
    expect(rowOf({ hello: 1 })).toMatchObject({ problem: { code: "not-an-observation" } });
  });
});

test("observations in a page, in lines and in a list are recognised, and so are exports of both kinds", () => {
  const head = { kind: "json", text: "", headers: [], delimiter: ",", values: [] } as const;
  const cut = '{"data":[{"id":"a","traceId":"t","parentObservationId":null,"input":"usageMetadata';
  expect(langfuseObservations.recognise({ ...head, text: cut })).toContain("Langfuse");
  expect(langfuseObservations.recognise({ ...head, values: [{ usageDetails: {} }] })).toContain(
    "usageDetails",
  );
  expect(langfuseObservations.recognise({ ...head, values: [{ data: {} }] })).toBeNull();
  const headers = ["usageDetails", "latencyMs", "traceId"];
  expect(langfuseObservations.recognise({ ...head, kind: "csv", headers })).toContain("events");
});
