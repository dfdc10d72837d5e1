import { ok, type Result } from "../../core/result.ts";
import type { Policy } from "../../retry/policy.ts";
import type { EngineName, RunProblem, SimulationRun } from "../engine.ts";
import { simulatePolicy } from "../engines/simulate-policy.ts";
import { batchLaw, type TurnaroundLaw } from "../latency/batch-law.ts";
import {
  type ClassShapes,
  lawsOf,
  shapesOf,
  standardTimes,
  type TierTimes,
} from "../latency/class-laws.ts";
import { sampleLaw } from "../latency/sample-law.ts";
import type { TimedOutcome } from "../outcome/answer-times.ts";
import type { Outcome } from "../outcome/outcome.ts";
import type { Assumptions, ScenarioWorkload } from "../scenario/scenario.ts";
import type { Traffic, TrafficClass } from "../traffic/traffic.ts";
import { conditionsOf, type ReplayedAttempts } from "./conditions-of.ts";
import type { Evidence } from "./evidence.ts";
import { type GroupedRequests, grouperOf } from "./grouped-requests.ts";
import { slowdownPart } from "./scenario-parts.ts";
import type { WorldNumbers } from "./world.ts";

/** A workload of a scenario with its requests, made ready to be run in any world. */
export interface ReadyWorkload {
  readonly place: number;
  readonly workload: ScenarioWorkload;
  readonly classes: readonly TrafficClass[];
  /** One for each class; `null` where nothing tells how long its calls take. */
  readonly shapes: readonly (ClassShapes | null)[];
  /** In groups as engines take them, made when they are asked for first. */
  readonly grouped: ReturnType<typeof grouperOf>;
}

/** A run with an outcome for each class, counted as of its group. */
export interface WorkloadRun {
  readonly run: SimulationRun;
  /** Groups with their laws; those of which nothing tells how long calls take are left out. */
  readonly timed: readonly TimedOutcome[];
  readonly isPreview: boolean;
}

const PREVIEW_LADDERS = 127;
const PRIOR_SIGMA = 0.5;

/** How much calls of one model scatter around its slowdown. */
function sigmaOf({ slowdown }: Assumptions, evidence: Evidence): number {
  if (slowdown.kind === "constant") return 0;
  if (slowdown.kind === "lognormal") return slowdown.sigma;
  return evidence.slowdown()?.sigma ?? PRIOR_SIGMA;
}

/** The workloads of a scenario that have requests. */
export function readyWorkloads(
  workloads: readonly ScenarioWorkload[],
  assumptions: Assumptions,
  traffic: Traffic,
  evidence: Evidence,
): readonly ReadyWorkload[] {
  return workloads.flatMap((workload, place): ReadyWorkload[] => {
    const classes = traffic.classes.filter((known) => known.workload === place);
    if (classes.length === 0) return [];
    const sigma = workload.policy.kind === "flex" ? sigmaOf(assumptions, evidence) : 0;
    const times = classes.map(
      (known) => standardTimes(known, evidence.latencyOf(known))?.sorted ?? null,
    );
    const shapes = times.map((sorted) => sorted && shapesOf(sorted, sigma));
    const { slowdown = 1 } = slowdownPart(assumptions, evidence).middle;
    const grouped = grouperOf({ classes, times, shapes, sigma, slowdown });
    return [{ place, workload, classes, shapes, grouped }];
  });
}

export interface RunWish {
  readonly assumptions: Assumptions;
  readonly numbers: WorldNumbers;
  readonly replayed: ReplayedAttempts;
  readonly seed: number;
  readonly tapes: number;
  readonly isCoarse: boolean;
  /** Right to a per cent or so, for what is looked at while it is dragged. */
  readonly isPreview?: boolean;
  /** Only what it costs is asked for. */
  readonly countsAlone?: boolean;
}

/** How long batches take in a world. */
export const turnaroundOf = (assumptions: Assumptions, numbers: WorldNumbers): TurnaroundLaw => ({
  medianSeconds: numbers.batchSeconds ?? 1,
  sigma: assumptions.batchTurnaround.sigma,
  lateShare: numbers.batchLateShare ?? 0,
  expiredShare: numbers.batchExpiredShare ?? 0,
});

