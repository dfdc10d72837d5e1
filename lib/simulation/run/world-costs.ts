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

/** Costs of workloads in worlds that may be, in dollars, as differences to the middle one of the same ticks. */
export interface WorldCosts {
  /** For each workload its costs, over all worlds and tapes, less that in the middle. */
  readonly off: readonly (readonly number[])[];
  /** Standard deviation of the sum between tapes of one world. */
  readonly tapeDeviation: number;
  readonly bars: readonly TornadoBar[];
  readonly worlds: number;
}

export interface WorldWish {
  readonly ready: readonly ReadyWorkload[];
  readonly assumptions: Assumptions;
  readonly middle: WorldNumbers;
  /** Parts that are no points and may change a cost. */
  readonly parts: readonly UncertainPart[];
  readonly replayed: ReplayedAttempts;
  readonly seed: number;
  /** Whether every workload has a formula, so that worlds are cheap. */
  readonly isClosed: boolean;
  readonly random: Random;
}

const CLOSED_WORLDS = 200;
const DRAWN_WORLDS = 32;
const TAPES = 2;
const PICO = 1e12;

type Costs = readonly (readonly number[])[];

/** What each workload costs on each tape of one world. */
function costsIn(
  { ready, assumptions, replayed }: WorldWish,
  numbers: WorldNumbers,
  seed: number,
): Result<Costs, RunProblem> {
  const costs: number[][] = [];
  for (const one of ready) {
    const wish = { assumptions, numbers, replayed, seed, tapes: TAPES, isCoarse: true };
    const made = runWorkload(one, wish);
    if (!made.ok) return made;
    const { run } = made.value;
    const tapes = run.tapes.length === 0 ? [run.classes] : run.tapes;
    costs.push(
      tapes.map((outcomes) => {
        const { cost } = workloadFigures(one, outcomes, run.exact, termsOf(numbers));
        return Number(decimalText(cost)) / PICO;
      }),
    );
  }
  return ok(costs);
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const sumOfMeans = (costs: Costs): number => costs.reduce((sum, own) => sum + meanOf(own), 0);

/** The tape of each workload in turn; one with a formula has the same cost on all. */
const onTape = (costs: Costs, tape: number): number[] =>
  costs.map((own) => own[tape % Math.max(1, own.length)] ?? 0);

/** The numbers of a world of which some are not those of the middle. */
const worldOf = (middle: WorldNumbers, moved: readonly WorldNumbers[]): WorldNumbers =>
  Object.assign({}, middle, ...moved);

/** Draws worlds and tells what each input alone would do; refused as the runs are. */
export function worldCosts(wish: WorldWish): Result<WorldCosts, RunProblem> {
  const { parts, middle, seed, random, isClosed, ready } = wish;
  const base = costsIn(wish, middle, seed);
  if (!base.ok) return base;
  const worlds = isClosed ? CLOSED_WORLDS : DRAWN_WORLDS;
  const off: number[][] = ready.map(() => []);
  let squares = 0;
  for (let world = 0; world < worlds; world++) {
    const draws = random.at(world);
    const numbers = worldOf(
      middle,
      parts.map((part) => part.draw(draws.fork(part.name))),
    );
    const costs = costsIn(wish, numbers, isClosed ? seed : draws.fork("tapes").nextWord());
    if (!costs.ok) return costs;
    const tapes = Math.max(...costs.value.map((own) => own.length));
    const sums: number[] = [];
    for (let tape = 0; tape < tapes; tape++) {
      const own = onTape(costs.value, tape);
      sums.push(own.reduce((sum, cost) => sum + cost, 0));
      for (const [place, cost] of own.entries())
        off[place]?.push(cost - meanOf(base.value[place] ?? []));
    }
    const mean = meanOf(sums);
    squares +=
      tapes < 2 ? 0 : sums.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / (tapes - 1);
  }
  const bars = barsOf(wish, sumOfMeans(base.value));
  return bars.ok
    ? ok({ off, tapeDeviation: Math.sqrt(squares / worlds), bars: bars.value, worlds })
    : bars;
}

/** The bars of a tornado, as differences to the middle. */
function barsOf(wish: WorldWish, base: number): Result<readonly TornadoBar[], RunProblem> {
  const { parts, middle, seed } = wish;
  let problem: RunProblem | null = null;
  const at = (values: readonly number[]): number => {
    const moved = parts.flatMap((part, place) => {
      const value = values[place] ?? 0;
      return value === 0 ? [] : [value < 0 ? part.low : part.high];
    });
    const numbers = worldOf(middle, moved);
    const costs = costsIn(wish, numbers, seed);
    if (costs.ok) return sumOfMeans(costs.value) - base;
    problem = costs.error;
    return 0;
  };
  const bars = tornado(
    parts.map(({ name }) => ({ name, low: -1, middle: 0, high: 1 })),
    at,
  );
  return problem === null ? ok(bars) : err(problem);
}
