import { expect, test } from "vitest";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { FLEX_DEFAULTS, type Policy } from "../../retry/policy.ts";
import { simulatedLog } from "../../testing/simulated-log.ts";
import { scenarioEvidence, simulateScenario } from "../run/simulate-scenario.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { TrafficCollector } from "../traffic/collect-traffic.ts";
import { groupSorter } from "../traffic/group-sorter.ts";
import { portableTraffic, trafficOf } from "../traffic/portable-traffic.ts";
import { candidateFigures } from "./candidate-figures.ts";

function portableOf(records: Iterable<ReturnType<typeof simulatedLog>[number]>) {
  const sorter = groupSorter(PRICE_BOOK, 1_000);
  const reading = { book: PRICE_BOOK, workloads: [], assumeTier: null, priceDayUs: null };
  const collector = new TrafficCollector(reading, sorter);
  for (const record of records) collector.add({ record, pricedUs: record.startUs, records: 1 });
  return portableTraffic(sorter, collector.finish(), []);
}

const log = simulatedLog();
const portable = portableOf(log);
const evidence = scenarioEvidence(trafficOf(portable, []), 1);

const file = readScenario({
  workloads: [],
  assumptions: {
    ...{ availability: { kind: "constant", refusal: 0.1 }, refusalSeconds: 0.3 },
    ...{ slowdown: { kind: "constant", value: 1 }, billAbandoned: 0, cacheLossOnFallback: 0 },
  },
});
if (!file.ok) throw new Error(JSON.stringify(file.error));
const { assumptions } = file.value;

const FLEX: Policy = { ...FLEX_DEFAULTS, attemptTimeoutSeconds: null };

const made = (policies: readonly (Policy | null)[], of = portable) => {
  const units = ["chat", "nightly"].map((project, place) => ({
    ...{ match: { project: [project] }, policy: policies[place] ?? null, deadlineSeconds: 10 },
  }));
  const figures = candidateFigures({ units, assumptions, seed: 1, effort: "full" }, of, evidence);
  if (!figures.ok) throw new Error(figures.error.message);
  return figures.value;
};

test("each unit costs what a scenario of these policies says of it, to the last digit", () => {
  for (const policies of [
    [FLEX, FLEX],
    [FLEX, { kind: "standard" } as const],
  ]) {
    const workloads = policies.map((policy, place) => ({
      ...{ match: { project: [place === 0 ? "chat" : "nightly"] }, policy, deadlineSeconds: 10 },
    }));
    const answer = simulateScenario(
      { seed: 1, workloads, assumptions },
      trafficOf(portable, workloads),
    );
    if (!answer.ok) throw new Error(answer.error.message);
    const { units } = made(policies);
    for (const [
      place,
      { cost, latencySeconds, missShare, requests },
    ] of answer.value.workloads.entries()) {
      expect(units[place]).toMatchObject({ cost: cost.scenario, requests });
      expect(units[place]?.p95Seconds).toBe(latencySeconds?.p95 ?? null);
      expect((units[place]?.missed ?? 0) / requests).toBeCloseTo(missShare ?? 0, 9);
    }
  }
});

test("what is left as it is costs what it cost, and takes as long as it took", () => {
  const { units, unevaluable, heldAtStandard } = made([null, null]);
  const today = simulateScenario({ seed: 1, workloads: [], assumptions }, trafficOf(portable, []));
  const sum = units.reduce((all, { cost }) => all + Number(cost), 0);
  expect(sum).toBeCloseTo(Number(today.ok ? today.value.cost.today : 0), 9);
  expect(units.map(({ movedRecords }) => movedRecords)).toEqual([0, 0]);
  expect(units[0]?.p95Seconds).toBeGreaterThan(1);
  expect({ unevaluable, heldAtStandard }).toEqual({ unevaluable: [], heldAtStandard: 0 });
});

test("a model that is not sold at the policy's tiers stays as it is, and the others move", () => {
  // gpt-4o was never sold at flex.
  const mixed = log.map((record, at) =>
    record.project === "chat" && at % 2 === 0 ? { ...record, model: "gpt-4o" } : record,
  );
  const of = portableOf(mixed);
  const [chat] = made([FLEX, null], of).units;
  const [asToday] = made([null, null], of).units;
  expect(chat?.movedModels).toEqual(["o3"]);
  expect(chat?.keptModels).toEqual(["gpt-4o"]);
  expect(chat?.requests).toBe(asToday?.requests);
  expect(Number(chat?.cost)).toBeLessThan(Number(asToday?.cost));
});

test("records that name no tier are held to be at standard, those without any price are in no sum", () => {
  const odd = log.map((record, at) => {
    if (record.project !== "chat") return record;
    if (at % 3 === 0) return { ...record, tierServed: null, tierRequested: null };
    return at % 3 === 1 ? { ...record, model: "no-such-model" } : record;
  });
  const { units, unevaluable, heldAtStandard } = made([null, null], portableOf(odd));
  const chats = odd.filter(({ project }) => project === "chat");
  const unknown = chats.filter(({ model }) => model === "no-such-model").length;
  const silent = chats.filter(({ tierServed }) => tierServed === null).length;
  expect(unevaluable).toEqual([
    { reason: "unknown-model", model: "no-such-model", tier: "standard", records: unknown },
  ]);
  expect(heldAtStandard).toBe(silent);
  expect(units[0]?.requests).toBe(chats.length - unknown);
  // $10 and $40 a million of o3 at standard, $2.50 a million cached.
  const usd = chats
    .filter(({ model }) => model === "o3")
    .reduce((sum, { outputTotal }) => sum + 800e-5 + 1_200 * 2.5e-6 + (outputTotal ?? 0) * 4e-5, 0);
  expect(Number(units[0]?.cost)).toBeCloseTo(usd, 6);
});
