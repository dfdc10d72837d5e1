import type { Law } from "../conditions.ts";

/** How many of sorted values are at most x. */
function countUpTo(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The law of a sample of durations in seconds, sorted and not empty: each as likely as any other. */
export function sampleLaw(sorted: Float64Array): Law {
  const count = sorted.length;
  if (count === 0) throw new RangeError("a law needs at least one duration");
  return {
    cdf: (seconds) => countUpTo(sorted, seconds) / count,
    quantile: (share) => sorted[Math.min(count - 1, Math.floor(share * count))] ?? 0,
  };
}

/** So many values of a sample, evenly by rank: the middle of each of as many equal parts. */
export function ranksOf(sorted: ArrayLike<number>, most: number): Float64Array {
  const count = Math.min(sorted.length, most);
  return Float64Array.from(
    { length: count },
    (_, rank) => sorted[Math.floor(((rank + 0.5) * sorted.length) / count)] ?? 0,
  );
}

/** All products of two samples, sorted: the law of a product of independent durations and factors. */
export function productsOf(one: ArrayLike<number>, other: ArrayLike<number>): Float64Array {
  const products = new Float64Array(one.length * other.length);
  for (let i = 0; i < one.length; i++)
    for (let j = 0; j < other.length; j++)
      products[i * other.length + j] = (one[i] ?? 0) * (other[j] ?? 0);
  return products.sort();
}
