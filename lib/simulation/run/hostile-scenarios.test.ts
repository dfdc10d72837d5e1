import fc from "fast-check";
import { expect, test } from "vitest";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { simulatedLog } from "../../testing/simulated-log.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { readScenarioText } from "../scenario/scenario-text.ts";
import { TrafficCollector } from "../traffic/collect-traffic.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { answerOf } from "./answer-of.ts";
import { runScenario } from "./simulate-scenario.ts";

/** Thousands were searched once; these stay. */
const RUNS = 150;
const SEED = 20261121;
const LOG = simulatedLog();

/** Numbers that fit somewhere, at the ends of what is taken, and beyond. */
const number = fc.oneof(
  fc.constantFrom(0, 0.001, 0.1, 0.3, 0.5, 1, 1.5, 2, 3, 10, 60, 600, 900, 86_400),
  fc.constantFrom(-1, 1e-9, 100, 101, 2_592_000, 1e15, 1e308, "1e400", "-1e400"),
  fc.double({ noNaN: true, min: -2, max: 1_000 }),
);
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, "", "12", true, [], {}, [1, 2, 3]),
);
/** Mostly a number, at times nothing, and seldom nonsense. */
const field = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: usual, weight: 30 }, { arbitrary: odd, weight: 1 });
const value = field(fc.oneof(number, fc.constant(null)));
const range = field(fc.oneof(number, fc.tuple(number, number)));
const oneOf = (...words: string[]) => field(fc.constantFrom(...words));
const some = (model: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) =>
  fc.record(model, { requiredKeys });

const backoff = some({
  kind: oneOf("none", "sdk-default", "exponential"),
  ...{ baseSeconds: value, factor: value, capSeconds: value, floorSeconds: value },
  jitter: oneOf("none", "full", "equal", "decorrelated"),
});
const flex = some(
  {
    kind: fc.constant("flex"),
    ...{ maxAttempts: field(fc.constantFrom(1, 2, 3, 7, 20, 100)), budgetSeconds: value },
    ...{ attemptTimeoutSeconds: value, backoff: field(backoff) },
    retryAfter: oneOf("obey", "ignore"),
    onExhausted: oneOf("standard", "standard-at-budget", "fail", "batch"),
    latch: field(some({ afterRefusals: value, reprobeSeconds: value, runRequests: value })),
    retryQuota: field(some({ capacity: value, costPerRetry: value, refundPerSuccess: value })),
  },
  ["kind"],
);
const batch = some(
  {
    kind: fc.constant("batch"),
    ...{ holdSeconds: value, windowSeconds: value, maxEnqueuedTokens: value },
    onExpired: oneOf("resubmit", "standard", "fail"),
    onFull: oneOf("wait", "standard"),
    coldCache: field(fc.boolean()),
  },
  ["kind"],
);
const policy = fc.oneof(flex, flex, batch, some({ kind: oneOf("standard", "priority") }, ["kind"]));
const name = field(fc.constantFrom("chat", "nightly", "n*", null, "nobody"));
const match = some({ project: name, workload: name, model: field(fc.constant("o4*")), tag: name });
const availability = some(
  {
    kind: oneOf("fitted", "constant", "two-state", "semi-markov", "replay"),
    ...{ refusal: range, upAccept: range, downAccept: range, shareDown: range },
    ...{ memorySeconds: range, shortShare: range, shortSeconds: range, longSeconds: range },
    ...{ reachSeconds: value, otherwise: range },
  },
  ["kind"],
);
const assumptions = some({
  ...{ availability: field(availability), refusalSeconds: range, stallShare: range },
  ...{ stallSeconds: range, retryAfterSeconds: value, prioritySlowdown: range },
  slowdown: field(some({ kind: oneOf("fitted", "constant", "lognormal"), value: range })),
  batchTurnaround: field(some({ medianSeconds: range, sigma: value, expiredShare: range })),
  ...{ billAbandoned: range, cacheLossOnFallback: range },
});
const workload = some({ match, policy, deadlineSeconds: value }, ["policy"]);
const scenario = some(
  { seed: field(fc.nat()), workloads: fc.array(workload, { maxLength: 3 }), assumptions },
  ["workloads"],
);

/** Fields that a kind does not have are mostly what is wrong; without them more comes through. */
const textOf = (made: unknown): string =>
  JSON.stringify(made).replaceAll('"1e400"', "1e400").replaceAll('"-1e400"', "-1e400");

function trafficFor({ workloads }: Scenario): Traffic {
  const question = { book: PRICE_BOOK, workloads, assumeTier: null, priceDayUs: null };
  const collector = new TrafficCollector(question);
  for (const record of LOG) collector.add({ record, pricedUs: record.startUs, records: 1 });
  return collector.finish();
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** Every record is in one place, every operation ends in one way, and no figure is out of its bounds. */
function expectBalanced(read: Scenario): boolean {
  const traffic = trafficFor(read);
  const { attempts, unanswered, ungrouped, cached } = traffic.setAside;
  const known = sumOf([...traffic.classes, ...traffic.unevaluable].map(({ records }) => records));
  expect(known + attempts + unanswered + ungrouped + cached).toBe(traffic.records);
  const ran = runScenario(read, traffic, { effort: "quick" });
  if (!ran.ok) {
    expect(ran.error.message).toMatch(/\.$/);
    return false;
  }
  for (const { made } of ran.value.ran) {
    for (const { operations, answered, failed } of made.run.classes) {
      expect(sumOf(Object.values(answered)) + failed).toBeCloseTo(operations, 6);
    }
  }
  const { cost, requests, workloads, ...shares } = answerOf(ran.value);
  const [fallbackShare, failedShare] = [shares.fallbackShare ?? 0, shares.failedShare ?? 0];
  expect(requests).toBe(sumOf(workloads.map((one) => one.requests)));
  expect(fallbackShare + failedShare).toBeLessThanOrEqual(1 + 1e-9);
  expect(Math.min(fallbackShare, failedShare)).toBeGreaterThanOrEqual(0);
  expect(Number(cost.scenario)).toBeGreaterThanOrEqual(0);
  expect(Number.isFinite(Number(cost.scenario))).toBe(true);
  return true;
}

test("whatever a scenario says is answered with books that balance, or refused beside its field", () => {
  let ran = 0;
  fc.assert(
    fc.property(scenario, (made) => {
      const text = textOf(made);
      const read = readScenarioText(text, JSON.parse(text));
      if (read.ok) ran += expectBalanced(read.value) ? 1 : 0;
      else for (const { message } of read.error) expect(message).toMatch(/\.$/);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(ran).toBeGreaterThan(5);
});
