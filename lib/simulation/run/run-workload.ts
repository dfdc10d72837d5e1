import { ok, type Result } from "../../core/result.ts";
import type { Policy } from "../../retry/policy.ts";
import type { Arrivals, EngineName, RunProblem, SimulationRun } from "../engine.ts";
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
import { type LawGroup, lawGroups } from "./law-groups.ts";
import { once } from "./once.ts";
import { arrivalsOf } from "./population-of.ts";
import type { WorldNumbers } from "./world.ts";

/** A workload of a scenario with its requests, made ready to be run in any world. */
export interface ReadyWorkload {
  readonly place: number;
  readonly workload: ScenarioWorkload;
  readonly classes: readonly TrafficClass[];
  /** One for each class; `null` where nothing tells how long its calls take. */
  readonly shapes: readonly (ClassShapes | null)[];
  /** For engines with a formula, and for those that go through time; made when they are asked for first. */
  readonly formula: () => GroupedRequests;
  readonly ticks: () => GroupedRequests;
  /** Fewer groups in longer ticks, for worlds that are drawn by the dozen. */
  readonly coarse: () => GroupedRequests;
}

/** The requests of a workload as engines take them. */
interface GroupedRequests {
  readonly groups: readonly ReadyGroup[];
  /** The group of each class. */
  readonly groupOf: readonly number[];
  readonly arrivals: Arrivals | null;
}

interface ReadyGroup extends Pick<LawGroup, "places"> {
  readonly shape: ClassShapes | null;
  readonly requests: number;
  /** Of one request, in the mean. */
  readonly inputTokens: number;
}

/** A run with an outcome for each class, counted as of its group. */
export interface WorkloadRun {
  readonly run: SimulationRun;
  /** Groups with their laws; those of which nothing tells how long calls take are left out. */
  readonly timed: readonly TimedOutcome[];
  readonly isPreview: boolean;
}

/** Groups to a doubling of durations, and the most ticks of a period. Formulas need no ticks. */
const FORMULA = { perDoubling: 4, mostTicks: 300_000 };
const TICKS = { perDoubling: 1, mostTicks: 300_000 };
const COARSE = { perDoubling: 0.5, mostTicks: 50_000 };
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
    const grouped = { classes, times, sigma };
    const formula = once(() => groupRequests(grouped, FORMULA));
    const ticks = once(() => groupRequests(grouped, TICKS));
    const coarse = once(() => groupRequests(grouped, COARSE));
    return [{ place, workload, classes, shapes, formula, ticks, coarse }];
  });
}

interface Ungrouped {
  readonly classes: readonly TrafficClass[];
  readonly times: readonly (Float64Array | null)[];
  readonly sigma: number;
}

function groupRequests({ classes, times, sigma }: Ungrouped, cut: typeof FORMULA): GroupedRequests {
  const groups = lawGroups(classes, times, cut.perDoubling).map(
    ({ places, sorted }): ReadyGroup => {
      const own = places.flatMap((at) => classes[at] ?? []);
      const requests = own.reduce((sum, one) => sum + one.requests, 0);
      const inputTokens = own.reduce((sum, one) => sum + one.inputTokens, 0);
      return {
        ...{ places, shape: sorted && shapesOf(sorted, sigma) },
        // Aggregate rows without a count have shares all the same.
        requests: Math.max(1, requests),
        inputTokens: inputTokens / Math.max(1, requests),
      };
    },
  );
  const groupOf = classes.map((_, at) => groups.findIndex(({ places }) => places.includes(at)));
  return { groups, groupOf, arrivals: arrivalsOf(classes, groupOf, cut.mostTicks) };
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
  if (wish.isCoarse) return runGrouped(policy, ready.coarse(), wish, null);
  const byFormula = runGrouped(policy, ready.formula(), wish, "closed-form");
  return byFormula.ok ? byFormula : runGrouped(policy, ready.ticks(), wish, null);
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
  const byClass = { classes: spread(made.value.classes), tapes: made.value.tapes.map(spread) };
  return ok({ run: { ...made.value, ...byClass }, timed, isPreview });
}
