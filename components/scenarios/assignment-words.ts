import {
  type AssignmentBounds,
  type AssignmentProblem,
  p95Limit,
} from "../../lib/simulation/decide/assignment-bounds.ts";
import type { AssignmentMode, Optimum } from "../../lib/simulation/decide/choose-assignment.ts";
import { formatUsd } from "../format/money.ts";
import { formatDuration, formatShare } from "../format/quantity.ts";
import type { AssignmentRow, OfferedUnit, UnitChoice } from "./assignment-rows.ts";
import type { BoundField } from "./assignment-wish.ts";

const usd = (value: number): string => formatUsd(value.toFixed(12));
const seconds = (value: number): string => formatDuration(value * 1_000);

/** Less than a tenth of a cent a month is no reason. */
const NOTHING_USD = 0.001;

/** The cheapest of those that cost less than what is chosen. */
function cheaperThan(chosen: UnitChoice, choices: readonly UnitChoice[]): UnitChoice | null {
  const [first] = choices
    .filter((one) => one.usd < chosen.usd - NOTHING_USD)
    .sort((a, b) => a.usd - b.usd);
  return first ?? null;
}

function soonerThan(chosen: UnitChoice, choices: readonly UnitChoice[]): UnitChoice | null {
  const mean = chosen.meanSeconds;
  if (mean === null) return null;
  const [first] = choices
    .filter((one) => one.meanSeconds !== null && one.meanSeconds < mean * 0.999)
    .sort((a, b) => (a.meanSeconds ?? 0) - (b.meanSeconds ?? 0));
  return first ?? null;
}

const nameOf = ({ id, title }: UnitChoice): string =>
  id === "today" ? "What it does today" : title;

/** Why the cheaper one was not chosen. */
function obstacle({ chosen, today }: AssignmentRow, other: UnitChoice, bounds: AssignmentBounds) {
  const less = `${nameOf(other)} would cost ${usd(chosen.usd - other.usd)} a month less, but`;
  const limit = p95Limit(today, bounds.p95Seconds);
  if (limit !== null && other.p95Seconds !== null && other.p95Seconds > limit) {
    return `${less} answers 95 of 100 within ${seconds(other.p95Seconds)}, beyond ${seconds(limit)}.`;
  }
  if (other.missed !== null && other.missed > (chosen.missed ?? 0)) {
    const share = formatShare(other.missed, other.timedRequests);
    return `${less} misses the deadline with ${share} of its requests: more than the others leave it.`;
  }
  return `${less} nothing tells how long it takes.`;
}

function savingReason(row: AssignmentRow, bounds: AssignmentBounds): string {
  const { chosen, choices, today } = row;
  const cheaper = cheaperThan(chosen, choices);
  if (cheaper !== null) return obstacle(row, cheaper, bounds);
  if (chosen.id === "today") return "None of these policies costs less than what it does today.";
  const limit = p95Limit(today, bounds.p95Seconds);
  const isTold = limit !== null && chosen.p95Seconds !== null;
  const within = isTold
    ? `, and 95 of 100 are answered within ${seconds(chosen.p95Seconds ?? 0)}, inside ${seconds(limit)}`
    : "";
  return `The cheapest of these policies${within}.`;
}

function budgetReason({ chosen, choices, today }: AssignmentRow, bounds: AssignmentBounds): string {
  const limit = p95Limit(today, bounds.p95Seconds);
  if (bounds.missShare !== null)
    return "The fewest misses of all that the budget pays for together.";
  const sooner = soonerThan(chosen, choices);
  if (sooner === null) return "The soonest answers, and the budget pays for them.";
  const by = seconds((chosen.meanSeconds ?? 0) - (sooner.meanSeconds ?? 0));
  if (limit !== null && (sooner.p95Seconds ?? 0) > limit) {
    return `${nameOf(sooner)} answers ${by} sooner in the mean, but 95 of 100 only within ${seconds(sooner.p95Seconds ?? 0)}.`;
  }
  const more = usd(Math.max(0, sooner.usd - chosen.usd));
  return `${nameOf(sooner)} would answer ${by} sooner in the mean for ${more} a month more: the budget does more elsewhere.`;
}

