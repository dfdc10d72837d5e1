import { describe, expect, test } from "vitest";
import type { ErrorClass, UsageRecord } from "../core/record.ts";
import { parseIsoUs, US_PER_HOUR } from "../core/time.ts";
import { generateSampleMonth } from "./generate-sample-month.ts";

const RECORDS = [...generateSampleMonth({ seed: 20261120, endUs: parseIsoUs("2026-11-20") ?? 0 })];

function byOperation(records: readonly UsageRecord[]): Map<string, UsageRecord[]> {
  const operations = new Map<string, UsageRecord[]>();
  for (const record of records) {
    const id = record.operationId ?? "none";
    operations.set(id, [...(operations.get(id) ?? []), record]);
  }
  return operations;
}

const OPERATIONS = [...byOperation(RECORDS).values()];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const shareOf = (records: readonly UsageRecord[], holds: (record: UsageRecord) => boolean) =>
  records.filter(holds).length / records.length;

describe("failures", () => {
  const CAUSES: [ErrorClass, number | null, number][] = [
    ["flex_unavailable", 429, 500],
    ["rate_limit", 429, 300],
    ["slow_down", 429, 100],
    ["quota", 429, 200],
    ["http_429", 429, 40],
    ["overloaded", 503, 60],
    ["server_error", 500, 60],
    ["timeout_client", null, 30],
    ["invalid_request", 400, 40],
    ["tier_not_allowed", 400, 50],
    ["flex_not_supported", 400, 30],
    ["batch_expired", null, 50],
  ];

  test.each(CAUSES)("by %s (status %s) happen more than %d times", (cause, status, least) => {
    const found = RECORDS.filter(({ errorClass }) => errorClass === cause);
    expect(found.length).toBeGreaterThan(least);
    const first = found.find(({ provider }) => provider === "openai");
    expect(first?.httpStatus).toBe(status);
  });

  test("are in all a small part: fewer than 8 % of the calls", () => {
    expect(shareOf(RECORDS, ({ outcome }) => outcome === "error")).toBeLessThan(0.08);
  });

  test("by quota all lie within one hour", () => {
    const times = RECORDS.filter(({ errorClass }) => errorClass === "quota").map(
      ({ startUs }) => startUs,
    );
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(US_PER_HOUR);
  });

  test("by the client's timeout are known after 600 s, within 100 ms", () => {
    const waits = RECORDS.filter(({ errorClass }) => errorClass === "timeout_client");
    for (const { latencyMs } of waits)
      expect(Math.abs((latencyMs ?? 0) - 600_020)).toBeLessThan(100);
  });
});

describe("flex", () => {
  const attempts = RECORDS.filter(
    ({ tierRequested, workload }) => tierRequested === "flex" && workload === "nightly-enrichment",
  );
  const isRefused = ({ errorClass }: UsageRecord) => errorClass === "flex_unavailable";

  test("refuses between 2 % and 15 % of its attempts, half of them within 0.4 s", () => {
    expect(shareOf(attempts, isRefused)).toBeGreaterThan(0.02);
    expect(shareOf(attempts, isRefused)).toBeLessThan(0.15);
    expect(median(attempts.filter(isRefused).map(({ latencyMs }) => latencyMs ?? 0))).toBeLessThan(
      400,
    );
  });

  test("refuses in outages: refusals per hour vary over ten times more than chance would have them", () => {
    const perHour = new Map<number, number>();
    for (const record of attempts) {
      const hour = Math.floor(record.startUs / US_PER_HOUR);
      perHour.set(hour, (perHour.get(hour) ?? 0) + (isRefused(record) ? 1 : 0));
    }
    const counts = [...perHour.values()];
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    expect(variance / mean).toBeGreaterThan(10);
  });

  test("sends between 0.3 % and 8 % of its operations to standard in the end", () => {
    const operations = OPERATIONS.filter(([first]) => first?.workload === "nightly-enrichment");
    const fellBack = operations.filter((calls) =>
      calls.some(({ tierRequested }) => tierRequested === "standard"),
    );
    expect(fellBack.length / operations.length).toBeGreaterThan(0.003);
    expect(fellBack.length / operations.length).toBeLessThan(0.08);
    const uncached = fellBack
      .flatMap((calls) => calls.filter(({ inputTotal }) => inputTotal !== null))
      .filter(({ tierServed }) => tierServed === "standard");
    expect(new Set(uncached.map(({ inputCached }) => inputCached))).toEqual(new Set([0]));
  });
});

describe("an operation", () => {
  test("numbers its attempts from 0, each later than the one before had ended", () => {
    const wrong = OPERATIONS.filter((calls) =>
      calls.some((call, position) => {
        const before = calls[position - 1];
        const earliest = before ? before.startUs + (before.latencyMs ?? 0) * 1_000 : 0;
        return (
          call.attempt !== position ||
          call.startUs < earliest ||
          (before && call.startUs <= before.startUs)
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("keeps its workload, model, key and user, and ends with its first success", () => {
    const changed = OPERATIONS.filter((calls) => {
      const names = new Set(
        calls.map(({ workload, model, apiKey, user }) => `${workload} ${model} ${apiKey} ${user}`),
      );
      return names.size !== 1 || calls.slice(0, -1).some(({ outcome }) => outcome !== "error");
    });
    expect(changed).toEqual([]);
  });

  test("waits 0.5 s, 1 s, 2 s, less up to a quarter, before each retry at flex", () => {
    const waits: number[][] = [[], [], []];
    for (const calls of OPERATIONS) {
      calls.forEach((call, position) => {
        const before = calls[position - 1];
        if (before?.errorClass !== "flex_unavailable" || call.tierRequested !== "flex") return;
        waits[position - 1]?.push(
          (call.startUs - before.startUs) / 1_000 - (before.latencyMs ?? 0),
        );
      });
    }
    const ranges = waits.map((list) => [Math.min(...list), Math.max(...list)]);
    for (const [position, [shortest = 0, longest = 0]] of ranges.entries()) {
      expect(shortest).toBeGreaterThanOrEqual(375 * 2 ** position);
      expect(longest).toBeLessThanOrEqual(500 * 2 ** position);
    }
  });
});
