/** The sum of independent uniform draws on [0, w1], [0, w2], …: its distribution and the integral of it. */
export interface UniformSum {
  readonly longest: number;
  cdf(x: number): number;
  /** The integral of `cdf` from 0 to x. */
  integral(x: number): number;
}

/** Every subset's sum with the sign of its size. */
function signedSubsets(widths: readonly number[]): { sums: Float64Array; signs: Int8Array } {
  const sums = new Float64Array(2 ** widths.length);
  const signs = new Int8Array(sums.length).fill(1);
  widths.forEach((width, place) => {
    const half = 2 ** place;
    for (let subset = 0; subset < half; subset++) {
      sums[half + subset] = (sums[subset] ?? 0) + width;
      signs[half + subset] = -(signs[subset] ?? 1);
    }
  });
  return { sums, signs };
}

/** sum over subsets of ± (x − subset)_+^power, divided by power! and the product of widths. */
function truncatedPowers(widths: readonly number[]): (x: number, power: number) => number {
  const { sums, signs } = signedSubsets(widths);
  const product = widths.reduce((all, width) => all * width, 1);
  return (x, power) => {
    let total = 0;
    for (let subset = 0; subset < sums.length; subset++) {
      const beyond = x - (sums[subset] ?? 0);
      if (beyond >= 0) total += (signs[subset] ?? 0) * beyond ** power;
    }
    let factorial = 1;
    for (let factor = 2; factor <= power; factor++) factorial *= factor;
    return total / (factorial * product);
  };
}

/**
 * F(x) = (1 / (n! prod w)) sum over S of (-1)^|S| (x - sum_S w)_+^n, with 2^n terms. The upper half is taken from the
 * lower by symmetry, where fewer large terms cancel. Widths of 0 add nothing; of no widths it is a step at 0.
 */
export function uniformSum(allWidths: readonly number[]): UniformSum {
  const widths = allWidths.filter((width) => width > 0);
  const count = widths.length;
  const longest = widths.reduce((sum, width) => sum + width, 0);
  const powers = truncatedPowers(widths);
  const cdf = (x: number): number => {
    if (x < 0) return 0;
    if (x >= longest) return 1;
    return x > longest / 2 ? 1 - powers(longest - x, count) : powers(x, count);
  };
  const integral = (x: number): number => {
    if (x <= 0) return 0;
    if (x >= longest) return x - longest / 2;
    return x > longest / 2
      ? x - longest / 2 + powers(longest - x, count + 1)
      : powers(x, count + 1);
  };
  return { longest, cdf, integral };
}
