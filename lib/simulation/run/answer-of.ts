import { addDecimals, type Decimal, decimalText, ZERO_DECIMAL } from "../../core/decimal.ts";
import type {
  SimulatedBracket,
  SimulatedFigures,
  SimulatedWorkload,
  SimulationAnswer,
} from "../../wire/simulation.ts";
import { ENGINES, type EngineName } from "../engine.ts";
import { certainTier } from "../money/policy-cost.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Traffic, TrafficClass } from "../traffic/traffic.ts";
import {
  assumptionLines,
  basisOf,
  driversOf,
  intervalOf,
  timeBasisOf,
  widthOf,
} from "./interval-of.ts";
import { type Knowledge, knownUsd, shownNumber, usdOfPico } from "./money-text.ts";
import { loggedTimes, pooledLatency, type RequestTimes } from "./pooled-times.ts";
import { ranTimes } from "./ran-times.ts";
import type { ReadyWorkload, WorkloadRun } from "./run-workload.ts";
import { loggedFlex, loggedMoney, todaysFigures } from "./todays-figures.ts";
import type { UncertainPart } from "./uncertain-parts.ts";
import { bracketCost, termsOf, type WorkloadFigures, workloadFigures } from "./workload-figures.ts";
import type { WorldNumbers } from "./world.ts";
import type { WorldCosts } from "./world-costs.ts";
import { spreadOf } from "./world-figures.ts";

export interface RanWorkload {
  readonly ready: ReadyWorkload;
  readonly made: WorkloadRun;
}

export interface AnswerParts {
  readonly scenario: Scenario;
  readonly traffic: Traffic;
  readonly ran: readonly RanWorkload[];
  /** What may change a cost. */
  readonly relevant: readonly UncertainPart[];
  /** What may change how long requests take. */
  readonly timing: readonly UncertainPart[];
  readonly middle: WorldNumbers;
  readonly worlds: WorldCosts;
  readonly notes: readonly string[];
}

/** Requests under one policy, or those that keep today's behaviour. */
interface Group {
  readonly workload: number | null;
  readonly policy: string | null;
  readonly engine: EngineName | null;
  readonly classes: readonly TrafficClass[];
  readonly figures: WorkloadFigures;
  readonly knowledge: Knowledge;
  readonly times: RequestTimes | null;
  readonly deadlineSeconds: number | null;
  /** Costs at both ends of the bracket, and shares of fallbacks there; `null` where there is none. */
  readonly bracket: {
    readonly shares: readonly [number, number];
    readonly costs: readonly [Decimal, Decimal];
  } | null;
  readonly off: readonly number[];
}

const PICO = 1e12;

/** Of these exact shares and sums are made; the middle of a range of them is a double like any other. */
const EXACT_INPUTS: readonly string[] = ["refusal", "cacheLossOnFallback"];

/** How well the cost of a run is known: a mean over draws has a standard error. */
function knowledgeOf(
  { ready, made: { run } }: RanWorkload,
  { middle, relevant }: Pick<AnswerParts, "middle" | "relevant">,
): Knowledge {
  if (certainTier(ready.workload.policy) !== null) return { kind: "exact" };
  const isStated = relevant.every(({ name, isPoint }) => isPoint || !EXACT_INPUTS.includes(name));
  if (run.exact !== null && isStated) return { kind: "exact" };
  if (run.tapes.length < 2) return { kind: "formula" };
  const costs = run.tapes.map((outcomes) => {
    const { cost } = workloadFigures(ready, outcomes, null, termsOf(middle));
    return Number(decimalText(cost)) / PICO;
  });
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const squares = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0);
  const errorUsd = Math.sqrt(squares / (costs.length - 1) / costs.length);
  return { kind: "estimate", errorUsd };
}

function ranGroup(one: RanWorkload, parts: AnswerParts, off: readonly number[]): Group {
  const { ready, made } = one;
  const { run } = made;
  const terms = termsOf(parts.middle);
  const figures = workloadFigures(ready, run.classes, run.exact, terms);
  const { bracket } = run;
  return {
    workload: ready.place,
    policy: ready.workload.policy.kind,
    engine: run.engine,
    classes: ready.classes,
    figures,
    knowledge: knowledgeOf(one, parts),
    times: ranTimes(one),
    deadlineSeconds: ready.workload.deadlineSeconds,
    bracket: bracket && {
      shares: [bracket.low, bracket.high],
      costs: bracketCost(ready, made, bracket, terms),
    },
    off,
  };
}

function todaysGroup(classes: readonly TrafficClass[]): Group {
  return {
    ...{ workload: null, policy: null, engine: null, classes },
    figures: todaysFigures(classes),
    knowledge: { kind: "exact" },
    times: loggedTimes(classes),
    ...{ deadlineSeconds: null, bracket: null, off: [] },
  };
}

/** The least sure of several; errors add as squares. */
function knownTogether(all: readonly Knowledge[]): Knowledge {
  const squares = all.reduce(
    (sum, one) => sum + (one.kind === "estimate" ? one.errorUsd ** 2 : 0),
    0,
  );
  if (squares > 0) return { kind: "estimate", errorUsd: Math.sqrt(squares) };
  return all.every(({ kind }) => kind === "exact") ? { kind: "exact" } : { kind: "formula" };
}

