import { err, ok, type Result } from "../../core/result.ts";
import type { FlexPolicy } from "../../retry/policy.ts";
import { isDrawn } from "../availability/compile-tape.ts";
import type { Arrivals, EngineName, RunProblem, RunRequest } from "../engine.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { streamKey } from "../random/streams.ts";
import { attemptPlan } from "./attempt-plan.ts";
import { type ClosedForm, closedForm } from "./closed-form/closed-form.ts";
import { countRequests } from "./per-request/count-requests.ts";
import { requestPlan } from "./per-request/request-plan.ts";
import { batchQueue } from "./sequential/batch-queue.ts";
import { sharedClientOutcomes } from "./sequential/shared-client.ts";
import { tapeOfRun, tapeTicksPerTick } from "./tape-of-run.ts";
import { tickOutcomes, tickPlan } from "./ticks/tick-outcomes.ts";

/** A run whose engine is chosen. Tapes do not depend on each other: any thread may take any of them. */
export interface PreparedRun {
  readonly engine: EngineName;
  readonly closed: ClosedForm | null;
  /** 0 with the closed form. */
  readonly tapes: number;
  /** The classes on one tape, from 0. */
  onTape(index: number): Outcome[];
}

type OnTape = (index: number) => Outcome[];

/** What each engine needs: `null` where it cannot take the policy. */
type EngineOf = (request: RunRequest, arrivals: Arrivals) => OnTape | null;

const TAPE_ENGINES: readonly (readonly [EngineName, EngineOf])[] = [
  ["ticks", byTicks],
  ["per-request", byRequests],
  ["sequential", inSequence],
];

/** The most exact engine for a request, or the one that it asks for. */
export function prepareRun(request: RunRequest): Result<PreparedRun, RunProblem> {
  const { policy, population, conditions, options } = request;
  if (population.classes.every(({ requests }) => requests === 0)) {
    return err({
      code: "no-requests",
      message: "There are no requests to simulate: the workload is empty.",
    });
  }
  const wanted = options.engine;
  if (wanted === null || wanted === "closed-form") {
    const closed = closedForm(policy, population, conditions, options.countsAlone);
    if (closed !== null) return ok({ engine: "closed-form", closed, tapes: 0, onTape: () => [] });
  }
  if (population.arrivals === null) {
    return err({
      code: "needs-arrivals",
      message:
        "No formula covers this policy, and without the times of requests nothing else can: give their arrivals.",
    });
  }
  for (const [engine, engineOf] of TAPE_ENGINES) {
    if (wanted !== null && wanted !== engine) continue;
    const onTape = engineOf(request, population.arrivals);
    // By ticks nothing but a drawn history has chance in it; the others draw what becomes of each request too.
    const hasChance = engine !== "ticks" || isDrawn(conditions.availability);
    const tapes = hasChance ? Math.max(1, options.tapes) : 1;
    if (onTape !== null) return ok({ engine, closed: null, tapes, onTape });
  }
  return err({ code: "engine-cannot", message: cannotMessage(request) });
}

function cannotMessage({ policy, options }: RunRequest): string {
  if (policy.kind === "batch") {
    return "Batches under a limit of enqueued tokens need to be told how long batches last: give a law of their turnaround, or no limit.";
  }
  return `The ${options.engine ?? "chosen"} engine cannot run a policy of kind ${policy.kind} like this one: leave the choice open.`;
}

/** Requests that no other request affects. */
function statelessFlex({ policy }: RunRequest): FlexPolicy | null {
  return policy.kind === "flex" && policy.latch === null && policy.retryQuota === null
    ? policy
    : null;
}

function byTicks(request: RunRequest, arrivals: Arrivals): OnTape | null {
  const policy = statelessFlex(request);
  if (policy === null) return null;
  const { population, conditions, options } = request;
  const plan = attemptPlan(policy, conditions);
  const tickSeconds = arrivals.tickSeconds / tapeTicksPerTick(conditions.availability, arrivals);
  const prepared = tickPlan(plan, population, tickSeconds, options.mostLadders);
  if (prepared === null) return null;
  return (index) =>
    tickOutcomes(
      prepared,
      population,
      tapeOfRun(conditions.availability, arrivals, plan, options.seed, index),
    );
}

function byRequests(request: RunRequest, arrivals: Arrivals): OnTape | null {
  const policy = statelessFlex(request);
  if (policy === null) return null;
  const { population, conditions, options } = request;
  const plan = attemptPlan(policy, conditions);
  const ready = requestPlan(plan, population);
  const all = { fromRow: 0, toRow: arrivals.tick.length, requestsBefore: 0 };
  return (index) => {
    const tape = tapeOfRun(conditions.availability, arrivals, plan, options.seed, index);
    const key = streamKey(options.seed, "requests", index);
    return countRequests({ requestPlan: ready, arrivals, tape, key }, population, all);
  };
}

function inSequence(request: RunRequest, arrivals: Arrivals): OnTape | null {
  const { policy, population, conditions, options } = request;
  if (policy.kind === "flex") {
    const plan = attemptPlan(policy, conditions);
    return (index) => {
      const tape = tapeOfRun(conditions.availability, arrivals, plan, options.seed, index);
      return sharedClientOutcomes(
        plan,
        population,
        tape,
        streamKey(options.seed, "requests", index),
      );
    };
  }
  if (policy.kind !== "batch" || population.classes.some(({ laws }) => laws === null)) return null;
  return (index) =>
    batchQueue(policy, population, streamKey(options.seed, "batches", index)).classes;
}
