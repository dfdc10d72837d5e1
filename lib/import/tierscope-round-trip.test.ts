import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ERROR_CLASSES, OUTCOMES, type UsageRecord } from "../core/record.ts";
import { CANONICAL_TIERS } from "../core/tier.ts";
import { EARLIEST_US, LATEST_US } from "../core/time.ts";
import { cleanText } from "../formats/clean-text.ts";
import { printTierscopeCsv } from "../formats/tierscope-csv/print-tierscope-csv.ts";
import { printTierscopeJsonl } from "../formats/tierscope-jsonl/print-tierscope-jsonl.ts";
import { readUsage } from "../testing/read-usage.ts";

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const count = fc.nat(1_000_000);
const label = maybe(
  fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("=1+1", "-5", "@x", "'", "''=x", 'a "b", c', "+", "null;"),
    )
    .map(cleanText)
    .filter((text) => text !== null),
);
const tier = maybe(fc.constantFrom(...CANONICAL_TIERS, "off_peak"));
const durationMs = maybe(
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((ms) => (ms === 0 ? 0 : ms)),
);

/** Sound records, as any format makes them: labels clean, totals no smaller than their parts. */
const record: fc.Arbitrary<UsageRecord> = fc
  .record({
    startUs: fc.integer({ min: EARLIEST_US, max: LATEST_US - 2 }),
    bucketUs: maybe(fc.integer({ min: 1, max: 86_400_000_000 })),
    isCall: fc.boolean(),
    requests: maybe(count),
    labels: fc.array(label, { minLength: 10, maxLength: 10 }),
    provider: maybe(fc.constantFrom("openai", "anthropic")),
    tiers: fc.tuple(tier, tier),
    outcome: fc.constantFrom(...OUTCOMES),
    errorClass: maybe(fc.constantFrom(...ERROR_CLASSES)),
    httpStatus: maybe(fc.integer({ min: 100, max: 599 })),
    attempt: maybe(fc.nat(9)),
    parts: fc.array(maybe(count), { minLength: 6, maxLength: 6 }),
    durations: fc.tuple(durationMs, durationMs),
  })
  .map(({ labels, parts, tiers, durations, isCall, bucketUs, requests, ...some }) => {
    const [
      requestId,
      operationId,
      model,
      errorCode,
      project,
      apiKey,
      user,
      endpoint,
      workload,
      region,
    ] = labels.map((text) => text ?? null);
    const [uncached, cached, write, write1h, spoken, reasoning] = parts.map((part) => part ?? null);
    const endUs = bucketUs === null ? null : Math.min(some.startUs + bucketUs, LATEST_US - 1);
    const { startUs, provider, outcome, errorClass, httpStatus, attempt } = some;
    return {
      grain: isCall ? ("call" as const) : ("bucket" as const),
      startUs,
      endUs: isCall ? null : endUs,
      requests: isCall ? 1 : requests,
      requestId: requestId ?? null,
      operationId: operationId ?? null,
      attempt,
      provider,
      model: model ?? null,
      tierRequested: tiers[0],
      tierServed: tiers[1],
      outcome,
      httpStatus,
      errorClass,
      errorCode: errorCode ?? null,
      inputTotal: (uncached ?? 0) + (cached ?? 0) + (write ?? 0) + (write1h ?? 0),
      inputCached: cached ?? null,
      inputCacheWrite: (write ?? 0) + (write1h ?? 0),
      inputCacheWrite1h: write1h ?? null,
      outputTotal: (spoken ?? 0) + (reasoning ?? 0),
      reasoning: reasoning ?? null,
      latencyMs: durations[0],
      ttftMs: durations[1],
      project: project ?? null,
      apiKey: apiKey ?? null,
      user: user ?? null,
      endpoint: endpoint ?? null,
      workload: workload ?? null,
      region: region ?? null,
    };
  });

describe.each([
  ["CSV", "tierscope-csv", printTierscopeCsv],
  ["JSON lines", "tierscope-jsonl", printTierscopeJsonl],
] as const)("our own %s", (_name, id, print) => {
  test("read again, gives the very records that were printed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
        const { format, records: back, rejects } = await readUsage([...print(records)].join(""));
        expect(rejects).toEqual([]);
        expect(format).toBe(id);
        expect(back).toEqual(records);
      }),
      { seed: 20_261_118, numRuns: 300 },
    );
  });
});

test("no cell of our CSV runs as a formula in a spreadsheet", () => {
  fc.assert(
    fc.property(record, (one) => {
      const [, line = ""] = [...printTierscopeCsv([one])];
      expect(line).not.toMatch(/(?:^|,)"?[=+\-@\t]/);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("an export of nothing is a file without rows", async () => {
  const { format, report } = await readUsage([...printTierscopeCsv([])].join(""));
  expect([format, report.records.received]).toEqual(["tierscope-csv", 0]);
});
