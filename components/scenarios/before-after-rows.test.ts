import { expect, test } from "vitest";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { beforeAfterRows } from "./before-after-rows.ts";
import type { Evaluated } from "./evaluate.ts";

const evaluated = (answer: object, meanSeconds: number | null): Evaluated => ({
  answer: {
    ...{ requests: 1_000, failedShare: 0, missShare: null, waitingSeconds: 0 },
    ...{ attemptsPerOperation: 0, abandonedPerOperation: 0, ...answer },
  } as SimulationAnswer, // the rows read no other fields
  curve: meanSeconds === null ? null : { meanSeconds, points: [] },
  steps: [],
});

const cost = (today: string | null, scenario: string) => ({
  ...{ today, scenario, interval90: ["6.1", "7.9"] },
});

const rowsOf = (today: string | null) =>
  new Map(
    beforeAfterRows({
      before: evaluated(
        {
          cost: cost(today, "10"),
          fallbackShare: 0.01,
          latencySeconds: { p50: 2, p95: 8, p99: 9 },
        },
        3,
      ),
      after: evaluated(
        {
          ...{ cost: cost(today, "6.5"), fallbackShare: 0.03, waitingSeconds: 4 },
          latencySeconds: { p50: 4, p95: 20, p99: 90 },
          spread: { latencySeconds: { p50: [4, 4], p95: [9, 66], p99: [40, 200] } },
        },
        null,
      ),
    }).map((row) => [row.name, row]),
  );

test("today, the scenario and the difference stand beside each other", () => {
  const rows = rowsOf("10");
  expect(rows.get("Cost")).toMatchObject({
    ...{ before: "$10.00", after: "$6.50", difference: "\u2212$3.50", exact: ["10", "6.5"] },
  });
  expect(rows.get("Answered: 95 of 100 within")).toMatchObject({
    ...{ before: "8\u00a0s", after: "20\u00a0s", difference: "+12\u00a0s" },
  });
  expect(rows.get("Fall back")?.difference).toBe("+2 points");
});

test("where a figure lies with nine in ten stands beside it, unless its ends read alike", () => {
  const rows = rowsOf("10");
  expect(rows.get("Cost")).toMatchObject({ range: "$6.10 to $7.90", ends: ["6.1", "7.9"] });
  expect(rows.get("Answered: 95 of 100 within")).toMatchObject({
    ...{ range: "9\u00a0s to 1.1\u00a0min", ends: ["9", "66"], isOfTime: true },
  });
  expect(rows.get("Answered: half within")).toMatchObject({ range: null, ends: ["4", "4"] });
  expect(rows.get("Requests")).toMatchObject({ range: null, ends: null, isOfTime: false });
});

test("what today's log does not tell is unknown, not nothing", () => {
  const rows = rowsOf(null);
  expect(rows.get("Cost")).toMatchObject({ before: "\u2013", difference: "\u2013" });
  expect(rows.get("Wait before the answering call")).toMatchObject({
    ...{ before: "\u2013", after: "4\u00a0s", difference: "\u2013", exact: ["", "4"] },
  });
  expect(rows.get("Answered: in the mean after")).toMatchObject({
    before: "3\u00a0s",
    after: "\u2013",
  });
});
