import { expect, test } from "vitest";
import { chartCsv } from "../charts/kit/csv.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Draft } from "./scenario-file.ts";
import { scenarioTable } from "./scenario-table.ts";

const FIGURES = {
  ...{ requests: 100, fallbackShare: 0.05, failedShare: 0, attemptsPerOperation: 1.1 },
  ...{ abandonedPerOperation: 0, waitingSeconds: 3, missShare: null },
  latencySeconds: { p50: 2, p95: 9, p99: 20 },
  cost: { today: "10", standard: "10", scenario: "5.25", interval90: ["5.1", "6"] },
};
const ANSWER = {
  ...{ ...FIGURES, basis: "assumed" },
  bracket: { fallbackShare: [0.001, 0.1], cost: ["5.005", "5.5"] },
  width: { sampling: "3", parameter: "0", weekToWeek: "0", assumption: "4" },
  drivers: [{ name: "availability", cost: ["5.1", "6"] }],
  assumptions: [
    {
      name: "shareDown",
      low: 0.003,
      middle: 0.03,
      high: 0.15,
      basis: "assumed",
      source: "default",
    },
  ],
  unevaluable: [{ model: "gpt-4.1", tier: "flex", reason: "not-sold-at-tier", records: 7 }],
  workloads: [{ ...FIGURES, workload: 0, policy: "flex" }],
};
const one = {
  ...{ answer: ANSWER, curve: { meanSeconds: 4, points: [] } },
  steps: [
    { step: "moved", kind: "flex", usd: "-5" },
    { step: "fellBack", kind: "flex", usd: "0.25" },
  ],
};
const evaluation = { before: one, after: one } as unknown as Evaluation; // nothing else is read
const DRAFT: Draft = {
  ...{ seed: 1, assumptions: {} },
  workloads: [{ match: { project: "a, b" }, policy: { kind: "flex" } }],
};

const lines = chartCsv(scenarioTable(DRAFT, evaluation), [{ label: "Zone", text: "UTC" }])
  .trimEnd()
  .split("\r\n");

test("every part of a scenario stands in one table, a figure on each line, with what it covers", () => {
  expect(lines[0]).toBe('Part,Of,Figure,Today,Scenario,"Low, 90 %","High, 90 %",Basis,Zone');
  expect(new Set(lines.slice(1).map((line) => line.split(",")[0]))).toEqual(
    new Set([
      ...["All requests", "From today's cost to the scenario's", "Policy by policy"],
      "What makes the interval wide",
      ...["What moves the cost", "Bracket of refusals", "Assumptions", "In no sum"],
    ]),
  );
});

test("money is exact, with its interval, for all requests and policy by policy", () => {
  expect(lines).toContain('All requests,,"Cost, USD",10,5.25,5.1,6,assumed,UTC');
  const policy = lines.find((line) => line.startsWith("Policy by policy") && line.includes("USD"));
  expect(policy).toContain(",10,5.25,5.1,6,,UTC");
  expect(policy).toContain("a, b");
});

test("what a move takes off and what of it is lost again stand line by line", () => {
  const steps = lines.filter((line) => line.startsWith("From today's cost"));
  expect(steps.map((line) => line.split(",").slice(1, 6))).toEqual([
    ["Moved to flex", '"Change', ' USD"', "", "-5"],
    ["Fallbacks from flex", '"Change', ' USD"', "", "0.25"],
  ]);
});

test("what moves the cost, the bracket and what is in no sum keep their ends and their counts", () => {
  expect(lines).toContain('Bracket of refusals,,"Fall back, share",,,0.001,0.1,,UTC');
  expect(lines.find((line) => line.startsWith("What moves"))).toContain(",,5.1,6,,UTC");
  expect(lines.at(-1)).toContain('not-sold-at-tier",Records,,7,,,,UTC');
});
