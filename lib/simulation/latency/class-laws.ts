import { normalQuantile } from "../../core/distributions.ts";
import type { LatencyLaws, Law } from "../conditions.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import { fittedSeconds, type LatencyFit } from "./fit-latency.ts";
import { productsOf, ranksOf, sampleLaw } from "./sample-law.ts";

/** Durations at standard of a class, in seconds and sorted, and whether they were seen or worked out. */
export interface StandardTimes {
  readonly sorted: Float64Array;
  readonly basis: "measured" | "modelled";
}

const FEWEST_SEEN = 30;
const MOST_SEEN = 2_048;
const SIZES = 32;
const RESIDUALS = 64;

/**
 * How long the requests of a class take at standard: as they were seen there, where at least thirty or all of them
 * were; else by the fit of their model to their outputs. `null` where neither is known.
 */
export function standardTimes(known: TrafficClass, fit: LatencyFit | null): StandardTimes | null {
  const seen = known.standardMs;
  const isSeen = seen.count >= FEWEST_SEEN || (seen.count > 0 && seen.count >= known.requests);
  if (isSeen) {
    const seconds = seen.sorted().map((ms) => ms / 1_000);
    return { sorted: ranksOf(seconds, MOST_SEEN), basis: "measured" };
  }
  const outputs = known.outputTokens.sorted();
  if (fit === null || outputs.length === 0) return null;
  const inputTokens = known.inputTokens / Math.max(1, known.requests);
  const sizes = ranksOf(outputs, SIZES).map((outputTokens) =>
    fittedSeconds(fit, { inputTokens, outputTokens }),
  );
  return { sorted: productsOf(sizes, ranksOf(fit.residuals, RESIDUALS)), basis: "modelled" };
}

/** What turns durations at standard into those of the other tiers. */
export interface TierTimes {
  readonly slowdown: number;
  readonly prioritySlowdown: number;
  readonly batch: Law;
}

/** Durations of a class at standard, and at flex were this no slower in the middle: made once for all worlds. */
export interface ClassShapes {
  readonly standard: Law;
  readonly flex: Law;
}

const STRATA = 33;
const BASE_RANKS = 256;

/** `sigma`: how much calls of one model scatter around its slowdown, on the scale of logarithms. */
export function shapesOf(sorted: Float64Array, sigma: number): ClassShapes {
  const standard = sampleLaw(sorted);
  if (sigma === 0) return { standard, flex: standard };
  const factors = Float64Array.from({ length: STRATA }, (_, stratum) =>
    Math.exp(sigma * normalQuantile((stratum + 0.5) / STRATA)),
  );
  return { standard, flex: sampleLaw(productsOf(ranksOf(sorted, BASE_RANKS), factors)) };
}

const slowed = (law: Law, factor: number): Law =>
  factor === 1
    ? law
    : {
        cdf: (seconds) => law.cdf(seconds / factor),
        quantile: (share) => law.quantile(share) * factor,
      };

/** The laws of all tiers. */
export const lawsOf = (
  { standard, flex }: ClassShapes,
  { slowdown, prioritySlowdown, batch }: TierTimes,
): LatencyLaws => ({
  standard,
  flex: slowed(flex, slowdown),
  priority: slowed(standard, prioritySlowdown),
  batch,
});
