import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AssignmentBounds, ChoosingWorkload, TierChoice } from "./assignment-bounds.ts";
import { chooseAssignment } from "./choose-assignment.ts";

interface Named extends TierChoice {
  readonly id: string;
}

/** A hundred requests each. */
function choice(id: string, usd: number, p95Seconds: number | null, missed = 0): Named {
  const isTimed = p95Seconds !== null;
  return {
    ...{ id, usd, p95Seconds },
    meanSeconds: isTimed ? p95Seconds / 2 : null,
    timedRequests: isTimed ? 100 : 0,
    missed: isTimed ? missed : null,
  };
}

function workload(today: Named, ...others: Named[]): ChoosingWorkload<Named> {
  return { today, choices: [today, ...others], own: others[0] ?? today };
}

// Chats cost $100 at standard, $50 at flex, $180 at priority; the nightly job $40, $20, and $10 in batches.
const chats = workload(
  choice("standard", 100, 10, 2),
  choice("flex", 50, 40, 12),
  choice("priority", 180, 8, 0),
);
const nightly = workload(
  choice("standard", 40, 30, 0),
  choice("flex", 20, 90, 3),
  choice("batch", 10, 20_000, 20),
);
const both = [chats, nightly];

const FREE: AssignmentBounds = { budgetUsd: null, p95Seconds: null, missShare: null };
const ids = (chosen: readonly Named[] | null) => chosen?.map(({ id }) => id);

describe("the greatest saving", () => {
  test("is the cheapest policy of each workload, and says that nothing is cheaper", () => {
    const made = chooseAssignment(both, "saving", FREE);
    expect(ids(made.chosen)).toEqual(["flex", "batch"]);
    expect(made.optimum).toEqual({ of: "cost", value: 60, bound: 60, isBest: true });
  });

  test("shares the misses that all may have: 15 of 200 let flex take the chats, and keep the night off batches", () => {
    // 7.5 % of 200 are 15: flex and flex miss exactly those.
    const made = chooseAssignment(both, "saving", { ...FREE, missShare: 0.075 });
    expect(ids(made.chosen)).toEqual(["flex", "flex"]);
    // Two more of the night's 17 misses from flex to batch would fit into 17 of 200: 2/17 of its $10.
    const wider = chooseAssignment(both, "saving", { ...FREE, missShare: 0.085 });
    expect(wider.optimum?.value).toBe(70);
    expect(wider.optimum?.bound).toBeCloseTo(70 - 20 / 17, 9);
    expect(wider.optimum?.isBest).toBe(true);
  });

  test("says what the cheapest costs where the budget does not pay for it", () => {
    const made = chooseAssignment(both, "saving", { ...FREE, budgetUsd: 59 });
    expect(made.chosen).toBeNull();
    expect(made.problems).toEqual([{ code: "over-budget", cheapestUsd: 60 }]);
    expect(ids(chooseAssignment(both, "saving", { ...FREE, budgetUsd: 60 }).chosen)).toEqual([
      "flex",
      "batch",
    ]);
  });

  test("says how few can miss at best", () => {
    const nobody = chooseAssignment([workload(choice("standard", 1, 5, 3))], "saving", {
      ...FREE,
      missShare: 0.02,
    });
    expect(nobody.problems).toEqual([
      { code: "over-misses", leastShare: 0.03, isForBudget: false },
    ]);
  });
});

describe("within a p95", () => {
  test("takes the cheapest of each workload that answers 95 of 100 in time", () => {
    const made = chooseAssignment(both, "p95", { ...FREE, p95Seconds: 60 });
    expect(ids(made.chosen)).toEqual(["flex", "standard"]);
    expect(made.optimum).toEqual({ of: "cost", value: 90, bound: 90, isBest: true });
  });

  test("as today, lets nothing become slower than it is", () => {
    expect(ids(chooseAssignment(both, "p95", { ...FREE, p95Seconds: "today" }).chosen)).toEqual([
      "standard",
      "standard",
    ]);
  });

  test("names the workload that no policy answers in time, with the fastest", () => {
    const made = chooseAssignment(both, "p95", { ...FREE, p95Seconds: 9 });
    expect(made.chosen).toBeNull();
    expect(made.problems).toEqual([{ code: "over-p95", workload: 1, fastestSeconds: 30 }]);
  });

  test("leaves a workload as it is of which nothing tells how long it takes, and says so where that is all", () => {
    const untimed = workload(choice("standard", 70, null), choice("flex", 35, null));
    const made = chooseAssignment([chats, untimed], "p95", { ...FREE, p95Seconds: 60 });
    expect(ids(made.chosen)).toEqual(["flex", "standard"]);
    expect(made.unjudged).toEqual([false, true]);
    for (const p95Seconds of [60, "today"] as const) {
      const alone = chooseAssignment([untimed], "p95", { ...FREE, p95Seconds });
      expect(alone.problems).toEqual([{ code: "untimed", bound: "p95" }]);
    }
    expect(ids(chooseAssignment([untimed], "saving", FREE).chosen)).toEqual(["flex"]);
  });
});

