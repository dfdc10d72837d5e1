import { err, ok, type Result } from "../../lib/core/result.ts";
import type { ComparedTier } from "../../lib/core/tier.ts";
import { arrivalDays } from "../../lib/simulation/decide/canary.ts";
import { worthOfKnowing } from "../../lib/simulation/decide/worth-of-knowing.ts";
import { type AnswerCurve, answerCurve } from "../../lib/simulation/run/answer-curve.ts";
import { type AnswerParts, answerOf } from "../../lib/simulation/run/answer-of.ts";
import { type AnswerStep, answerSteps } from "../../lib/simulation/run/answer-steps.ts";
import type { Evidence } from "../../lib/simulation/run/evidence.ts";
import { type ReadyWorkload, readyWorkloads } from "../../lib/simulation/run/run-workload.ts";
import { runScenario, scenarioEvidence } from "../../lib/simulation/run/simulate-scenario.ts";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { readScenario } from "../../lib/simulation/scenario/read-scenario.ts";
import type { Scenario } from "../../lib/simulation/scenario/scenario.ts";
import { type PortableTraffic, trafficOf } from "../../lib/simulation/traffic/portable-traffic.ts";
import { usedTiers } from "../../lib/simulation/traffic/request-money.ts";
import type { Traffic } from "../../lib/simulation/traffic/traffic.ts";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";

export type Effort = "quick" | "full";

/** One behaviour of the same requests. */
export interface Evaluated {
  readonly answer: SimulationAnswer;
  /** `null` where nothing tells how long calls take. */
  readonly curve: AnswerCurve | null;
  /** From what the same requests cost today to what they would, in the middle of the assumptions. */
  readonly steps: readonly AnswerStep[];
}

/** What the requests that a scenario can be evaluated for did, and what they would have done. */
export interface Evaluation {
  readonly before: Evaluated;
  readonly after: Evaluated;
  readonly knowing: Knowing;
}

/** What it would be worth to know the world beforehand, and how long the requests under policies took to come. */
export interface Knowing {
  /** In dollars, at most; 0 of a preview, which draws no worlds. */
  readonly worthUsd: number;
  readonly days: number | null;
}

/** Evaluates scenario files; what two of them have in common is made once. */
export type Evaluator = (
  file: unknown,
  effort: Effort,
  /** Requests that are not sold at all of these are left out too. */
  soldAt?: readonly ComparedTier[],
) => Result<Evaluation, readonly FieldProblem[]>;

/** What of a scenario only prices: its runs are the same whatever these are. */
const runKeyOf = ({ workloads, assumptions }: Scenario): string =>
  JSON.stringify([workloads, { ...assumptions, billAbandoned: null, cacheLossOnFallback: null }]);

/** The last preview: an edit of prices alone runs nothing again. */
interface Previewed {
  readonly of: Kept;
  readonly key: string;
  readonly ran: AnswerParts["ran"];
}

/** What stays the same while only numbers of policies and assumptions change. */
interface Kept {
  readonly key: string;
  readonly traffic: Traffic;
  readonly ready: readonly ReadyWorkload[];
  readonly before: Evaluated;
  readonly days: number | null;
}

const keyOf = (
  { seed, workloads, assumptions: { slowdown } }: Scenario,
  soldAt: readonly ComparedTier[],
): string =>
  JSON.stringify([
    ...[seed, soldAt],
    workloads.map(({ match, policy }) => [match, policy.kind, usedTiers(policy)]),
    slowdown,
  ]);

const evaluated = (parts: AnswerParts): Evaluated => ({
  answer: answerOf(parts),
  curve: answerCurve(parts),
  steps: answerSteps(parts),
});

/** What it would save to choose for each workload with the world known. */
const worthIn = ({ worlds }: AnswerParts, { workloads }: SimulationAnswer): number =>
  worthOfKnowing(
    worlds.off.flatMap((off, place) => {
      const { today = null, scenario } = workloads[place]?.cost ?? {};
      return today === null ? [] : [{ today: Number(today), scenario: Number(scenario), off }];
    }),
  );

/** The same requests as they were logged. */
function asLogged(scenario: Scenario, traffic: Traffic, evidence: Evidence): Evaluated | null {
  const classes = traffic.classes.map((known) => ({ ...known, workload: null }));
  const today = { ...scenario, workloads: [] };
  const ran = runScenario(today, { ...traffic, classes, fitting: [] }, { evidence });
  return ran.ok ? evaluated(ran.value) : null;
}

export function evaluatorOf(portable: PortableTraffic): Evaluator {
  const evidences = new Map<number, Evidence>();
  let kept: Kept | null = null;
  let previewed: Previewed | null = null;

  function evidenceOf(seed: number): Evidence {
    const known = evidences.get(seed) ?? scenarioEvidence(trafficOf(portable, []), seed);
    evidences.set(seed, known);
    return known;
  }

  function keep(
    scenario: Scenario,
    evidence: Evidence,
    soldAt: readonly ComparedTier[],
  ): Kept | null {
    const key = keyOf(scenario, soldAt);
    if (kept?.key === key) return kept;
    const traffic = trafficOf(portable, scenario.workloads, soldAt);
    const before = asLogged(scenario, traffic, evidence);
    if (before === null) return null;
    const { workloads, assumptions } = scenario;
    const ready = readyWorkloads(workloads, assumptions, traffic, evidence);
    kept = { key, traffic, ready, before, days: arrivalDays(traffic) };
    return kept;
  }

  return (file, effort, soldAt = []) => {
    const scenario = readScenario(file);
    if (!scenario.ok) return scenario;
    const { seed, workloads } = scenario.value;
    const evidence = evidenceOf(seed);
    const same = keep(scenario.value, evidence, soldAt);
    if (same === null) return err([NO_RECORDS]);
    const ready = same.ready.map((one) => ({
      ...one,
      workload: workloads[one.place] ?? one.workload,
    }));
    const { remarks } = portable;
    const key = runKeyOf(scenario.value);
    const isSameRun = effort === "quick" && previewed?.of === same && previewed.key === key;
    const options = { remarks, evidence, ready, effort };
    const ran = runScenario(scenario.value, same.traffic, {
      ...options,
      ...(isSameRun && previewed ? { ran: previewed.ran } : {}),
    });
    if (!ran.ok) return err([ran.error]);
    if (effort === "quick") previewed = { of: same, key, ran: ran.value.ran };
    const after = evaluated(ran.value);
    const knowing = { worthUsd: worthIn(ran.value, after.answer), days: same.days };
    return ok({ before: same.before, after, knowing });
  };
}

const NO_RECORDS: FieldProblem = {
  field: "",
  message: "There is no record to simulate. Widen the period, or take a filter away.",
};
