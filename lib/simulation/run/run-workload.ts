import type { Result } from "../../core/result.ts";
import type { LatencyLaws } from "../conditions.ts";
import type { Arrivals, RunProblem, SimulationRun } from "../engine.ts";
import { simulatePolicy } from "../engines/simulate-policy.ts";
import { batchLaw } from "../latency/batch-law.ts";
import { type ClassShapes, lawsOf, shapesOf, standardTimes } from "../latency/class-laws.ts";
import type { Assumptions, ScenarioWorkload } from "../scenario/scenario.ts";
import type { Traffic, TrafficClass } from "../traffic/traffic.ts";
import { conditionsOf, type ReplayedAttempts } from "./conditions-of.ts";
import type { Evidence } from "./evidence.ts";
import { arrivalsOf } from "./population-of.ts";
import type { WorldNumbers } from "./world.ts";

/** A workload of a scenario with its requests, made ready to be run in any world. */
export interface ReadyWorkload {
  readonly place: number;
  readonly workload: ScenarioWorkload;
  readonly classes: readonly TrafficClass[];
  /** One for each class; `null` where nothing tells how long its calls take. */
  readonly shapes: readonly (ClassShapes | null)[];
  readonly arrivals: Arrivals | null;
  /** In longer ticks, for worlds that are drawn by the hundred. */
  readonly coarse: Arrivals | null;
}

/** A run with the laws of its classes. */
export interface WorkloadRun {
  readonly run: SimulationRun;
  readonly laws: readonly (LatencyLaws | null)[];
}

const FINE_SECONDS = 1;
const COARSE_SECONDS = 10;

/** How much calls of one model scatter around its slowdown. */
function sigmaOf({ slowdown }: Assumptions, evidence: Evidence): number {
  if (slowdown.kind === "constant") return 0;
  if (slowdown.kind === "lognormal") return slowdown.sigma;
  return evidence.slowdown?.sigma ?? PRIOR_SIGMA;
}
const PRIOR_SIGMA = 0.5;

/** The workloads of a scenario that have requests. */
export function readyWorkloads(
  workloads: readonly ScenarioWorkload[],
  assumptions: Assumptions,
  traffic: Traffic,
  evidence: Evidence,
): readonly ReadyWorkload[] {
  const sigma = sigmaOf(assumptions, evidence);
  return workloads.flatMap((workload, place): ReadyWorkload[] => {
    const classes = traffic.classes.filter((known) => known.workload === place);
    if (classes.length === 0) return [];
    const shapes = classes.map((known) => {
      const times = standardTimes(known, evidence.latencyOf(known));
      return times && shapesOf(times.sorted, sigma);
    });
    const arrivals = arrivalsOf(classes, FINE_SECONDS);
    const coarse = arrivalsOf(classes, COARSE_SECONDS);
    return [{ place, workload, classes, shapes, arrivals, coarse }];
  });
}

export interface RunWish {
  readonly assumptions: Assumptions;
  readonly numbers: WorldNumbers;
  readonly replayed: ReplayedAttempts;
  readonly seed: number;
  readonly tapes: number;
  readonly isCoarse: boolean;
}

/** What a workload's policy makes of its requests in one world. */
export function runWorkload(
  { workload, classes, shapes, arrivals, coarse }: ReadyWorkload,
  { assumptions, numbers, replayed, seed, tapes, isCoarse }: RunWish,
): Result<WorkloadRun, RunProblem> {
  const times = {
    slowdown: numbers.slowdown ?? 1,
    prioritySlowdown: numbers.prioritySlowdown ?? 1,
    batch: batchLaw({
      medianSeconds: numbers.batchSeconds ?? 1,
      sigma: assumptions.batchTurnaround.sigma,
      lateShare: numbers.batchLateShare ?? 0,
      expiredShare: numbers.batchExpiredShare ?? 0,
    }),
  };
  const laws = shapes.map((shape) => shape && lawsOf(shape, times));
  const run = simulatePolicy({
    policy: workload.policy,
    population: {
      classes: classes.map(({ requests, inputTokens }, place) => ({
        // Aggregate rows without a count have shares all the same.
        requests: Math.max(1, requests),
        laws: laws[place] ?? null,
        inputTokens: inputTokens / Math.max(1, requests),
      })),
      arrivals: isCoarse ? coarse : arrivals,
    },
    conditions: conditionsOf(assumptions, numbers, replayed),
    options: { seed, tapes, engine: null },
  });
  return run.ok ? { ok: true, value: { run: run.value, laws } } : run;
}