function bracketTogether(groups: readonly Group[], requests: number): SimulatedBracket | null {
  if (groups.every(({ bracket }) => bracket === null)) return null;
  const ends = [0, 1].map((end) => {
    let [fellBack, cost] = [0, ZERO_DECIMAL];
    for (const { bracket, figures } of groups) {
      const share = end === 0 ? bracket?.shares[0] : bracket?.shares[1];
      const own = end === 0 ? bracket?.costs[0] : bracket?.costs[1];
      fellBack += share === undefined ? figures.fellBack : share * figures.requests;
      cost = addDecimals(cost, own ?? figures.cost);
    }
    const usd = knownUsd(usdOfPico(cost), { kind: "formula" });
    return { share: shownNumber(requests === 0 ? 0 : fellBack / requests), usd };
  });
  const [low, high] = ends;
  if (!low || !high) return null;
  return { fallbackShare: [low.share, high.share], cost: [low.usd, high.usd] };
}

function missShareOf(groups: readonly Group[]): number | null {
  let [missed, requests] = [0, 0];
  for (const { times, deadlineSeconds } of groups) {
    if (times === null || deadlineSeconds === null) continue;
    requests += times.requests;
    missed += times.requests * (1 - times.answeredWithin(deadlineSeconds));
  }
  return requests === 0 ? null : shownNumber(missed / requests);
}

const sumOf = (groups: readonly Group[], field: Exclude<keyof WorkloadFigures, "cost">): number =>
  groups.reduce((sum, { figures }) => sum + figures[field], 0);

const costOf = (groups: readonly Group[]): Decimal =>
  usdOfPico(groups.reduce((sum, { figures }) => addDecimals(sum, figures.cost), ZERO_DECIMAL));

type FlexFigures = Pick<SimulatedFigures, keyof ReturnType<typeof loggedFlex>>;

/** How requests fare at flex; where all keep today's behaviour, as far as their log tells it. */
function flexFiguresOf(groups: readonly Group[], requests: number): FlexFigures {
  if (groups.every(({ policy }) => policy === null)) {
    return loggedFlex(groups.flatMap(({ classes }) => classes));
  }
  const per = (field: Exclude<keyof WorkloadFigures, "cost">): number =>
    requests === 0 ? 0 : shownNumber(sumOf(groups, field) / requests);
  return {
    fallbackShare: per("fellBack"),
    failedShare: per("failed"),
    attemptsPerOperation: per("flexAttempts"),
    abandonedPerOperation: per("abandoned"),
    waitingSeconds: per("waitingSeconds"),
  };
}

function figuresOf(groups: readonly Group[]): SimulatedFigures {
  const requests = sumOf(groups, "requests");
  const { today, standard } = loggedMoney(groups.flatMap(({ classes }) => classes));
  const scenario = costOf(groups);
  const known = knowledgeTextOf(groups, scenario);
  return {
    requests,
    cost: {
      today: today && decimalText(usdOfPico(today)),
      standard: decimalText(usdOfPico(standard)),
      scenario: known,
      interval90: intervalOf(
        scenario,
        known,
        groups.map(({ off }) => off),
      ),
    },
    ...flexFiguresOf(groups, requests),
    latencySeconds: pooledLatency(groups.flatMap(({ times }) => times ?? [])),
    missShare: missShareOf(groups),
    bracket: bracketTogether(groups, requests),
  };
}

const knowledgeTextOf = (groups: readonly Group[], scenario: Decimal): string =>
  knownUsd(scenario, knownTogether(groups.map(({ knowledge }) => knowledge)));

/** All that a run says, in the shape of the interface. */
export function answerOf(parts: AnswerParts): SimulationAnswer {
  const { scenario, traffic, ran, relevant, timing, worlds, notes } = parts;
  const groups = ran.map((one, place) => ranGroup(one, parts, worlds.off[place] ?? []));
  const untouched = traffic.classes.filter(({ workload }) => workload === null);
  if (untouched.length > 0 || groups.length === 0) groups.push(todaysGroup(untouched));
  const figures = figuresOf(groups);
  const { todayUnknown, keptAtStandard } = loggedMoney(traffic.classes);
  const timed = groups.reduce((sum, { times }) => sum + (times?.requests ?? 0), 0);
  const { cost, ...others } = figures;
  return {
    engine: leastExact(groups.flatMap(({ engine }) => engine ?? [])),
    cost,
    ...others,
    unevaluable: traffic.unevaluable,
    basis: basisOf(relevant, worlds, ran.length > 0),
    timeBasis: ran.length === 0 ? "measured" : timeBasisOf(timing),
    spread: spreadOf(worlds.figures, figures),
    ...{ records: traffic.records, todayUnknown, keptAtStandard },
    setAside: traffic.setAside,
    untimedRequests: Math.max(0, figures.requests - timed),
    width: widthOf(worlds, relevant),
    drivers: driversOf(worlds, costOf(groups)),
    assumptions: assumptionLines([...new Set([...relevant, ...timing])]),
    workloads: groups.map(
      (group): SimulatedWorkload => ({
        ...{ workload: group.workload, policy: group.policy, engine: group.engine },
        ...figuresOf([group]),
      }),
    ),
    ...{ seed: scenario.seed, worlds: worlds.worlds, notes },
  };
}

const leastExact = (engines: readonly EngineName[]): EngineName =>
  [...ENGINES].reverse().find((engine) => engines.includes(engine)) ?? "closed-form";
