import { type Assignment, assignTiers } from "./assign-tiers.ts";
import {
  type AssignmentBounds,
  type AssignmentProblem,
  brokenBounds,
  type ChoosingWorkload,
  missesOf,
  p95Limit,
  SLACK,
  type TierChoice,
} from "./assignment-bounds.ts";
import type { Choice } from "./frontier.ts";

export const ASSIGNMENT_MODES = ["saving", "budget", "p95", "own"] as const;
/** The least cost; the soonest answers within a budget; the least cost within a p95 of each workload; what the scenario says. */
export type AssignmentMode = (typeof ASSIGNMENT_MODES)[number];

/** What the assignment makes least, and what no assignment within the bounds gets below. */
export interface Optimum {
  readonly of: "cost" | "time" | "misses";
  readonly value: number;
  readonly bound: number;
  /** Nothing within the bounds is better: every combination was ruled out. */
  readonly isBest: boolean;
}

export interface ChosenAssignment<Each extends TierChoice> {
  /** One choice for each workload; `null` where none keeps the bounds. */
  readonly chosen: readonly Each[] | null;
  /** `null` where no assignment keeps the bounds. */
  readonly optimum: Optimum | null;
  readonly problems: readonly AssignmentProblem[];
  /** For each workload, whether nothing tells if a bound is kept: it stays as it is. */
  readonly unjudged: readonly boolean[];
}

type Need = keyof Pick<TierChoice, "p95Seconds" | "meanSeconds" | "missed">;

interface Weighed<Each> extends Choice {
  readonly choice: Each;
}

interface Offered<Each> {
  readonly choices: readonly Each[];
  readonly isUnjudged: boolean;
  /** Of the fastest, where none is within the p95. */
  readonly fastestSeconds: number | null;
}

const NONE_FASTER = Number.POSITIVE_INFINITY;

/** The choices of a workload that keep its p95, of those of which it can be told. */
function offered<Each extends TierChoice>(
  { today, choices }: ChoosingWorkload<Each>,
  { p95Seconds }: AssignmentBounds,
  needs: readonly Need[],
): Offered<Each> {
  const limit = p95Limit(today, p95Seconds);
  const told = choices.filter((choice) => needs.every((need) => choice[need] !== null));
  if (told.length === 0 || (p95Seconds !== null && limit === null)) {
    return { choices: [today], isUnjudged: true, fastestSeconds: null };
  }
  if (limit === null) return { choices: told, isUnjudged: false, fastestSeconds: null };
  const within = told.filter((choice) => (choice.p95Seconds ?? NONE_FASTER) <= limit);
  const fastest = Math.min(...told.map((choice) => choice.p95Seconds ?? NONE_FASTER));
  return {
    ...{ choices: within, isUnjudged: false },
    fastestSeconds: within.length === 0 ? fastest : null,
  };
}

function needsOf(mode: AssignmentMode, { p95Seconds, missShare }: AssignmentBounds): Need[] {
  return [
    ...(p95Seconds === null ? [] : (["p95Seconds"] as const)),
    ...(missShare === null ? [] : (["missed"] as const)),
    ...(mode === "budget" && missShare === null ? (["meanSeconds"] as const) : []),
  ];
}

const BOUND_OF: Readonly<Record<Need, "budget" | "p95" | "missShare">> = {
  p95Seconds: "p95",
  missed: "missShare",
  meanSeconds: "budget",
};

const timeOf = ({ meanSeconds, timedRequests }: TierChoice): number =>
  (meanSeconds ?? 0) * timedRequests;
const usdOf = ({ usd }: TierChoice): number => usd;
const none = (): number => 0;

type Measure = (choice: TierChoice) => number;

function assigned<Each extends TierChoice>(
  offers: readonly Offered<Each>[],
  cost: Measure,
  burden: Measure,
  limit: number,
): Assignment<Weighed<Each>> | null {
  const workloads = offers.map(({ choices }) => ({
    choices: choices.map((choice) => ({ choice, cost: cost(choice), burden: burden(choice) })),
  }));
  return assignTiers(workloads, limit);
}

/** The least that all workloads together come to. */
const leastOf = <Each extends TierChoice>(
  offers: readonly Offered<Each>[],
  measure: Measure,
): number =>
  offers.reduce((sum, { choices }) => sum + Math.min(...choices.map((one) => measure(one))), 0);