const tierTimes = ({ assumptions, numbers }: RunWish): TierTimes => ({
  slowdown: numbers.slowdown ?? 1,
  prioritySlowdown: numbers.prioritySlowdown ?? 1,
  batch: batchLaw(turnaroundOf(assumptions, numbers)),
});

/** How long a batch takes is assumed whatever the records say; beside its hours a call at standard is nothing. */
const AT_ONCE: ClassShapes = {
  standard: sampleLaw(Float64Array.of(0)),
  flex: sampleLaw(Float64Array.of(0)),
};

/** What a workload's policy makes of its requests in one world: by a formula where there is one. */
export function runWorkload(ready: ReadyWorkload, wish: RunWish): Result<WorkloadRun, RunProblem> {
  const { policy } = ready.workload;
  const timeoutSeconds = policy.kind === "flex" ? policy.attemptTimeoutSeconds : null;
  if (wish.isCoarse) return runGrouped(policy, ready.grouped("coarse", timeoutSeconds), wish, null);
  const byFormula = runGrouped(policy, ready.grouped("formula", null), wish, "closed-form");
  if (!byFormula.ok) {
    const cut = isByTheHour(wish) ? "each" : "ticks";
    return runGrouped(policy, ready.grouped(cut, timeoutSeconds), wish, null);
  }
  return ok(withOwnCounts(ready, wish, byFormula.value, timeoutSeconds));
}

/** Whether it matters when requests come, and not only how near to each other. */
function isByTheHour({ assumptions: { availability }, replayed }: RunWish): boolean {
  if (availability.kind === "replay") return true;
  return availability.kind === "fitted"
    ? replayed.course !== null
    : availability.hourOfWeek !== null;
}

/** With each class counted by its own share of calls in time: what a timeout costs, requests of like middles need not agree in. */
function withOwnCounts(
  ready: ReadyWorkload,
  wish: RunWish,
  made: WorkloadRun,
  timeoutSeconds: number | null,
): WorkloadRun {
  const { policy } = ready.workload;
  const isAlone = policy.kind === "flex" && policy.latch === null && policy.retryQuota === null;
  if (timeoutSeconds === null || !isAlone) return made;
  const own = ready.grouped("exact", timeoutSeconds);
  const counted = runGrouped(policy, own, { ...wish, countsAlone: true }, "closed-form");
  return counted.ok ? { ...made, run: counted.value.run } : made;
}

function runGrouped(
  policy: Policy,
  { groups, groupOf, arrivals }: GroupedRequests,
  wish: RunWish,
  engine: EngineName | null,
): Result<WorkloadRun, RunProblem> {
  const { assumptions, numbers, replayed, seed, tapes, isPreview = false } = wish;
  const { countsAlone = false } = wish;
  const times = tierTimes(wish);
  const untold = policy.kind === "batch" ? lawsOf(AT_ONCE, times) : null;
  const laws = groups.map(({ shape }) => (shape === null ? untold : lawsOf(shape, times)));
  const made = simulatePolicy({
    policy,
    population: {
      classes: groups.map(({ requests, inputTokens }, group) => ({
        ...{ requests, inputTokens, laws: laws[group] ?? null },
      })),
      arrivals,
    },
    conditions: conditionsOf(assumptions, numbers, replayed),
    options: {
      ...{ seed, tapes, engine, countsAlone },
      ...(isPreview ? { mostLadders: PREVIEW_LADDERS } : {}),
    },
  });
  if (!made.ok) return made;
  const spread = (outcomes: readonly Outcome[]): Outcome[] =>
    groupOf.flatMap((group) => outcomes[group] ?? []);
  const timed = made.value.classes.flatMap((outcome, group): TimedOutcome[] => {
    const own = laws[group];
    const isTold = groups[group]?.shape !== null && outcome.operations > 0;
    return own && isTold ? [{ outcome, laws: own }] : [];
  });
  const { bracket } = made.value;
  const byClass = {
    ...{ classes: spread(made.value.classes), tapes: made.value.tapes.map(spread) },
    bracket: bracket && {
      ...bracket,
      ofClasses: groupOf.flatMap((group) => {
        const ends = bracket.ofClasses[group];
        return ends === undefined ? [] : [ends];
      }),
    },
  };
  return ok({ run: { ...made.value, ...byClass }, timed, isPreview });
}
