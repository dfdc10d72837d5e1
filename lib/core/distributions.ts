import type { Random } from "./random.ts";

/** A positive quantity whose logarithm is normal: half of all draws lie below `median`. */
export interface LogNormalLaw {
  readonly median: number;
  /** Standard deviation of the natural logarithm; 0 makes every draw the median. */
  readonly sigma: number;
}

const CENTRE_NUMERATOR = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const CENTRE_DENOMINATOR = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
];
const TAIL_NUMERATOR = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const TAIL_DENOMINATOR = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1,
];
const TAIL_BELOW = 0.02425;

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/**
 * The standard normal quantile of p in (0, 1), to a relative error of 1.2e-9 (P. J. Acklam's rational
 * approximation). Only logarithm and root are used, which all engines round alike.
 */
export function normalQuantile(p: number): number {
  if (p > 1 - TAIL_BELOW) return -normalQuantile(1 - p);
  if (p < TAIL_BELOW) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
  }
  const q = p - 0.5;
  return (q * polynomial(CENTRE_NUMERATOR, q * q)) / polynomial(CENTRE_DENOMINATOR, q * q);
}

/** Uniform in the open interval (0, 1), so that a logarithm of it is finite. */
const nextOpen = (random: Random): number => Math.max(random.next(), 2 ** -54);

/** A draw of a log-normal law, always positive. One uniform is used. */
export function drawLogNormal(random: Random, { median, sigma }: LogNormalLaw): number {
  return sigma === 0 ? median : median * Math.exp(sigma * normalQuantile(nextOpen(random)));
}

/** An exponential waiting time of this mean. One uniform is used. */
export function drawExponential(random: Random, mean: number): number {
  return -mean * Math.log(nextOpen(random));
}

/** A Poisson count of this mean, for means up to about 500. One uniform is used. */
export function drawPoisson(random: Random, mean: number): number {
  const target = random.next();
  let probability = Math.exp(-mean);
  let below = probability;
  let count = 0;
  while (below < target && probability > 0) {
    count++;
    probability *= mean / count;
    below += probability;
  }
  return count;
}
