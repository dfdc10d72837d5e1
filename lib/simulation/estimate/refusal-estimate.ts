import type { Random } from "../../core/random.ts";
import { type TwoStateFit, twoStateAt } from "./fit-two-state.ts";
import { drawNormal } from "./normal-draws.ts";
import { meanRefusal, type TwoStateParameters } from "./two-state-likelihood.ts";

/** A long-run share of refused attempts with its 90 % interval. */
export interface RefusalEstimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const DRAWS = 400;

/** The value that a share of sorted ones does not exceed, between neighbours in proportion. */
export function sortedQuantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** So many chains that the attempts leave possible, drawn from the spread of a fit. */
const drawChains = (fit: TwoStateFit, draws: number, random: Random): TwoStateParameters[] =>
  Array.from({ length: draws }, (_, draw) =>
    twoStateAt(drawNormal(random.at(draw), fit.at, fit.covariance)),
  );

/** What the fitted chain refuses in the long run; the interval is that of the fit's spread. */
export function refusalEstimate(fit: TwoStateFit, random: Random): RefusalEstimate {
  const shares = Float64Array.from(drawChains(fit, DRAWS, random), meanRefusal).sort();
  return {
    share: meanRefusal(fit.parameters),
    low: sortedQuantile(shares, 0.05),
    high: sortedQuantile(shares, 0.95),
  };
}
