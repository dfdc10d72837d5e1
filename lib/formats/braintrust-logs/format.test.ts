import { expect, test } from "vitest";
import { recordsOf, rowsOfCells, rowsOfValues } from "../../testing/format-rows.ts";
import { braintrustLogs } from "./format.ts";

const span = {
  id: "s-1",
  _xact_id: "1",
  created: "2026-11-18T17:00:00.694Z",
  project_id: "p-1",
  span_attributes: { type: "llm", name: "secret" },
  metadata: { model: "gpt-5-mini", provider: "OpenAI", service_tier: "flex", workload: "evals" },
  metrics: {
    start: 1_795_021_200.694,
    end: 1_795_021_277.941,
    prompt_tokens: 1_498,
    completion_tokens: 2_559,
    prompt_cached_tokens: 8,
    time_to_first_token: 22.038,
  },
};

const expected = {
  requestId: "s-1",
  startUs: 1_795_021_200_694_000,
  latencyMs: 77_247,
  ttftMs: 22_038,
  provider: "openai",
  tierRequested: "flex",
  tierServed: null,
  inputTotal: 1_498,
  inputCached: 8,
  inputCacheWrite: null,
  outputTotal: 2_559,
  workload: "evals",
};

test("a span as JSON, as a CSV row with JSON in its cells, and without metrics.start", () => {
  expect(recordsOf(rowsOfValues(braintrustLogs, [span]))).toMatchObject([expected]);
  const cells = Object.fromEntries(
    Object.entries(span).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  expect(recordsOf(rowsOfCells(braintrustLogs, [cells]))).toMatchObject([expected]);
  const late = { ...span, metrics: { end: 1_795_021_201.694 } };
  expect(recordsOf(rowsOfValues(braintrustLogs, [late]))).toMatchObject([
    { startUs: expected.startUs, latencyMs: 1_000, inputTotal: null },
  ]);
});

test.each([
  ["429 Rate limit reached for secret", "rate_limit"],
  [{ name: "RateLimitError", message: "Resource unavailable" }, "flex_unavailable"],
  ['{"name":"APITimeoutError","message":"secret"}', "timeout_client"],
])("the error %j is of cause %s", (error, errorClass) => {
  const [record] = recordsOf(rowsOfValues(braintrustLogs, [{ ...span, error }]));
  expect(record).toMatchObject({ outcome: "error", errorClass });
  expect(JSON.stringify(record)).not.toContain("secret");
});

test("other spans are skipped, other rows turned away", () => {
  const rows = rowsOfValues(braintrustLogs, [
    { ...span, span_attributes: { type: "task" } },
    { ...span, span_attributes: { name: "no type" } },
    { id: 1 },
    { ...span, metrics: { ...span.metrics, prompt_tokens: -1 } },
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(["skip", "skip", "reject", "reject"]);
});
