import { expect, test } from "vitest";
import { blankRecord } from "../../core/record.ts";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { hourly, type SampledCall, sampleOf } from "../../testing/sampled-calls.ts";
import { cellOfRecord } from "../cell-of-record.ts";
import type { CostCell } from "../cost-cell.ts";
import type { OperationCell } from "../operation-cell.ts";
import { densityOf } from "./density.ts";
import { latencyReport } from "./latency-report.ts";
import { fitLine } from "./line-fit.ts";
import { dominated } from "./plane-points.ts";

const MAY = parseIsoUs("2025-05-01T12:00:00Z") ?? Number.NaN;
const NAMES = { provider: "openai", model: "o3", workload: "search" };

/** A hundred calls of o3 at a tier, of a hundred thousand input tokens in all: $10 a million at standard, half at flex. */
const usage = (tierServed: string): CostCell => ({
  ...cellOfRecord({
    ...{ ...blankRecord("call", MAY), ...NAMES, tierServed, outcome: "success" as const },
    ...{ inputTotal: 100_000, inputCached: 0, outputTotal: 0 },
  }),
  records: 100,
  workload: "search",
});

const calls = (tierServed: string, latencyMs: number): SampledCall[] =>
  hourly(100, { ...NAMES, tierServed, latencyMs, outputTotal: 200, inputTotal: 1_000 });

const report = (
  sampled: readonly SampledCall[],
  cells: readonly CostCell[],
  operations: readonly OperationCell[] = [],
) => latencyReport(PRICE_BOOK, { sample: sampleOf(sampled), usage: cells, operations });

const SLOWER = [...calls("standard", 1_000), ...calls("flex", 19_000)];
const BOTH = [usage("standard"), usage("flex")];

test("flex saves half a cent a call for 18 s: it pays while an hour costs less than a dollar", () => {
  const { pays, points, unused } = report(SLOWER, BOTH);
  expect(pays.model).toMatchObject([
    { tier: "flex", savedPerCall: "0.005", pays: "below", before: null, calls: 100 },
  ]);
  expect(pays.model[0]?.wait?.ms).toBeCloseTo(18_000, 6);
  expect(pays.model[0]?.usdPerHour).toBeCloseTo(1, 9);
  expect(points.model.map(({ tier, perCall, p50 }) => [tier, perCall, p50.ms])).toEqual([
    ["standard", "0.01", 1_000],
    ["flex", "0.005", 19_000],
  ]);
  expect(unused.map(({ tier, perCall }) => [tier, perCall])).toContainEqual(["batch", "0.005"]);
});

test("operations that fell back save nothing, and what refusals took is waited for too", () => {
  const operation = {
    ...{ bucket: null, ...NAMES, project: null, apiKey: null, endpoint: null },
    ...{ firstErrorClass: null, lastOutcome: null, lastErrorClass: null, lastTierServed: null },
    ...{ fellBack: false, grouped: true, attemptsEach: null, operations: 50, attempts: 50 },
    ...{ waitedMs: 0, waitedUnknown: 0, failingMs: 0, failingUnknown: 0 },
  };
  const { pays } = report(SLOWER, BOTH, [
    { ...operation, tierRequested: "flex" },
    { ...operation, tierRequested: "flex", fellBack: true, waitedMs: 400_000, failingMs: 50_000 },
    { ...operation, tierRequested: "standard" },
  ]);
  // Half of 0.5 cents; half of 18 s and 450 s over 100 operations: 13.5 s. 0.0025 / 13.5 s × 3,600 s = $0.6667
  expect(pays.workload[0]).toMatchObject({ savedUsd: 0.0025 });
  expect(pays.workload[0]?.extraMs).toBeCloseTo(13_500, 6);
  expect(pays.workload[0]?.usdPerHour).toBeCloseTo(2 / 3, 9);
});

test("where standard did no like work the wait is unknown, and so is the break-even", () => {
  const { pays } = report(calls("flex", 9_000), [usage("flex")]);
  expect(pays.model).toMatchObject([{ wait: null, pays: null, usdPerHour: null }]);
});

test("calls that failed or have no latency are in no distribution", () => {
  const failed = hourly(50, { ...NAMES, latencyMs: 600_000, outcome: "error" });
  const silent = hourly(30, { ...NAMES });
  const { sample, distributions } = report([...failed, ...silent, ...SLOWER], BOTH);
  expect(sample).toMatchObject({ calls: 200, untimed: 30 });
  expect(distributions.tiers.map(({ tier, calls: n }) => [tier, n])).toEqual([
    ["standard", 100],
    ["flex", 100],
  ]);
});

test("no calls at all make an empty report", () => {
  expect(report([], [])).toMatchObject({
    sample: { calls: 0 },
    distributions: { reference: null, tiers: [] },
    densities: [],
    points: { model: [], workload: [] },
    pays: { model: [], workload: [] },
  });
});

test("a point is beaten by one that costs no more and takes no longer", () => {
  const points = [
    { cost: 1, ms: 10 },
    { cost: 2, ms: 5 },
    { cost: 2, ms: 10 },
    { cost: 1, ms: 10 },
  ];
  expect(dominated(points)).toEqual([false, false, true, false]);
});

test("a line of 0.4 s and 12 ms a token is found, though one call in ten takes ten times as long", () => {
  const made = Array.from({ length: 2_000 }, (_, n) => {
    const outputTotal = 20 + ((n * 37) % 1_000);
    const latencyMs = 400 + 12 * outputTotal;
    return { outputTotal, latencyMs: n % 10 === 0 ? latencyMs * 10 : latencyMs };
  });
  const { rows } = sampleOf(made);
  const fit = fitLine(
    rows,
    made.map((_, n) => n),
  );
  expect(fit?.msPerToken).toBeCloseTo(12, 0);
  expect(Math.abs((fit?.baseMs ?? 0) - 400)).toBeLessThan(60);
  expect(fit?.halfWithin).toBeLessThan(0.02);
});

test("however many calls there are, a density has at most 1,200 bins, and loses none", () => {
  const made = Array.from({ length: 20_000 }, (_, n) => ({
    outputTotal: 1 + ((n * 7_919) % 100_000),
    latencyMs: 1 + ((n * 104_729) % 3_000_000),
  }));
  const { rows } = sampleOf(made);
  const all = made.map((_, n) => n);
  const { bins, withoutOutput } = densityOf(rows, all);
  expect(bins.length).toBeLessThanOrEqual(1_200);
  expect(bins.reduce((sum, { calls: n }) => sum + n, 0) + withoutOutput).toBe(20_000);
});
