import { describe, expect, test } from "vitest";
import type { CallLine } from "../../lib/wire/calls.ts";
import { attemptLine } from "./attempt-spans.ts";

const START = Date.UTC(2026, 8, 1) * 1_000;

/** An attempt that begins so many seconds after the first and takes so many milliseconds. */
function attempt(seconds: number | null, latencyMs: number | null): CallLine {
  const nothing = {
    ...{ inputTotal: null, inputCached: null, inputCacheWrite: null, inputCacheWrite1h: null },
    ...{ outputTotal: null, reasoning: null, ttftMs: null, errorClass: null, errorCode: null },
    ...{ provider: null, model: null, tierRequested: null, tierServed: null, httpStatus: null },
    ...{ project: null, apiKey: null, user: null, endpoint: null, workload: null, region: null },
    ...{ requestId: null, attempt: null, tierPriced: null, cost: null, unpriced: null },
  };
  return {
    ...nothing,
    ...{ key: `${seconds}`, outcome: "success", operationId: "op", assumed: [], latencyMs },
    atUs: seconds === null ? null : START + seconds * 1_000_000,
  };
}

describe("attempts on a line", () => {
  test("begin where they began, with the wait between an end and the next start", () => {
    const line = attemptLine([attempt(3, 2_000), attempt(0, 500), attempt(9, 1_000)]);
    expect(line?.spans.map(({ startMs, waitMs }) => [startMs, waitMs])).toEqual([
      [0, null],
      [3_000, 2_500],
      [9_000, 4_000],
    ]);
    expect(line).toMatchObject({ totalMs: 10_000, waitedMs: 6_500, unknownWaits: 0 });
  });

  test("after one of unknown length wait for nobody knows how long", () => {
    const line = attemptLine([attempt(0, null), attempt(2, 100), attempt(4, 100)]);
    expect(line?.spans.map(({ waitMs }) => waitMs)).toEqual([null, null, 1_900]);
    expect(line).toMatchObject({ waitedMs: 1_900, unknownWaits: 1 });
  });

  test("that overlap did not wait", () => {
    const line = attemptLine([attempt(0, 5_000), attempt(1, 100)]);
    expect(line).toMatchObject({ totalMs: 5_000, waitedMs: 0, unknownWaits: 0 });
  });

  test("without a time cannot be placed", () => {
    expect(attemptLine([attempt(0, 10), attempt(null, 10)])).toBeNull();
    expect(attemptLine([attempt(0, null)])?.totalMs).toBe(1);
  });
});