function ownReason({ unit, chosen, choices }: AssignmentRow): string {
  if (unit.isKept) return "No policy of the scenario takes these.";
  const cheaper = cheaperThan(chosen, choices);
  if (cheaper === null) return "Your policy; none of the others costs less.";
  const slower =
    cheaper.p95Seconds === null
      ? ""
      : `, with 95 of 100 answered within ${seconds(cheaper.p95Seconds)}`;
  return `Your policy; ${cheaper.id === "today" ? "what it does today" : cheaper.title} would cost ${usd(chosen.usd - cheaper.usd)} a month less${slower}.`;
}

const modelWords = (models: readonly (string | null)[]): string => {
  const names = models.slice(0, 3).map((model) => model ?? "an unnamed model");
  const more = models.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
};

/** Why a unit has the policy that it has, as a sentence; and which of its models stay where they are. */
export function reasonWords(
  row: AssignmentRow,
  mode: AssignmentMode,
  bounds: AssignmentBounds,
): string {
  const { unit, chosen, isUnjudged } = row;
  const stays = chosen.id === "today" ? [] : chosen.figures.keptModels;
  const kept = stays.length === 0 ? "" : ` Not sold there, so as today: ${modelWords(stays)}.`;
  if (mode === "own") return `${ownReason(row)}${kept}`;
  if (unit.isKept) return "Beyond the forty largest: left as it is.";
  if (isUnjudged) return "Nothing tells how long its calls take, so it stays as it is.";
  return `${mode === "budget" ? budgetReason(row, bounds) : savingReason(row, bounds)}${kept}`;
}

const BEST: Readonly<Record<Optimum["of"], string>> = {
  cost: "costs less",
  time: "answers sooner in all",
  misses: "misses fewer",
};

/** How far an assignment may be from the best possible one, by the bound that none gets below. */
export function optimumWords({ of, value, bound, isBest }: Optimum): string {
  const gap = bound > 0 ? value / bound - 1 : value > 0 ? null : 0;
  if (gap !== null && gap < 1e-9) {
    return `The best possible: no choice of these policies within the bounds ${BEST[of]}.`;
  }
  const far = gap === null ? "an unknown part" : `at most ${formatShare(gap, 1)}`;
  return isBest
    ? `The best possible: every combination within the bounds was ruled out, and none ${BEST[of]}. By the bound alone it is ${far} from it.`
    : `It is ${far} from the best possible.`;
}

/** The same for the scenario's own policies, held against the best for the same requests. */
export function ownOptimumWords(ownUsd: number, { bound, value }: Optimum): string {
  if (ownUsd <= value + NOTHING_USD) {
    return "Your policies are the best possible: no choice of these within the bounds costs less.";
  }
  const gap = bound > 0 ? ` at most ${formatShare(ownUsd / bound - 1, 1)} dearer than` : " above";
  return `Your policies are${gap} the best possible: the same requests within the bounds for ${usd(value)} a month.`;
}

const FIELD_OF = { budget: "budget", p95: "p95", missShare: "miss" } as const;

/** What stands in the way of an assignment, beside the field that it comes of. */
export function problemWords(
  problem: AssignmentProblem,
  mode: AssignmentMode,
  offers: readonly OfferedUnit[],
): { readonly field: BoundField; readonly message: string } {
  const isOwn = mode === "own";
  switch (problem.code) {
    case "over-budget": {
      const costs = usd(problem.cheapestUsd);
      const message = isOwn
        ? `Your policies cost ${costs} a month, over this budget.`
        : `No assignment meets this budget: the cheapest costs ${costs} a month.`;
      return { field: "budget", message };
    }
    case "over-p95": {
      const name = offers[problem.workload]?.unit.name ?? "a workload";
      const takes = seconds(problem.fastestSeconds);
      const message = isOwn
        ? `Your policy answers 95 of 100 of ${name} within ${takes}, beyond this.`
        : `No policy answers 95 of 100 of ${name} so soon: the fastest takes ${takes}.`;
      return { field: "p95", message };
    }
    case "over-misses": {
      const share = formatShare(problem.leastShare, 1);
      const within = problem.isForBudget ? " within this budget" : "";
      const message = isOwn
        ? `Under your policies ${share} miss their deadline.`
        : `No assignment${within} misses so few: at the least ${share} do.`;
      return { field: "miss", message };
    }
    case "untimed":
      return {
        field: FIELD_OF[problem.bound],
        message:
          "Nothing tells how long these calls take: import records with durations, or choose the greatest saving without this bound.",
      };
  }
}
