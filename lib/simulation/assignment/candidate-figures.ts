import { addDecimals, decimalText, parseDecimal, ZERO_DECIMAL } from "../../core/decimal.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Policy } from "../../retry/policy.ts";
import type { SimulatedWorkload, SimulationBasis } from "../../wire/simulation.ts";
import type { UsdText } from "../../wire/usd-text.ts";
import { curveOf } from "../run/answer-curve.ts";
import { answerOf } from "../run/answer-of.ts";
import type { ScenarioProblem } from "../run/check-scenario.ts";
import type { Evidence } from "../run/evidence.ts";
import { usdOfPico } from "../run/money-text.ts";
import { loggedTimes, pooledLatency, type RequestTimes } from "../run/pooled-times.ts";
import { ranTimes } from "../run/ran-times.ts";
import { runScenario } from "../run/simulate-scenario.ts";
import { todaysFigures } from "../run/todays-figures.ts";
import type { Assumptions } from "../scenario/scenario.ts";
import { type PortableTraffic, trafficOf } from "../traffic/portable-traffic.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import {
  type AssignmentUnit,
  type PartedTraffic,
  type UnitParts,
  unitParts,
} from "./unit-parts.ts";

/** What one policy would make of the requests of one unit, those that it cannot take as they are. */
export interface UnitFigures {
  readonly requests: number;
  /** Records that the policy takes; with none of them it is no choice. */
  readonly movedRecords: number;
  readonly movedModels: readonly (string | null)[];
  /** Models of which nothing moves: not sold at the policy's tiers. */
  readonly keptModels: readonly (string | null)[];
  /** In the period of the records. */
  readonly cost: UsdText;
  /** These three are `null` where nothing tells how long the requests take; so is `missed` without a deadline. */
  readonly p95Seconds: number | null;
  readonly meanSeconds: number | null;
  /** Of the requests that something tells a time of, those that miss the deadline. */
  readonly missed: number | null;
  readonly timedRequests: number;
  readonly basis: SimulationBasis;
}

export interface CandidateWish {
  readonly units: readonly AssignmentUnit[];
  readonly assumptions: Assumptions;
  readonly seed: number;
  readonly effort: "quick" | "full";
}

export interface CandidateFigures extends Omit<PartedTraffic, "units"> {
  /** One for each unit. */
  readonly units: readonly UnitFigures[];
}

/** Stands where nothing is moved, and nothing is run of it. */
const IDLE: Policy = { kind: "standard" };

const modelsOf = (classes: readonly TrafficClass[]): readonly (string | null)[] => [
  ...new Set(classes.map(({ model }) => model)),
];

/** What the requests that move are told of; `null` where none does. */
interface Moved {
  readonly figures: SimulatedWorkload;
  readonly times: RequestTimes | null;
}

function timesOf(moved: Moved | null, kept: readonly TrafficClass[]): readonly RequestTimes[] {
  // What is told of the requests that stay alone says nothing of those that move.
  if (moved !== null && moved.times === null) return [];
  return [moved?.times ?? null, loggedTimes(kept)].flatMap((times) => times ?? []);
}

function figuresOf(
  { moved, kept }: UnitParts,
  told: Moved | null,
  { deadlineSeconds }: AssignmentUnit,
  basis: SimulationBasis,
): UnitFigures {
  const stay = todaysFigures(kept);
  const own = told && parseDecimal(told.figures.cost.scenario);
  const requests = stay.requests + (told?.figures.requests ?? 0);
  const times = timesOf(told, kept);
  const timedRequests = times.reduce((sum, one) => sum + one.requests, 0);
  const missedOf = (deadline: number): number =>
    times.reduce((sum, one) => sum + one.requests * (1 - one.answeredWithin(deadline)), 0);
  const movedModels = modelsOf(moved);
  return {
    ...{ requests, movedModels, timedRequests },
    movedRecords: moved.reduce((sum, { records }) => sum + records, 0),
    keptModels: modelsOf(kept).filter((model) => !movedModels.includes(model)),
    cost: decimalText(addDecimals(own ?? ZERO_DECIMAL, usdOfPico(stay.cost))),
    p95Seconds: pooledLatency(times)?.p95 ?? null,
    meanSeconds: curveOf(times)?.meanSeconds ?? null,
    missed: deadlineSeconds === null || timedRequests === 0 ? null : missedOf(deadlineSeconds),
    basis: told === null ? "measured" : basis,
  };
}

/**
 * What its policy would make of each unit by itself, by the same run as a scenario of these policies, in the middle of
 * its assumptions. Refused where the scenario would be.
 */
export function candidateFigures(
  { units, assumptions, seed, effort }: CandidateWish,
  portable: PortableTraffic,
  evidence: Evidence,
): Result<CandidateFigures, ScenarioProblem> {
  const { units: parts, ...rest } = unitParts(portable, units);
  const told = (movedOf: (place: number) => Moved | null, basis: SimulationBasis) =>
    units.flatMap((unit, place) => {
      const own = parts[place];
      return own === undefined ? [] : figuresOf(own, movedOf(place), unit, basis);
    });
  const classes = parts.flatMap(({ moved }) => moved);
  if (classes.length === 0) return ok({ ...rest, units: told(() => null, "measured") });

  const workloads = units.map(({ match, policy }) => ({
    ...{ match, policy: policy ?? IDLE, deadlineSeconds: null },
  }));
  const traffic = trafficOf({ ...portable, classes }, workloads);
  const options = { evidence, effort, isPoint: true };
  const ran = runScenario({ seed, workloads, assumptions }, traffic, options);
  if (!ran.ok) return ran;
  const { workloads: answered, basis } = answerOf(ran.value);
  const movedOf = (place: number): Moved | null => {
    const figures = answered.find(({ workload }) => workload === place);
    const one = ran.value.ran.find(({ ready }) => ready.place === place);
    return figures && one ? { figures, times: ranTimes(one) } : null;
  };
  return ok({ ...rest, units: told(movedOf, basis) });
}
