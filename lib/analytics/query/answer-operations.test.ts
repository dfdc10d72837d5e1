import { expect, test } from "vitest";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { Histogram, histogramBucket } from "../histogram.ts";
import type { OperationCell } from "../operation-cell.ts";
import type { SpeedCell } from "../speed-cell.ts";
import { answerRows } from "./answer-rows.ts";
import { readQuestion } from "./question.ts";
import type { QuestionFacts } from "./slice-facts.ts";

const answer = (query: string, facts: Partial<QuestionFacts>) => {
  const context = { nowUs: 0, defaultZone: "UTC" };
  const question = readQuestion(new URLSearchParams(query), context);
  return answerRows(PRICE_BOOK, question, { usage: [], operations: [], speed: [], ...facts });
};

function operation(over: Partial<OperationCell>): OperationCell {
  return {
    bucket: null,
    provider: "openai",
    model: "o3",
    tierRequested: "flex",
    project: null,
    workload: null,
    apiKey: null,
    endpoint: null,
    firstErrorClass: null,
    lastOutcome: null,
    lastErrorClass: null,
    lastTierServed: "flex",
    fellBack: false,
    grouped: true,
    attemptsEach: null,
    operations: 1,
    attempts: 1,
    waitedMs: 0,
    waitedUnknown: 0,
    failingMs: 0,
    failingUnknown: 0,
    ...over,
  };
}

test("attempts and fallbacks are told of operations with an id, and the others are counted", () => {
  const operations = [
    operation({ operations: 8, attempts: 8 }),
    operation({
      operations: 2,
      attempts: 8,
      firstErrorClass: "flex_unavailable",
      fellBack: true,
      waitedMs: 7_000,
      failingMs: 900,
    }),
    operation({ operations: 10, attempts: 10, grouped: false, fellBack: null }),
  ];
  const { total } = answer(
    "measure=operations,attemptsPerOperation,firstRefusedShare,fallbackShare,backoffMs,failingMs",
    { operations },
  );
  expect(total).toEqual([
    { amount: 20 },
    { amount: 1.6, leftOut: 10 },
    { amount: 0.1 },
    { amount: 0.2, leftOut: 10 },
    { amount: 7_000, leftOut: 10 },
    { amount: 900 },
  ]);
});

function speed(ms: readonly number[], over: Partial<SpeedCell> = {}): SpeedCell {
  const latency = new Histogram();
  for (const one of ms) latency.add(histogramBucket(one), 1);
  return {
    bucket: null,
    provider: null,
    model: null,
    tierRequested: null,
    tierServed: null,
    project: null,
    workload: null,
    apiKey: null,
    endpoint: null,
    outcome: "success",
    errorClass: null,
    outputSize: null,
    calls: ms.length,
    latencyMs: ms.reduce((sum, one) => sum + one, 0),
    latency,
    ttft: new Histogram(),
    ...over,
  };
}

test("latency is of calls that succeeded; a quantile of too few says so, a missing TTFT is not zero", () => {
  const cells = [
    speed(
      Array.from({ length: 20 }, () => 1024),
      { tierServed: "flex" },
    ),
    speed([600_000], { outcome: "error", tierServed: "flex" }),
  ];
  const { total, rows } = answer("measure=latency.p50,latency.p99,ttft.p50&by=servedTier", {
    speed: cells,
  });
  const [p50, p99, ttft] = total;
  expect(Number(p50?.amount)).toBeGreaterThan(861); // 2^(39/4), the bucket's lower bound
  expect(Number(p50?.amount)).toBeLessThanOrEqual(1024);
  expect(p50?.isTooFew).toBeUndefined();
  expect(p99?.isTooFew).toBe(true);
  expect(ttft).toEqual({ amount: null, leftOut: 20 });
  expect(rows.map((row) => row.at)).toEqual([["flex"]]);
});

test("operations are told apart by the cause of their first attempt, by their outcome and by how often they were tried", () => {
  const operations = [
    operation({ operations: 90, attempts: 90, attemptsEach: 1, lastOutcome: "success" }),
    operation({
      operations: 6,
      attempts: 12,
      attemptsEach: 2,
      firstErrorClass: "flex_unavailable",
      lastOutcome: "success",
    }),
    operation({
      operations: 4,
      attempts: 40,
      attemptsEach: 10,
      firstErrorClass: "quota",
      lastOutcome: "error",
    }),
  ];
  const { rows } = answer("measure=operations&by=attempts,outcome&order=attempts", { operations });
  expect(rows.map(({ at, values }) => [...at, values[0]?.amount])).toEqual([
    [1, "success", 90],
    [2, "success", 6],
    [10, "error", 4],
  ]);
  const { total } = answer("measure=firstRefusedShare,firstCapacityShare,firstQuotaShare", {
    operations,
  });
  expect(total.map(({ amount }) => amount)).toEqual([0.06, 0.06, 0.04]);
});

test("the interval of refusals is read from hours, and a day borrows from all days how much an hour tells", () => {
  // Four days, every hour alike: nothing clusters, each of 24 hours has 50 attempts of which 5 are refused.
  const operations = [0, 1, 2, 3].flatMap((day) => [
    operation({ bucket: day, operations: 24 * 45 }),
    operation({ bucket: day, operations: 24 * 5, firstErrorClass: "rate_limit" }),
  ]);
  const hourly = [0, 1, 2, 3].map((day) => ({
    cell: operation({ bucket: day }),
    hours: Array.from({ length: 24 }, (_, n) => ({
      ...{ hour: day * 24 + n, attempts: 50, refused: 5 },
    })),
  }));
  const measures =
    "measure=firstRefusedShare,firstRefusedLow,firstRefusedHigh,firstRefusedEffective";
  const { rows, total } = answer(`${measures}&by=day`, { operations, hourly });
  expect(total[3]?.amount).toBe(4_800);
  expect(rows).toHaveLength(4);
  for (const { values } of rows) {
    expect(values[0]?.amount).toBe(0.1);
    expect(values[1]?.amount).toBeCloseTo(0.0867, 3);
    expect(values[2]?.amount).toBeCloseTo(0.1152, 3);
    expect(values[3]?.amount).toBe(1_200);
  }
  expect(answer(measures, { operations }).total[1]).toEqual({ amount: null });
});
