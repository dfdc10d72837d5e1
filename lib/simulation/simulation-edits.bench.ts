import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { PRESET_POLICIES, type PresetId } from "../retry/preset-policies.ts";
import { generateSampleMonth } from "../sample/generate-sample-month.ts";
import { answerCurve } from "./run/answer-curve.ts";
import { answerOf, type RanWorkload } from "./run/answer-of.ts";
import { type ReadyWorkload, readyWorkloads } from "./run/run-workload.ts";
import { runScenario, scenarioEvidence } from "./run/simulate-scenario.ts";
import { readScenario } from "./scenario/read-scenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { TrafficCollector } from "./traffic/collect-traffic.ts";
import { groupSorter } from "./traffic/group-sorter.ts";
import { portableTraffic, trafficOf } from "./traffic/portable-traffic.ts";
import { trafficFromWire, trafficOnWire } from "./traffic/traffic-on-wire.ts";

/** What the page of scenarios does on the sample month at an edit, in milliseconds of processor time. */
const ROUNDS = 7;
const FULL_ROUNDS = 1;
const MOST_GROUPS = 100_000;

function spentMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const middleOf = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const rounded = (ms: number): number => Number(ms.toPrecision(3));

function scenarioOf(policy: object, assumptions: object = {}): Scenario {
  const read = readScenario({ workloads: [{ policy }], assumptions });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

let requests = 0;
const sorter = groupSorter(PRICE_BOOK, MOST_GROUPS);
const question = { book: PRICE_BOOK, workloads: [], assumeTier: null, priceDayUs: null };
const collector = new TrafficCollector(question, sorter);
const month = [...generateSampleMonth({ seed: 20261120, endUs: parseIsoUs("2026-11-20") ?? 0 })];
const collectedMs = spentMs(() => {
  for (const record of month) collector.add({ record, pricedUs: record.startUs, records: 1 });
});
const sent = JSON.stringify(trafficOnWire(portableTraffic(sorter, collector.finish(), [])));
const portable = trafficFromWire(JSON.parse(sent));

interface Prepared {
  readonly ready: readonly ReadyWorkload[];
  readonly traffic: ReturnType<typeof trafficOf>;
}

function prepared({ workloads, assumptions }: Scenario): Prepared {
  const traffic = trafficOf(portable, workloads);
  return { traffic, ready: readyWorkloads(workloads, assumptions, traffic, evidence) };
}

const evidence = scenarioEvidence(trafficOf(portable, []), 1);

/** Runs a scenario as the page does, with what earlier edits left; answers with its runs. */
function answered(
  scenario: Scenario,
  { ready, traffic }: Prepared,
  options: { readonly effort: "quick" | "full"; readonly ran?: readonly RanWorkload[] },
): readonly RanWorkload[] {
  const own = ready.map((one) => ({
    ...one,
    workload: scenario.workloads[one.place] ?? one.workload,
  }));
  const ran = runScenario(scenario, traffic, { evidence, ready: own, ...options });
  if (!ran.ok) throw new Error(ran.error.message);
  const answer = answerOf(ran.value);
  answerCurve(ran.value);
  requests = answer.requests;
  return ran.value.ran;
}

/** Each round edits the policy a little, so that nothing of the round before is of use. */
function editMs(policy: object): { readonly policyMs: number; readonly priceMs: number } {
  const first = scenarioOf(policy);
  const same = prepared(first);
  let ran = answered(first, same, { effort: "quick" });
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const edited = scenarioOf(policy, { refusalSeconds: 0.3 + round / 100 });
    return spentMs(() => {
      ran = answered(edited, same, { effort: "quick" });
    });
  });
  const prices = Array.from({ length: ROUNDS }, (_, round) => {
    const edited = scenarioOf(policy, { billAbandoned: round / ROUNDS });
    return spentMs(() => answered(edited, same, { effort: "quick", ran }));
  });
  return { policyMs: rounded(middleOf(times)), priceMs: rounded(middleOf(prices)) };
}

function fullMs(policy: object): number {
  const scenario = scenarioOf(policy);
  const same = prepared(scenario);
  const times = Array.from({ length: FULL_ROUNDS }, () =>
    spentMs(() => answered(scenario, same, { effort: "full" })),
  );
  return rounded(middleOf(times));
}

const PRESETS: readonly PresetId[] = [
  ...(["flex-backoff-then-standard", "timeout-30", "timeout-180", "sdk-default"] as const),
  ...(["patient", "latch-reprobe", "batch"] as const),
];
const isFull = process.argv.includes("--full");
const edits = PRESETS.map((preset) => ({
  preset,
  ...editMs(PRESET_POLICIES[preset]),
  ...(isFull ? { fullMs: fullMs(PRESET_POLICIES[preset]) } : {}),
}));
const result = {
  bench: "simulation-edits",
  ...{ records: month.length, requests, collectedMs: rounded(collectedMs) },
  ...{ sentKB: Math.round(sent.length / 1_000), edits },
  note: "The quick pass at an edit of the policy, or of prices alone, in processor time of one thread; with --full also the whole answer.",
};
if (process.argv.includes("--json")) console.log(JSON.stringify(result));
else {
  console.log(
    `${result.records} records of the sample month grouped and priced at every tier in ${result.collectedMs} ms, sent as ${result.sentKB} KB`,
  );
  for (const one of edits) {
    const full = "fullMs" in one ? `, in full ${one.fullMs} ms` : "";
    console.log(
      `${one.preset.padEnd(28)} policy ${one.policyMs} ms, prices ${one.priceMs} ms${full}`,
    );
  }
  console.log(result.note);
}
