import { expect, test } from "vitest";
import { readOverviewFilters } from "../../lib/analytics/overview-filters.ts";
import { parseIsoUs } from "../../lib/core/time.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import { generateSampleMonth } from "../../lib/sample/generate-sample-month.ts";
import { simulateScenario } from "../../lib/simulation/run/simulate-scenario.ts";
import { readScenario } from "../../lib/simulation/scenario/read-scenario.ts";
import { TrafficCollector } from "../../lib/simulation/traffic/collect-traffic.ts";
import { groupSorter } from "../../lib/simulation/traffic/group-sorter.ts";
import { portableTraffic, trafficOf } from "../../lib/simulation/traffic/portable-traffic.ts";
import { evaluatorOf } from "./evaluate.ts";
import { linkHref } from "./scenario-address.ts";
import { type Draft, readDraft } from "./scenario-file.ts";

const endUs = parseIsoUs("2026-11-20") ?? 0;
const sorter = groupSorter(PRICE_BOOK, 100_000);
const collector = new TrafficCollector(
  { book: PRICE_BOOK, workloads: [], assumeTier: null, priceDayUs: null },
  sorter,
);
for (const record of generateSampleMonth({ seed: 20261120, endUs })) {
  // Every fortieth hour of the month.
  if (Math.floor(record.startUs / 3.6e9) % 40 > 0) continue;
  collector.add({ record, pricedUs: record.startUs, records: 1 });
}
const portable = portableTraffic(sorter, collector.finish(), []);

const FLEX = { policy: { kind: "flex", maxAttempts: 1, backoff: { kind: "none" } } };
const ALONE = { availability: { kind: "constant", refusal: 0.1 } };

test("edits one after the other give what each scenario gives by itself", () => {
  const evaluate = evaluatorOf(portable);
  const files = [
    { workloads: [FLEX], assumptions: ALONE },
    { workloads: [{ policy: { kind: "flex", maxAttempts: 4 } }], assumptions: ALONE },
    { workloads: [FLEX], assumptions: { ...ALONE, billAbandoned: 1 } },
    { workloads: [{ policy: { kind: "batch" } }], assumptions: ALONE },
    { workloads: [FLEX], assumptions: { ...ALONE, slowdown: { kind: "constant", value: 3 } } },
    { workloads: [{ match: { model: "gpt-5*" }, ...FLEX }], assumptions: ALONE },
  ];
  for (const file of files) {
    const made = evaluate(file, "full");
    const scenario = readScenario(file);
    if (!made.ok || !scenario.ok) throw new Error(JSON.stringify([made, scenario]));
    const alone = simulateScenario(scenario.value, trafficOf(portable, scenario.value.workloads));
    expect(made.value.after.answer).toEqual(alone.ok ? alone.value : alone.error);
  }
}, 60_000);

test("an edit of prices alone gives what the scenario gives by itself", () => {
  const at = (billAbandoned: number) => ({
    workloads: [{ policy: { kind: "flex", attemptTimeoutSeconds: 20 } }],
    assumptions: { ...ALONE, billAbandoned },
  });
  const evaluate = evaluatorOf(portable);
  const edited = [0, 1, 0.5].map((billed) => evaluate(at(billed), "quick"));
  const alone = [0, 1, 0.5].map((billed) => evaluatorOf(portable)(at(billed), "quick"));
  expect(edited).toEqual(alone);
  const costs = edited.map((made) => (made.ok ? Number(made.value.after.answer.cost.scenario) : 0));
  expect(costs[1]).toBeGreaterThan(costs[0] ?? 0);
});

test("a preview is right to a few per cent also where calls run out of time", () => {
  const file = {
    workloads: [{ policy: { kind: "flex", attemptTimeoutSeconds: 60 } }],
    assumptions: { ...ALONE, billAbandoned: 1, slowdown: { kind: "lognormal", median: 2.4 } },
  };
  const [quick = 0, full = 1] = (["quick", "full"] as const).map((effort) => {
    const made = evaluatorOf(portable)(file, effort);
    return made.ok ? Number(made.value.after.answer.cost.scenario) : 0;
  });
  expect(Math.abs(quick / full - 1)).toBeLessThan(0.03);
});

test("whoever opens the link of a scenario gets its figures to the picodollar", () => {
  const filters = readOverviewFilters(new URLSearchParams("period=30d"), {
    ...{ nowUs: endUs, defaultZone: "UTC" },
  });
  const draft: Draft = {
    ...{ name: "100 % flex & more", seed: 7, assumptions: { billAbandoned: [0.1, 0.9] } },
    workloads: [
      { match: { model: "gpt-5*" }, policy: { kind: "flex", maxAttempts: 3 }, deadlineSeconds: 90 },
      { match: {}, policy: { kind: "batch", holdSeconds: 600 } },
    ],
  };
  const { searchParams } = new URL(linkHref(filters, draft, null), "http://localhost");
  const opened = readDraft(searchParams.get("scenario"));
  expect(opened).toEqual(draft);
  const [made, again] = [draft, opened].map((file) => evaluatorOf(portable)(file, "quick"));
  expect(made?.ok).toBe(true);
  expect(again).toEqual(made);
});

test("today and the scenario are told of the very same requests", () => {
  const made = evaluatorOf(portable)({ workloads: [FLEX], assumptions: ALONE }, "quick");
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { before, after } = made.value;
  expect(before.answer.requests).toBe(after.answer.requests);
  expect(before.answer.cost.scenario).toBe(after.answer.cost.today);
  expect(after.answer.fallbackShare).toBeGreaterThanOrEqual(0.1);
  expect(after.curve?.meanSeconds).toBeGreaterThan(0);
});

test("what is wrong is told with its field, and a name that fits nothing is called empty", () => {
  const evaluate = evaluatorOf(portable);
  const wrong = evaluate({ workloads: [{ policy: { kind: "flex", maxAttempts: 0 } }] }, "quick");
  expect(wrong.ok ? [] : wrong.error.map(({ field }) => field)).toEqual([
    "workloads[0].policy.maxAttempts",
  ]);
  const empty = evaluate(
    { workloads: [{ match: { model: "none such" }, policy: { kind: "standard" } }] },
    "quick",
  );
  expect(empty.ok ? [] : empty.error.map(({ field }) => field)).toEqual(["workloads[0].match"]);
});
