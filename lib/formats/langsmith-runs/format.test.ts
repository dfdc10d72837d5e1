import { expect, test } from "vitest";
import { recordsOf, rowsOfValues } from "../../testing/format-rows.ts";
import { langsmithRuns } from "./format.ts";

const base = {
  id: "r-1",
  run_type: "llm",
  start_time: "2026-11-18T16:00:00.500000",
  end_time: "2026-11-18T16:00:03.500000",
  status: "success",
};

function recordOf(fields: object) {
  const values = [{ ...base, ...fields }];
  return recordsOf(rowsOfValues(langsmithRuns, values, { sample: values }))[0];
}

const withUsage = (input: object, output: object, more: object = {}) => ({
  outputs: {
    ...more,
    usage_metadata: {
      input_tokens: 100,
      output_tokens: 50,
      input_token_details: input,
      output_token_details: output,
    },
  },
});

test.each([
  [withUsage({ flex_cache_read: 30, flex: 70 }, { flex_reasoning: 20 }), 30, 20, "flex"],
  [withUsage({ priority_cache_read: 1 }, { priority_reasoning: 2 }), 1, 2, "priority"],
  [withUsage({ cache_read: 3 }, { reasoning: 4 }, { service_tier: "default" }), 3, 4, "standard"],
  [withUsage({ cache_read: 3, flex_cache_read: 4 }, {}), 7, null, "flex"],
  [withUsage({ flex: 100 }, { flex: 50 }), null, null, "flex"],
  [withUsage({ audio: 0, text: 100 }, { priority: 50 }), null, null, "priority"],
  [withUsage({ audio: 0 }, {}), null, null, null],
  [withUsage({}, {}, { service_tier: "auto" }), null, null, null],
])("%j has %s cached, %s reasoning, served as %s", (fields, inputCached, reasoning, tierServed) => {
  expect(recordOf(fields)).toMatchObject({
    inputTotal: 100,
    outputTotal: 50,
    inputCached,
    reasoning,
    tierServed,
  });
});

test("usage inside a generation's message counts, and outputs may be JSON text", () => {
  const usage_metadata = {
    input_tokens: 9,
    output_tokens: 1,
    input_token_details: { flex_cache_read: 2 },
  };
  const generations = [[{ text: "secret", message: { kwargs: { usage_metadata } } }]];
  const expected = { inputTotal: 9, outputTotal: 1, inputCached: 2, tierServed: "flex" };
  expect(recordOf({ outputs: { generations } })).toMatchObject(expected);
  expect(recordOf({ outputs: JSON.stringify({ generations }) })).toMatchObject(expected);
});

test("cache writes are known where the first runs tell them, as Anthropic's do", () => {
  const run = { ...base, ...withUsage({ cache_read: 1, cache_creation: 5 }, {}) };
  const context = { headers: [], mapping: null, sample: [run] };
  expect(langsmithRuns.missingIn?.(context)).toEqual([]);
  expect(recordOf(run)).toMatchObject({ inputCached: 1, inputCacheWrite: 5 });
  expect(langsmithRuns.missingIn?.({ ...context, sample: [base] })).toEqual(["inputCacheWrite"]);
});

test.each([
  ["2026-11-18T16:00:00.5", "2026-11-18T16:00:03.5"],
  ["2026-11-18T16:00:00.500Z", "2026-11-18T17:00:03.500+01:00"],
  [1_795_017_600_500, 1_795_017_603_500],
])("the times %s and %s are three seconds apart", (start_time, end_time) => {
  expect(recordOf({ start_time, end_time })).toMatchObject({
    startUs: 1_795_017_600_500_000,
    latencyMs: 3_000,
  });
});

test("a failed run has the cause that its repr names and the zeros of its columns", () => {
  const error = `RateLimitError("Error code: 429 - {'error': {'message': 'secret', 'code': 'slow_down'}}")`;
  const record = recordOf({ error, status: "error", outputs: null, prompt_tokens: 0 });
  expect(record).toMatchObject({
    outcome: "error",
    errorClass: "slow_down",
    httpStatus: 429,
    inputTotal: 0,
    tierServed: null,
  });
  expect(JSON.stringify(record)).not.toContain("secret");
});

test("chains and tools repeat what they call: they are skipped; a row without run_type is turned away", () => {
  const rows = rowsOfValues(langsmithRuns, [
    { ...base, run_type: "chain" },
    { ...base, run_type: "tool" },
    { id: 1 },
    "text",
    { ...base, start_time: null },
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(["skip", "skip", "reject", "reject", "reject"]);
  expect(rows[4]).toMatchObject({ problem: { code: "time-missing" } });
});
