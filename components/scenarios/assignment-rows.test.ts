import { expect, test } from "vitest";
import type {
  CandidateFigures,
  UnitFigures,
} from "../../lib/simulation/assignment/candidate-figures.ts";
import { assignedDraft } from "./assigned-draft.ts";
import { assignUnits, monthUsd, offeredUnits } from "./assignment-rows.ts";
import type { NamedUnit } from "./assignment-units.ts";
import { optimumWords, ownOptimumWords, problemWords, reasonWords } from "./assignment-words.ts";
import { TODAY } from "./scenario-file.ts";
import type { AssignmentFigures } from "./use-assignment.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

/** A hundred requests with a deadline. */
function figures(cost: string, p95Seconds: number | null, parts: Partial<UnitFigures> = {}) {
  const made: UnitFigures = {
    ...{ requests: 100, movedRecords: 100, movedModels: ["o3"], keptModels: [], cost },
    ...{ fallbackShare: 0, p95Seconds, meanSeconds: p95Seconds && p95Seconds / 2 },
    ...{ missed: p95Seconds === null ? null : 0, timedRequests: p95Seconds === null ? 0 : 100 },
    ...{ basis: "assumed", ...parts },
  };
  return made;
}

const asToday = (cost: string, p95Seconds: number | null) =>
  figures(cost, p95Seconds, { movedRecords: 0, movedModels: [], basis: "measured" });

const candidate = (...units: UnitFigures[]): CandidateFigures => ({
  ...{ units, unevaluable: [], heldAtStandard: 0 },
});

const unit = (name: string): NamedUnit => ({
  ...{ name, match: { workload: name }, own: null, deadlineSeconds: 60, isKept: false },
});

// Fifteen days, so that a month costs twice as much.
const found: AssignmentFigures = {
  by: "workload",
  units: [unit("chat"), unit("nightly")],
  candidates: [
    { id: "today", title: "As today", policy: null },
    { id: "flex", title: "Flex", policy: { kind: "flex" } },
    { id: "batch", title: "Batch", policy: { kind: "batch" } },
  ],
  figures: [
    candidate(asToday("50", 10), asToday("20.000000000001", 30)),
    candidate(figures("25", 40, { missed: 4 }), figures("10", 90)),
    candidate(
      figures("25", 20_000, { missed: 99, keptModels: ["gpt-4o"] }),
      figures("4", 20_000, { missed: 20 }),
    ),
  ],
};

const FREE = { budgetUsd: null, p95Seconds: null, missShare: null };
const offers = offeredUnits(found, 15);

const told = (mode: "saving" | "budget" | "p95", bounds: Partial<typeof BOUNDS>) => {
  const made = assignUnits(offers, mode, { ...FREE, ...bounds });
  const reasons = made.rows?.map((row) => plain(reasonWords(row, mode, { ...FREE, ...bounds })));
  return { ...made, titles: made.rows?.map(({ chosen }) => chosen.title), reasons };
};
const BOUNDS: { budgetUsd: number; p95Seconds: number | "today"; missShare: number } = {
  ...{ budgetUsd: 0, p95Seconds: 0, missShare: 0 },
};

test("a month is the period scaled to thirty days, exactly", () => {
  expect(monthUsd("20.000000000001", 15)).toBe("40.000000000002");
  expect(monthUsd("1.000000000000000001", 30)).toBe("1.000000000000000001");
  expect(monthUsd("10", 60)).toBe("5");
});

test("the greatest saving takes the cheapest of each, and says so", () => {
  const { titles, reasons, todayUsd, chosenUsd } = told("saving", {});
  expect(titles).toEqual(["Flex", "Batch"]);
  expect(reasons).toEqual(["The cheapest of these policies.", "The cheapest of these policies."]);
  expect([todayUsd, chosenUsd]).toEqual(["140.000000000002", "58"]);
});

test("within a p95 the sentence says what cheaper policy is too slow, and by how much", () => {
  const { titles, reasons, chosenUsd } = told("p95", { p95Seconds: 60 });
  expect(titles).toEqual(["Flex", "As today"]);
  expect(reasons).toEqual([
    "The cheapest of these policies, and 95 of 100 are answered within 40 s, inside 1 min.",
    "Batch would cost $32.00 a month less, but answers 95 of 100 within 5.6 h, beyond 1 min.",
  ]);
  expect(chosenUsd).toBe("90.000000000002");
});

