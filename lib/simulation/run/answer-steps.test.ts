import { expect, test } from "vitest";
import { addDecimals, decimalText, parseDecimal, ZERO_DECIMAL } from "../../core/decimal.ts";
import type { UsageRecord } from "../../core/record.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { callAt } from "../../testing/simulated.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { TrafficCollector } from "../traffic/collect-traffic.ts";
import { answerOf } from "./answer-of.ts";
import { answerSteps } from "./answer-steps.ts";
import { runScenario } from "./simulate-scenario.ts";

const flex = { kind: "flex", maxAttempts: 3, onExhausted: "standard" };
const POINTS = {
  ...{ availability: { kind: "constant", refusal: 0.1 }, refusalSeconds: 0.3 },
  ...{ slowdown: { kind: "constant", value: 1 }, billAbandoned: 0, cacheLossOnFallback: 1 },
};

function stepsOf(
  workloads: readonly object[],
  records: readonly UsageRecord[],
  assumptions: object = POINTS,
) {
  const read = readScenario({ seed: 1, workloads, assumptions });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const reading = { book: PRICE_BOOK, assumeTier: null, priceDayUs: null };
  const collector = new TrafficCollector({ ...reading, workloads: read.value.workloads });
  for (const record of records) collector.add({ record, pricedUs: record.startUs, records: 1 });
  const ran = runScenario(read.value, collector.finish());
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  return { steps: answerSteps(ran.value), cost: answerOf(ran.value).cost };
}

/** A hundred calls at $0.006 at standard, half of that at flex, $0.012 at standard without their cache. */
const calls = (parts: Partial<UsageRecord> = {}) =>
  Array.from({ length: 100 }, (_, place) => callAt(place * 10, { inputCached: 800, ...parts }));

test("flex takes $0.30 of $0.60; one of a thousand falls back for $0.0003 and its cache for $0.0006", () => {
  const { steps, cost } = stepsOf([{ match: {}, policy: flex }], calls());
  expect(steps).toEqual([
    { step: "moved", kind: "flex", usd: "-0.3" },
    { step: "fellBack", kind: "flex", usd: "0.0003" },
    { step: "cacheLost", kind: "flex", usd: "0.0006" },
  ]);
  expect(cost).toMatchObject({ today: "0.6", scenario: "0.3009" });
});

test("the rounding of shares is no step of its own", () => {
  const drawn = { availability: { kind: "two-state" }, refusalSeconds: 0.3 };
  const { steps } = stepsOf([{ match: {}, policy: flex }], calls({ latencyMs: 8_000 }), drawn);
  expect(steps.map(({ step }) => step)).not.toContain("failed");
});

test("steps of several policies lead from today's cost to the scenario's, requests of none left out", () => {
  const records = [
    ...["a", "c"].flatMap((project) => calls({ project })),
    // Batches of o3 have no price for cached input.
    ...calls({ project: "b", inputCached: 0 }),
  ];
  const { steps, cost } = stepsOf(
    [
      { match: { project: "a" }, policy: flex },
      { match: { project: "b" }, policy: { kind: "batch" } },
    ],
    records,
  );
  expect(steps.map(({ step, kind }) => `${step} ${kind}`)).toEqual([
    ...["moved flex", "moved batch", "fellBack flex", "cacheLost flex"],
  ]);
  const sum = [cost.today ?? "", ...steps.map(({ usd }) => usd)]
    .map((usd) => parseDecimal(usd) ?? ZERO_DECIMAL)
    .reduce(addDecimals);
  expect(decimalText(sum)).toBe(cost.scenario);
});