describe("within a budget", () => {
  test("takes what answers soonest in the mean over all requests", () => {
    // Priority for the chats saves 100 × 1 s for $80 more; the night at standard saves 100 × 30 s for $20.
    const made = chooseAssignment(both, "budget", { ...FREE, budgetUsd: 140 });
    expect(ids(made.chosen)).toEqual(["standard", "standard"]);
    expect(made.optimum).toMatchObject({ of: "time", value: 2_000, isBest: true });
    expect(ids(chooseAssignment(both, "budget", { ...FREE, budgetUsd: 220 }).chosen)).toEqual([
      "priority",
      "standard",
    ]);
  });

  test("says what the cheapest costs where it is over the budget, and how few miss at best within it", () => {
    expect(chooseAssignment(both, "budget", { ...FREE, budgetUsd: 59 }).problems).toEqual([
      { code: "over-budget", cheapestUsd: 60 },
    ]);
    const tight = { ...FREE, budgetUsd: 120, missShare: 0.01 };
    // $120: the chats at standard and the night at flex miss 5 of 200.
    expect(chooseAssignment(both, "budget", tight).problems).toEqual([
      { code: "over-misses", leastShare: 0.025, isForBudget: true },
    ]);
  });
});

describe("my policy", () => {
  test("stays what the scenario says, beside the best for the same workloads", () => {
    const made = chooseAssignment(both, "own", FREE);
    expect(ids(made.chosen)).toEqual(["flex", "flex"]);
    expect(made.optimum).toMatchObject({ of: "cost", value: 60 });
    expect(made.problems).toEqual([]);
  });

  test("names every bound that it breaks, with what it comes to", () => {
    const bounds = { budgetUsd: 65, p95Seconds: 60, missShare: 0.05 };
    expect(chooseAssignment(both, "own", bounds).problems).toEqual([
      { code: "over-budget", cheapestUsd: 70 },
      { code: "over-p95", workload: 1, fastestSeconds: 90 },
      { code: "over-misses", leastShare: 0.075, isForBudget: false },
    ]);
  });
});

const drawn = fc
  .array(
    fc.record({
      usd: fc.integer({ min: 1, max: 90 }),
      p95: fc.integer({ min: 1, max: 60 }),
      missed: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.map(({ usd, p95, missed }, at) => choice(`c${at}`, usd, p95, missed)))
  .filter((choices) => choices.length > 0)
  .map(([today, ...others]) => workload(today ?? choice("none", 0, 1), ...others));

test("whatever is assigned keeps every bound, and nothing is said to be better than its bound", () => {
  const bounds = fc.record({
    budgetUsd: fc.option(fc.integer({ min: 1, max: 300 })),
    p95Seconds: fc.option(fc.integer({ min: 1, max: 60 })),
    missShare: fc.option(fc.integer({ min: 0, max: 40 }).map((share) => share / 100)),
  });
  const modes = fc.constantFrom("saving", "budget", "p95");
  fc.assert(
    fc.property(
      fc.array(drawn, { minLength: 1, maxLength: 4 }),
      bounds,
      modes,
      (each, said, mode) => {
        const { chosen, optimum, problems } = chooseAssignment(each, mode, said);
        expect(chosen === null).toBe(problems.length > 0);
        if (chosen === null || optimum === null) return;
        const sum = (of: (one: Named) => number) => chosen.reduce((all, one) => all + of(one), 0);
        const slack = 1e-6;
        expect(sum(({ usd }) => usd)).toBeLessThanOrEqual((said.budgetUsd ?? 1e9) + slack);
        expect(Math.max(...chosen.map((one) => one.p95Seconds ?? 0))).toBeLessThanOrEqual(
          said.p95Seconds ?? 1e9,
        );
        expect(sum(({ missed }) => missed ?? 0) / (100 * each.length)).toBeLessThanOrEqual(
          (said.missShare ?? 1) + slack,
        );
        expect(optimum.bound).toBeLessThanOrEqual(optimum.value);
        expect(optimum.isBest).toBe(true);
      },
    ),
    { seed: 20_261_121, numRuns: 300 },
  );
});
