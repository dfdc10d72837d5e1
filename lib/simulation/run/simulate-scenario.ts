import { createRandom } from "../../core/random.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { SimulationAnswer } from "../../wire/simulation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { type AnswerParts, answerOf, type RanWorkload } from "./answer-of.ts";
import { checkEndings } from "./check-endings.ts";
import {
  checkDeadlines,
  checkWorkloads,
  type ScenarioProblem,
  scenarioNotes,
} from "./check-scenario.ts";
import { replayedAttempts } from "./conditions-of.ts";
import { type Evidence, gatherEvidence } from "./evidence.ts";
import { once } from "./once.ts";
import { relevantParts, timingParts } from "./relevant-parts.ts";
import { type ReadyWorkload, type RunWish, readyWorkloads, runWorkload } from "./run-workload.ts";
import { scenarioParts } from "./scenario-parts.ts";
import type { WorldNumbers } from "./world.ts";
import { type WorldCosts, worldCosts } from "./world-costs.ts";
import { worldFigures } from "./world-figures.ts";

/** Histories of availability behind the point result, where they are drawn. */
const TAPES = 12;
const QUICK_TAPES = 2;

export interface SimulationOptions {
  /** How the records were read: comes with the answer. */
  readonly remarks?: readonly string[];
  /** What was gathered of the same traffic with the same seed before. */
  readonly evidence?: Evidence;
  /** The scenario's workloads as `readyWorkloads` made them before. */
  readonly ready?: readonly ReadyWorkload[];
  /** The runs of a scenario that differs from this one in prices alone, with the same effort. */
  readonly ran?: readonly RanWorkload[];
  /** A quick pass has longer ticks, fewer histories and no interval: a preview of the full one. */
  readonly effort?: "quick" | "full";
  /** Without an interval: where many policies are held against each other by their middle. */
  readonly isPoint?: boolean;
}

/** What a scenario may leave to the records: the same for every scenario of this seed on the same traffic. */
export const scenarioEvidence = (traffic: Traffic, seed: number): Evidence =>
  gatherEvidence(traffic, createRandom(seed).fork("evidence"));

/** The fields that problems of a run belong to. */
const policyOf = (place: number): string => `workloads[${place}].policy`;

const NO_WORLDS: WorldCosts = { off: [], tapeDeviation: 0, bars: [], worlds: 0, figures: null };

/**
 * What a scenario would make of the records: cost, fallbacks, waiting and how sure all of it is. `remarks` are of how
 * the records were read, and come with the answer.
 */
export function simulateScenario(
  scenario: Scenario,
  traffic: Traffic,
  remarks: readonly string[] = [],
): Result<SimulationAnswer, ScenarioProblem> {
  const ran = runScenario(scenario, traffic, { remarks });
  return ran.ok ? ok(answerOf(ran.value)) : ran;
}

/** Runs a scenario: all that its answer is told of. */
export function runScenario(
  scenario: Scenario,
  traffic: Traffic,
  options: SimulationOptions = {},
): Result<AnswerParts, ScenarioProblem> {
  const checked = checkWorkloads(scenario, traffic);
  if (!checked.ok) return checked;
  const { seed, assumptions } = scenario;
  const { remarks = [], effort = "full" } = options;
  const evidence = options.evidence ?? scenarioEvidence(traffic, seed);
  const ready = options.ready ?? readyWorkloads(scenario.workloads, assumptions, traffic, evidence);
  const inTime = checkDeadlines(ready);
  if (!inTime.ok) return inTime;

  const parts = scenarioParts(assumptions, evidence);
  const middle: WorldNumbers = Object.assign({}, ...parts.map((part) => part.middle));
  const endings = checkEndings(ready, assumptions, middle);
  if (!endings.ok) return endings;
  const { availability } = assumptions;
  const isByHour = availability.kind === "fitted" && availability.byHourOfWeek;
  const replay = once(() =>
    replayedAttempts(
      availability.kind === "replay" ? traffic.capacity.attempts : [],
      isByHour ? evidence.course() : null,
    ),
  );
  const isQuick = effort === "quick";
  const tapes = isQuick ? QUICK_TAPES : TAPES;
  const efforts = { tapes, isCoarse: isQuick, isPreview: isQuick };
  const wish = { assumptions, numbers: middle, seed, ...efforts };
  const ran = options.ran ? ok(options.ran) : ranWorkloads(ready, { ...wish, replayed: replay() });
  if (!ran.ok) return ran;
  const relevant = relevantParts(parts, ready);
  const timing = timingParts(parts, ready);
  const isPoint = isQuick || options.isPoint === true;
  const open = relevant.filter((part) => !part.isPoint);
  const openTiming = timing.filter((part) => !part.isPoint && !relevant.includes(part));
  const untouched = traffic.classes.filter(({ workload }) => workload === null);
  const worlds =
    isPoint || open.length + openTiming.length === 0
      ? ok(NO_WORLDS)
      : worldCosts({
          ...{ ready, assumptions, middle, parts: open, replayed: replay(), seed, tapes },
          ...{ timing: openTiming, figuresOf: worldFigures(untouched) },
          isClosed: ran.value.every(({ made: { run } }) => run.engine === "closed-form"),
          random: createRandom(seed).fork("worlds"),
        });
  if (!worlds.ok) {
    return err({ code: "cannot-run", field: "assumptions", message: worlds.error.message });
  }
  const notes = [...remarks, ...scenarioNotes(scenario, traffic)];
  const shared = { scenario, traffic, relevant, timing, middle, notes };
  return ok({ ...shared, ran: ran.value, worlds: worlds.value });
}

function ranWorkloads(
  ready: readonly ReadyWorkload[],
  wish: RunWish,
): Result<readonly RanWorkload[], ScenarioProblem> {
  const ran: RanWorkload[] = [];
  for (const one of ready) {
    const made = runWorkload(one, wish);
    if (!made.ok) {
      return err({ code: "cannot-run", field: policyOf(one.place), message: made.error.message });
    }
    ran.push({ ready: one, made: made.value });
  }
  return ok(ran);
}
