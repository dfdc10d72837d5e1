import { expect, test } from "vitest";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { generateSampleMonth } from "../../sample/generate-sample-month.ts";
import type { ScenarioTraffic } from "../../wire/scenario-traffic.ts";
import { simulateScenario } from "../run/simulate-scenario.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { TrafficCollector } from "./collect-traffic.ts";
import { type GroupSorter, groupSorter } from "./group-sorter.ts";
import { portableTraffic, trafficOf } from "./portable-traffic.ts";
import type { RecordSorter } from "./record-sorter.ts";
import type { Traffic } from "./traffic.ts";
import { trafficFromWire, trafficOnWire } from "./traffic-on-wire.ts";

const endUs = parseIsoUs("2026-11-20") ?? 0;
/** Every seventh operation of the sample month. */
const records = [...generateSampleMonth({ seed: 20261120, endUs })].filter(
  ({ operationId, startUs }) =>
    (operationId?.charCodeAt(operationId.length - 1) ?? startUs) % 7 === 0,
);

function collected(workloads: Parameters<typeof trafficOf>[1], sorter?: RecordSorter): Traffic {
  const question = { book: PRICE_BOOK, workloads, assumeTier: null, priceDayUs: null };
  const collector = new TrafficCollector(question, sorter);
  for (const record of records) collector.add({ record, pricedUs: record.startUs, records: 1 });
  return collector.finish();
}

function sent(sorter: GroupSorter): ScenarioTraffic {
  const portable = portableTraffic(sorter, collected([], sorter), ["read as they are"]);
  return JSON.parse(JSON.stringify(trafficOnWire(portable)));
}

const SCENARIOS: Readonly<Record<string, object>> = {
  "today's behaviour": { workloads: [] },
  "one workload at batch": {
    workloads: [{ match: { workload: ["nightly-digest", null] }, policy: { kind: "batch" } }],
  },
  "flex for some models, priority for the rest": {
    workloads: [
      { match: { model: "gpt-5*" }, policy: { kind: "flex", attemptTimeoutSeconds: null } },
      { match: {}, policy: { kind: "priority" } },
    ],
    assumptions: { availability: { kind: "constant", refusal: 0.1 } },
  },
};

test("what is sent to the page gives the very answer that the records themselves give", () => {
  const portable = trafficFromWire(sent(groupSorter(PRICE_BOOK, 100_000)));
  for (const [name, file] of Object.entries(SCENARIOS)) {
    const scenario = readScenario(file);
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
    const { workloads } = scenario.value;
    const [here, there] = [collected(workloads), trafficOf(portable, workloads)].map((traffic) =>
      simulateScenario(scenario.value, traffic),
    );
    expect(there, name).toEqual(here);
  }
}, 60_000);

test("records of groups beyond the limit are left out and counted", () => {
  const sorter = groupSorter(PRICE_BOOK, 3);
  const { groups, leftOut, records: all } = sent(sorter);
  const inGroups = groups.reduce((sum, group) => sum + group.records, 0);
  expect(groups).toHaveLength(3);
  expect(leftOut).toBeGreaterThan(0);
  expect(all - inGroups - leftOut).toBeGreaterThanOrEqual(0);
});
