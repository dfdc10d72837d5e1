import { expect, test } from "vitest";
import type { CallSample } from "./call-sample.ts";
import { clusterAtDefault, timeoutDurations } from "./timeout-durations.ts";

/** Durations in milliseconds, -1 for unknown; `flex` of them asked for flex, the others for no tier. */
function sample(latencyMs: readonly number[], flex = latencyMs.length): CallSample {
  const column = (fill: number) => new Int32Array(latencyMs.length).fill(fill);
  const none = column(0);
  return {
    rows: {
      length: latencyMs.length,
      ...{ atS: none, ttftMs: none, inputTotal: none, outputTotal: none, outcome: none },
      ...{ errorClass: none, provider: none, model: none, tierServed: none, workload: none },
      latencyMs: Int32Array.from(latencyMs),
      tierRequested: Int32Array.from(latencyMs, (_, row) => (row < flex ? 1 : 0)),
    },
    names: {
      ...{ provider: [null], model: [null], tierServed: [null], workload: [null] },
      tierRequested: [null, "flex"],
    },
    of: latencyMs.length,
    share: 1,
  };
}

const binOf = (durations: ReturnType<typeof timeoutDurations>, ms: number): number =>
  durations.bins.find(({ fromMs, toMs }) => fromMs <= ms && (toMs === null || ms < toMs))?.calls ??
  -1;

test("timeouts from 590 s to 610 s are those of the SDKs' default, told by the tier asked for", () => {
  const durations = timeoutDurations(sample([589_999, 590_000, 600_020, 609_999, 610_000, -1], 3));
  expect(binOf(durations, 600_000)).toBe(3);
  expect(binOf(durations, 589_999)).toBe(1);
  expect(binOf(durations, 610_000)).toBe(1);
  expect(durations).toMatchObject({ calls: 6, read: 6, unknown: 1 });
  expect(durations.atDefault).toEqual([
    { tier: "flex", calls: 2 },
    { tier: null, calls: 1 },
  ]);
});

test("they are a cluster where they are more than a third of the timeouts with a duration, and at least three", () => {
  const at600 = (n: number): number[] => new Array<number>(n).fill(600_010);
  const others = (n: number): number[] => new Array<number>(n).fill(30_000);
  expect(clusterAtDefault(timeoutDurations(sample([...at600(4), ...others(7)])))).toBe(4);
  expect(clusterAtDefault(timeoutDurations(sample([...at600(4), ...others(8)])))).toBeNull();
  expect(clusterAtDefault(timeoutDurations(sample([...at600(4), ...others(7), -1, -1])))).toBe(4);
  expect(clusterAtDefault(timeoutDurations(sample(at600(2))))).toBeNull();
  expect(clusterAtDefault(timeoutDurations(sample([])))).toBeNull();
});

test("every known duration is in one bin", () => {
  const durations = timeoutDurations(sample([0, 1, 999, 1_000, 5_400_000, 2_147_483_647, -1]));
  expect(durations.bins.reduce((sum, { calls }) => sum + calls, 0)).toBe(6);
  expect(durations.bins.at(-1)).toEqual({ fromMs: 1_800_000, toMs: null, calls: 2 });
});
