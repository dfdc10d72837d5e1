import { ok, type Result } from "../../core/result.ts";
import type { Bracket, RunProblem, RunRequest, SimulationRun } from "../engine.ts";
import { meanOutcome, type Outcome, withoutWaits } from "../outcome/outcome.ts";
import { attemptPlan } from "./attempt-plan.ts";
import { fallbackBracket } from "./bracket.ts";
import { type PreparedRun, prepareRun } from "./prepare-run.ts";
import { tapeOfRun } from "./tape-of-run.ts";

/** What a policy makes of a population under conditions, by the most exact engine that takes them. */
export function simulatePolicy(request: RunRequest): Result<SimulationRun, RunProblem> {
  const prepared = prepareRun(request);
  if (!prepared.ok) return prepared;
  const { tapes, onTape } = prepared.value;
  const outcomes = Array.from({ length: tapes }, (_, index) => onTape(index));
  return ok(gatherRun(request, prepared.value, outcomes));
}

/** The run of which `outcomes` are the tapes in order, whoever computed each. */
export function gatherRun(
  request: RunRequest,
  { engine, closed }: PreparedRun,
  outcomes: readonly (readonly Outcome[])[],
): SimulationRun {
  const { policy, population } = request;
  const classes =
    closed?.classes ??
    population.classes.map((_, place) =>
      meanOutcome(
        policy,
        outcomes.flatMap((classes) => classes[place] ?? []),
      ),
    );
  return {
    engine,
    classes,
    tapes: outcomes.map((tape) => tape.map(withoutWaits)),
    exact: closed?.exact ?? null,
    bracket: bracketOf(request),
  };
}

function bracketOf({ policy, population, conditions, options }: RunRequest): Bracket | null {
  if (policy.kind !== "flex" || policy.latch !== null || policy.retryQuota !== null) return null;
  const { availability } = conditions;
  const { arrivals, classes } = population;
  const plan = attemptPlan(policy, conditions);
  if (availability.kind !== "replay") return fallbackBracket(plan, availability, classes, null);
  if (arrivals === null) return null;
  return fallbackBracket(
    plan,
    availability,
    classes,
    tapeOfRun(availability, arrivals, plan, options.seed, 0),
  );
}
