import { expect, test } from "vitest";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import { TrafficCollector } from "../../lib/simulation/traffic/collect-traffic.ts";
import { groupSorter } from "../../lib/simulation/traffic/group-sorter.ts";
import { portableTraffic } from "../../lib/simulation/traffic/portable-traffic.ts";
import { simulatedLog } from "../../lib/testing/simulated-log.ts";
import { differenceUsd } from "../format/money.ts";
import { assignedDraft } from "./assigned-draft.ts";
import { assignmentEvaluator } from "./assignment-evaluator.ts";
import { assignUnits, offeredUnits } from "./assignment-rows.ts";
import { assignmentAsk, assignmentCandidates, assignmentUnits } from "./assignment-units.ts";
import { evaluatorOf } from "./evaluate.ts";
import { type Draft, TODAY } from "./scenario-file.ts";

// Every third chat has a model that was never sold at flex.
const log = simulatedLog().map((record, at) =>
  record.project === "chat" && at % 3 === 0 ? { ...record, model: "gpt-4o" } : record,
);
const sorter = groupSorter(PRICE_BOOK, 1_000);
const reading = { book: PRICE_BOOK, workloads: [], assumeTier: null, priceDayUs: null };
const collector = new TrafficCollector(reading, sorter);
for (const record of log) collector.add({ record, pricedUs: record.startUs, records: 1 });
const portable = portableTraffic(sorter, collector.finish(), []);

const draft: Draft = {
  ...TODAY,
  assumptions: {
    ...{ availability: { kind: "constant", refusal: 0.05 }, refusalSeconds: 0.3 },
    ...{ slowdown: { kind: "constant", value: 1.5 }, billAbandoned: 0, cacheLossOnFallback: 0 },
  },
};

test("an assignment that becomes the scenario saves what it said, on the models that move", () => {
  const units = assignmentUnits(portable, draft, "saving", 60);
  expect(units.units.map(({ name }) => name)).toEqual(["chat", "nightly"]);
  const candidates = assignmentCandidates(units);
  const evaluate = assignmentEvaluator(portable);
  const figures = candidates.map((one) => {
    const made = evaluate(assignmentAsk(draft, units.units, one), "quick");
    return made.ok ? made.value : null;
  });
  expect(figures.filter((one) => one === null)).toEqual([]);
  const offers = offeredUnits({ ...units, candidates, figures }, 30);
  const { rows, todayUsd, chosenUsd } = assignUnits(offers, "saving", {
    ...{ budgetUsd: null, p95Seconds: 120, missShare: null },
  });
  const assigned = assignedDraft(draft, rows ?? [], candidates);
  expect(assigned.workloads).toMatchObject([
    { match: { project: "chat", model: ["o3"] }, policy: { kind: "flex" }, deadlineSeconds: 60 },
  ]);

  const scenario = evaluatorOf(portable)(assigned, "quick");
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const { cost } = scenario.value.after.answer;
  const saved = Number(differenceUsd(todayUsd, chosenUsd ?? ""));
  expect(saved).toBeGreaterThan(0.5);
  expect(saved).toBeCloseTo(Number(cost.today) - Number(cost.scenario), 9);
});

test("what cannot be read is refused with its field", () => {
  const made = assignmentEvaluator(portable)(
    { file: { workloads: [{ match: {}, policy: { kind: "soon" } }] }, kept: [false] },
    "quick",
  );
  expect(made.ok ? [] : made.error.map(({ field }) => field)).toEqual(["workloads[0].policy.kind"]);
});
