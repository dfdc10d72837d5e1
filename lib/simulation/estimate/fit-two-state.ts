import { nelderMead } from "./nelder-mead.ts";
import { type Matrix, solvedSquare } from "./normal-draws.ts";
import {
  type AttemptSeries,
  type TwoStateParameters,
  twoStateDeviance,
} from "./two-state-likelihood.ts";
import { TWO_STATE_PRIOR } from "./two-state-prior.ts";

/** The most likely chain, and how far the attempts leave it open. */
export interface TwoStateFit {
  readonly parameters: TwoStateParameters;
  /** On the scales of `twoStateAt`. */
  readonly at: readonly number[];
  /** Covariance on the same scales. */
  readonly covariance: Matrix;
  readonly attempts: number;
  readonly evaluations: number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The chain at a point of the fit: logit of the share down, log of the memory, logits of what is let in up, and down as a share of it. */
export function twoStateAt(at: readonly number[]): TwoStateParameters {
  const [share = 0, memory = 0, up = 0, down = 0] = at;
  const upAccept = sigmoid(up);
  return {
    shareDown: sigmoid(share),
    memorySeconds: Math.exp(memory),
    upAccept,
    downAccept: upAccept * sigmoid(down),
  };
}

const STARTS_MEMORY = [45, 240, 1_200, 6_000].map(Math.log);
const STEPS = [0.6, 0.8, 0.6, 0.6];
const TOLERANCE = { mostEvaluations: 600, tolerance: 0.003 };
/** About a tenth of a standard deviation of the prior: far above rounding, well inside the parabola. */
const HESSIAN_STEP = 0.08;

const penalty = (at: readonly number[]): number =>
  TWO_STATE_PRIOR.reduce((sum, { mean, deviation }, place) => {
    const off = ((at[place] ?? 0) - mean) / deviation;
    return sum + (off * off) / 2;
  }, 0);

/** Second differences of a function at a point. */
function curvature(of: (at: readonly number[]) => number, at: readonly number[]): Matrix {
  const moved = (one: number, oneBy: number, other: number, otherBy: number): number =>
    of(
      at.map(
        (value, place) =>
          value +
          (place === one ? oneBy * HESSIAN_STEP : 0) +
          (place === other ? otherBy * HESSIAN_STEP : 0),
      ),
    );
  const square = HESSIAN_STEP * HESSIAN_STEP;
  const middle = of(at);
  return at.map((_, i) =>
    at.map((__, j) =>
      i === j
        ? (moved(i, 1, -1, 0) - 2 * middle + moved(i, -1, -1, 0)) / square
        : (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) /
          (4 * square),
    ),
  );
}

/** The inverse of the curvature; where the top is no parabola, what the prior alone knows is added until it is one. */
function covarianceOf(bend: Matrix): Matrix {
  for (let added = 0; ; added = added === 0 ? 0.25 : added * 2) {
    const firm = bend.map((row, i) =>
      row.map((value, j) => value + (i === j ? added / priorVariance(i) : 0)),
    );
    const inverse = solvedSquare(firm);
    if (inverse !== null) return inverse;
  }
}

const priorVariance = (place: number): number => (TWO_STATE_PRIOR[place]?.deviation ?? 1) ** 2;

/**
 * The two-state chain that best explains a series of attempts, with the priors of `TWO_STATE_PRIOR`, which are all
 * there is without attempts. Its spread is Laplace's approximation at the top.
 */
export function fitTwoState(series: AttemptSeries): TwoStateFit {
  const goal = (at: readonly number[]): number =>
    twoStateDeviance(series, twoStateAt(at)) + penalty(at);
  const prior = TWO_STATE_PRIOR.map(({ mean }) => mean);
  const starts = STARTS_MEMORY.map((memory) => {
    const at = prior.map((mean, place) => (place === 1 ? memory : mean));
    return { at, value: goal(at) };
  }).sort((a, b) => a.value - b.value);
  const start = starts[0]?.at ?? prior;
  const { at, evaluations } = nelderMead(goal, start, STEPS, TOLERANCE);
  return {
    parameters: twoStateAt(at),
    at,
    covariance: covarianceOf(curvature(goal, at)),
    attempts: series.accepted.length,
    evaluations,
  };
}