test("a share of misses is spent where it saves most, and what it does not reach is told", () => {
  // 12 of 200 may miss: flex for the chats takes 4 of them, batches of the night would take 20.
  const { titles, reasons } = told("saving", { missShare: 0.06 });
  expect(titles).toEqual(["Flex", "Flex"]);
  expect(reasons?.[1]).toBe(
    "Batch would cost $12.00 a month less, but misses the deadline with 20 % of its requests: more than the others leave it.",
  );
});

test("a budget buys what is soonest; one that buys nothing is refused beside its field", () => {
  const { titles, reasons } = told("budget", { budgetUsd: 125 });
  // $50 spent on the chats wins 15 s each, $20 on the night 45 s less 15 s: 30 s; $125 pays for one of them.
  expect(titles).toEqual(["Flex", "As today"]);
  expect(reasons).toEqual([
    "What it does today would answer 15 s sooner in the mean for $50.00 a month more: the budget does more elsewhere.",
    "The soonest answers, and the budget pays for them.",
  ]);
  const { rows, problems } = told("budget", { budgetUsd: 50 });
  expect(rows).toBeNull();
  expect(problems.map((one) => problemWords(one, "budget", offers))).toEqual([
    {
      field: "budget",
      message: "No assignment meets this budget: the cheapest costs $58.00 a month.",
    },
  ]);
});

test("the fastest of what is too slow is named with its workload", () => {
  const { problems } = told("p95", { p95Seconds: 15 });
  expect(problems.map((one) => plain(problemWords(one, "p95", offers).message))).toEqual([
    "No policy answers 95 of 100 of nightly so soon: the fastest takes 30 s.",
  ]);
});

test("as the scenario an assignment is a row for each that moves, on the models that it takes", () => {
  const batched = { ...found, figures: [found.figures[0] ?? null, null, found.figures[2] ?? null] };
  const { rows } = assignUnits(offeredUnits(batched, 15), "saving", FREE);
  expect(rows?.map((row) => plain(reasonWords(row, "saving", FREE)))[0]).toBe(
    "The cheapest of these policies. Not sold there, so as today: gpt-4o.",
  );
  expect(assignedDraft(TODAY, rows ?? [], found.candidates).workloads).toEqual([
    ...[
      {
        match: { workload: "chat", model: ["o3"] },
        policy: { kind: "batch" },
        deadlineSeconds: 60,
      },
    ],
    ...[{ match: { workload: "nightly" }, policy: { kind: "batch" }, deadlineSeconds: 60 }],
  ]);
});

test("a tier that costs what today does is today's, and is no choice of its own", () => {
  const standard = {
    ...found,
    candidates: [
      ...found.candidates.slice(0, 1),
      { id: "standard", title: "Standard", policy: { kind: "standard" } },
    ],
    figures: [found.figures[0] ?? null, candidate(figures("50.000", 9.9), figures("30", 20))],
  };
  const ids = offeredUnits(standard, 15).map(({ choices }) => choices.map(({ id }) => id));
  expect(ids).toEqual([["today"], ["today", "standard"]]);
});

test("how far an assignment is from the best possible is said by the bound", () => {
  const made = { of: "cost", value: 70, bound: 70, isBest: true } as const;
  expect(optimumWords(made)).toBe(
    "The best possible: no choice of these policies within the bounds costs less.",
  );
  expect(plain(optimumWords({ ...made, bound: 68.6 }))).toBe(
    "The best possible: every combination within the bounds was ruled out, and none costs less. By the bound alone it is at most 2 % from it.",
  );
  expect(plain(optimumWords({ ...made, bound: 68.6, isBest: false }))).toBe(
    "It is at most 2 % from the best possible.",
  );
  expect(plain(ownOptimumWords(140, made))).toBe(
    "Your policies are at most 100 % dearer than the best possible: the same requests within the bounds for $70.00 a month.",
  );
  expect(ownOptimumWords(70, made)).toContain("are the best possible");
});
