import { err, type Result } from "../../lib/core/result.ts";
import {
  type CandidateFigures,
  candidateFigures,
} from "../../lib/simulation/assignment/candidate-figures.ts";
import type { Evidence } from "../../lib/simulation/run/evidence.ts";
import { scenarioEvidence } from "../../lib/simulation/run/simulate-scenario.ts";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { readScenario } from "../../lib/simulation/scenario/read-scenario.ts";
import { type PortableTraffic, trafficOf } from "../../lib/simulation/traffic/portable-traffic.ts";
import type { Effort } from "./evaluate.ts";
import type { AssignmentAsk } from "./worker-messages.ts";

export type AssignmentEvaluator = (
  ask: AssignmentAsk,
  effort: Effort,
) => Result<CandidateFigures, readonly FieldProblem[]>;

/** Evaluates candidates on the records; what these say of flex and of durations is fitted once for each seed. */
export function assignmentEvaluator(portable: PortableTraffic): AssignmentEvaluator {
  const evidences = new Map<number, Evidence>();
  return ({ file, kept }, effort) => {
    const scenario = readScenario(file);
    if (!scenario.ok) return scenario;
    const { seed, assumptions, workloads } = scenario.value;
    const evidence = evidences.get(seed) ?? scenarioEvidence(trafficOf(portable, []), seed);
    evidences.set(seed, evidence);
    const units = workloads.map((one, place) => ({
      ...one,
      policy: kept[place] === true ? null : one.policy,
    }));
    const made = candidateFigures({ units, assumptions, seed, effort }, portable, evidence);
    return made.ok ? made : err([made.error]);
  };
}
