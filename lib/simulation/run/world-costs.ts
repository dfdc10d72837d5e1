import { decimalText } from "../../core/decimal.ts";
import type { Random } from "../../core/random.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type TornadoBar, tornado } from "../decide/tornado.ts";
import type { RunProblem } from "../engine.ts";
import type { Assumptions } from "../scenario/scenario.ts";
import type { ReplayedAttempts } from "./conditions-of.ts";
import { type ReadyWorkload, runWorkload } from "./run-workload.ts";
import type { UncertainPart } from "./uncertain-parts.ts";
import { termsOf, workloadFigures } from "./workload-figures.ts";
import type { WorldNumbers } from "./world.ts";
import type { FaredWorkload, FiguresOfWorlds, WorldFigures } from "./world-figures.ts";

/** Costs of workloads in worlds that may be, in dollars, as differences to the middle one of the same ticks. */
export interface WorldCosts {
  /** For each workload its costs, over all worlds and tapes, less that in the middle. */
  readonly off: readonly (readonly number[])[];
  /** Standard deviation of the sum between tapes of one world. */
  readonly tapeDeviation: number;
  readonly bars: readonly TornadoBar[];
  readonly worlds: number;
  /** `null` without worlds. */
  readonly figures: FiguresOfWorlds | null;
}

export interface WorldWish {
  readonly ready: readonly ReadyWorkload[];
  readonly assumptions: Assumptions;
  readonly middle: WorldNumbers;
  /** Parts that are no points and may change a cost. */
  readonly parts: readonly UncertainPart[];
  /** Parts that are no points and may change nothing but how long requests take. */
  readonly timing: readonly UncertainPart[];
  /** What all requests do, with workloads as they fared in a world. */
  readonly figuresOf: (ran: readonly FaredWorkload[]) => WorldFigures;
  readonly replayed: ReplayedAttempts;
  readonly seed: number;
  /** Draws behind the point result: of the same in longer ticks it is told how much they differ; every other world has one. */
  readonly tapes: number;
  /** Whether every workload has a formula, so that worlds are cheap. */
  readonly isClosed: boolean;
  readonly random: Random;
}

const CLOSED_WORLDS = 200;
const DRAWN_WORLDS = 40;
const PICO = 1e12;

/** Of a cost that nothing open may change. */
const POINT = { off: [], tapeDeviation: 0, worlds: 0 };

type Costs = readonly (readonly number[])[];

interface InWorld {
  readonly costs: Costs;
  /** Over all tapes. */
  readonly ran: readonly FaredWorkload[];
}

interface OneWorld {
  readonly numbers: WorldNumbers;
  readonly seed: number;
  readonly tapes: number;
  /** How long requests wait is asked for too. */
  readonly hasWaits?: boolean;
}

/** What each workload costs on each tape of one world, and how it fared. */
function costsIn(
  { ready, assumptions, replayed }: WorldWish,
  { numbers, seed, tapes: wanted, hasWaits = false }: OneWorld,
): Result<InWorld, RunProblem> {
  const costs: number[][] = [];
  const ran: FaredWorkload[] = [];
  for (const one of ready) {
    const effort = { tapes: wanted, isCoarse: true, countsAlone: !hasWaits };
    const wish = { assumptions, numbers, replayed, seed, ...effort };
    const made = runWorkload(one, wish);
    if (!made.ok) return made;
    const { run } = made.value;
    const tapes = run.tapes.length === 0 ? [run.classes] : run.tapes;
    const figures = tapes.map((outcomes) =>
      workloadFigures(one, outcomes, run.exact, termsOf(numbers)),
    );
    costs.push(figures.map(({ cost }) => Number(decimalText(cost)) / PICO));
    const [first] = figures;
    const mean = workloadFigures(one, run.classes, run.exact, termsOf(numbers));
    const own = tapes.length === 1 && first !== undefined ? first : mean;
    ran.push({ ready: one, made: made.value, figures: own });
  }
  return ok({ costs, ran });
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The sum over workloads on one tape; a workload with a formula has the same cost on all. */
const sumOn = (costs: Costs, tape: number): number =>
  costs.reduce((sum, own) => sum + (own[tape % Math.max(1, own.length)] ?? 0), 0);

function deviationBetweenTapes(costs: Costs): number {
  const tapes = Math.max(0, ...costs.map((own) => own.length));
  const sums = Array.from({ length: tapes }, (_, tape) => sumOn(costs, tape));
  const mean = meanOf(sums);
  const squares = sums.reduce((sum, cost) => sum + (cost - mean) ** 2, 0);
  return tapes < 2 ? 0 : Math.sqrt(squares / (tapes - 1));
}

/** The numbers of a world of which some are not those of the middle. */
const worldOf = (middle: WorldNumbers, moved: readonly WorldNumbers[]): WorldNumbers =>
  Object.assign({}, middle, ...moved);

/** Draws worlds and tells what each input alone would do; refused as the runs are. */
export function worldCosts(wish: WorldWish): Result<WorldCosts, RunProblem> {
  const { parts, timing, middle, seed, random, isClosed, ready } = wish;
  const base = costsIn(wish, { numbers: middle, seed, tapes: wish.tapes, hasWaits: true });
  if (!base.ok) return base;
  // Where only durations are open the cost is a point, and needs no more worlds than they do.
  const worlds = isClosed && parts.length > 0 ? CLOSED_WORLDS : DRAWN_WORLDS;
  const seen: WorldFigures[] = [];
  const off: number[][] = ready.map(() => []);
  for (let world = 0; world < worlds; world++) {
    const draws = random.at(world);
    const numbers = worldOf(
      middle,
      [...parts, ...timing].map((part) => part.draw(draws.fork(part.name))),
    );
    const own = isClosed ? seed : draws.fork("tapes").nextWord();
    const hasWaits = world < DRAWN_WORLDS;
    const made = costsIn(wish, { numbers, seed: own, tapes: 1, hasWaits });
    if (!made.ok) return made;
    for (const [place, [cost = 0]] of made.value.costs.entries()) {
      off[place]?.push(cost - meanOf(base.value.costs[place] ?? []));
    }
    if (hasWaits) seen.push(wish.figuresOf(made.value.ran));
  }
  const bars = barsOf(wish, sumOn(base.value.costs, 0));
  if (!bars.ok) return bars;
  const drawn = { off, tapeDeviation: deviationBetweenTapes(base.value.costs), worlds };
  const isPoint = parts.length === 0;
  const figures = { middle: wish.figuresOf(base.value.ran), drawn: seen };
  return ok({ ...drawn, ...(isPoint ? POINT : {}), bars: bars.value, figures });
}

/** The bars of a tornado as differences to the middle, all on the same tape. */
function barsOf(wish: WorldWish, base: number): Result<readonly TornadoBar[], RunProblem> {
  const { parts, middle, seed } = wish;
  let problem: RunProblem | null = null;
  const at = (values: readonly number[]): number => {
    const moved = parts.flatMap((part, place) => {
      const value = values[place] ?? 0;
      return value === 0 ? [] : [value < 0 ? part.low : part.high];
    });
    const made = costsIn(wish, { numbers: worldOf(middle, moved), seed, tapes: 1 });
    if (made.ok) return sumOn(made.value.costs, 0) - base;
    problem = made.error;
    return 0;
  };
  const bars = tornado(
    parts.map(({ name }) => ({ name, low: -1, middle: 0, high: 1 })),
    at,
  );
  return problem === null ? ok(bars) : err(problem);
}