interface Solved<Each extends TierChoice> {
  readonly assignment: Assignment<Weighed<Each>> | null;
  readonly of: Optimum["of"];
  readonly problem: AssignmentProblem | null;
}

const timedOf = <Each extends TierChoice>(offers: readonly Offered<Each>[]): number =>
  offers.reduce(
    (sum, { choices: [first], isUnjudged }) => sum + (isUnjudged ? 0 : (first?.timedRequests ?? 0)),
    0,
  );

function withinBudget<Each extends TierChoice>(
  offers: readonly Offered<Each>[],
  { budgetUsd, missShare }: AssignmentBounds,
): Solved<Each> {
  const of = missShare === null ? "time" : "misses";
  const limit = (budgetUsd ?? NONE_FASTER) * SLACK;
  const assignment = assigned(offers, missShare === null ? timeOf : missesOf, usdOf, limit);
  if (assignment === null) {
    const cheapestUsd = leastOf(offers, usdOf);
    return { assignment, of, problem: { code: "over-budget", cheapestUsd } };
  }
  const share = assignment.cost / Math.max(1, timedOf(offers));
  if (missShare === null || share <= missShare * SLACK) return { assignment, of, problem: null };
  const problem = { code: "over-misses", leastShare: share, isForBudget: true } as const;
  return { assignment: null, of, problem };
}

function cheapest<Each extends TierChoice>(
  offers: readonly Offered<Each>[],
  { budgetUsd, missShare }: AssignmentBounds,
): Solved<Each> {
  const timed = Math.max(1, timedOf(offers));
  const limit = missShare === null ? 0 : missShare * timed * SLACK;
  const burden = missShare === null ? none : missesOf;
  const assignment = assigned(offers, usdOf, burden, limit);
  if (assignment === null) {
    const leastShare = leastOf(offers, missesOf) / timed;
    const problem = { code: "over-misses", leastShare, isForBudget: false } as const;
    return { assignment, of: "cost", problem };
  }
  if (budgetUsd === null || assignment.cost <= budgetUsd * SLACK) {
    return { assignment, of: "cost", problem: null };
  }
  const problem = { code: "over-budget", cheapestUsd: assignment.cost } as const;
  return { assignment: null, of: "cost", problem };
}

const optimumOf = ({ assignment, of }: Solved<TierChoice>): Optimum | null =>
  assignment && {
    ...{ of, value: assignment.cost, bound: Math.min(assignment.cost, assignment.costBound) },
    isBest: assignment.isBest,
  };

/**
 * The best policy for each workload within the bounds, all of which hold in every mode, with what no assignment gets
 * below. Where nothing tells whether a workload keeps a bound, it stays as it is. `own` keeps what the scenario says,
 * with the bounds that it breaks and the optimum of the same workloads beside it.
 */
export function chooseAssignment<Each extends TierChoice>(
  workloads: readonly ChoosingWorkload<Each>[],
  mode: AssignmentMode,
  bounds: AssignmentBounds,
): ChosenAssignment<Each> {
  const needs = needsOf(mode, bounds);
  const offers = workloads.map((workload) => offered(workload, bounds, needs));
  const unjudged = offers.map(({ isUnjudged }) => isUnjudged);
  const own = mode === "own" ? workloads.map((one) => one.own) : null;
  const broken = own === null ? [] : brokenBounds(workloads, bounds);
  const refused = (problem: AssignmentProblem): ChosenAssignment<Each> => ({
    ...{ chosen: own, optimum: null, unjudged },
    problems: own === null ? [problem] : problem.code === "untimed" ? [...broken, problem] : broken,
  });

  const [need] = needs;
  if (need !== undefined && workloads.length > 0 && unjudged.every((one) => one)) {
    return refused({ code: "untimed", bound: BOUND_OF[need] });
  }
  const slow = offers.findIndex(({ fastestSeconds }) => fastestSeconds !== null);
  const fastestSeconds = offers[slow]?.fastestSeconds ?? null;
  if (fastestSeconds !== null) return refused({ code: "over-p95", workload: slow, fastestSeconds });

  const solved = mode === "budget" ? withinBudget(offers, bounds) : cheapest(offers, bounds);
  if (solved.problem !== null) return refused(solved.problem);
  const chosen = own ?? solved.assignment?.chosen.map(({ choice }) => choice) ?? null;
  return { chosen, optimum: optimumOf(solved), problems: broken, unjudged };
}
