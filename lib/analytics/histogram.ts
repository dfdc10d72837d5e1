/** Bounds grow by 2^(1/4): four to a doubling. */
const PER_DOUBLING = 4;
const PER_LN = PER_DOUBLING / Math.LN2;
/** Keeps a duration that is a bound exactly (a power of two) from being put above it by the last bit of a logarithm. */
const SLACK = 1e-9;

/** Buckets of a histogram, of which the last holds all that is longer: more than 62 hours. */
export const HISTOGRAM_BUCKETS = 113;
const LONGEST = HISTOGRAM_BUCKETS - 1;

/** The bucket of a duration: b holds what is longer than 2^((b-1)/4) ms and at most 2^(b/4) ms. */
export const histogramBucket = (ms: number): number =>
  ms <= 1 ? 0 : Math.min(LONGEST, Math.ceil(Math.log(ms) * PER_LN - SLACK));

const boundMs = (bucket: number): number => 2 ** (bucket / PER_DOUBLING);

export interface Quantile {
  readonly ms: number;
  /** The duration lies in the last bucket: it is at least this long. */
  readonly isAtLeast: boolean;
}

/** One duration stands in the middle of its place. */
const HALF = 0.5;

/** Beyond the quantile lie at least so many durations, or it says too little. */
const FEWEST_BEYOND = 5;

/** How long things took, in buckets of equal ratio. Merges by adding up, without loss. */
export class Histogram {
  readonly counts: Float64Array;
  #count = 0;

  constructor() {
    this.counts = new Float64Array(HISTOGRAM_BUCKETS);
  }

  /** Durations that were counted. */
  get count(): number {
    return this.#count;
  }

  add(bucket: number, count: number): void {
    this.counts[bucket] = (this.counts[bucket] ?? 0) + count;
    this.#count += count;
  }

  merge(other: Histogram): void {
    for (const [bucket, count] of other.counts.entries()) if (count > 0) this.add(bucket, count);
  }

  /** Whether fewer than five durations lie beyond the quantile (on its shorter side): 500 are enough for p99. */
  isTooFewFor(share: number): boolean {
    return this.#count * Math.min(share, 1 - share) < FEWEST_BEYOND - 1e-6;
  }

  /**
   * The duration that `share` of all do not exceed, in milliseconds, placed in its bucket by ratio, and never beyond the
   * middle of what the first or the last duration takes of its bucket; `null` where empty.
   */
  quantile(share: number): Quantile | null {
    if (this.#count === 0) return null;
    const wanted = Math.max(HALF, Math.min(this.#count - HALF, share * this.#count));
    let below = 0;
    for (const [bucket, count] of this.counts.entries()) {
      if (count > 0 && below + count >= wanted) {
        if (bucket === LONGEST) return { ms: boundMs(LONGEST - 1), isAtLeast: true };
        const into = Math.max(0, (wanted - below) / count);
        const ms = bucket === 0 ? 1 : boundMs(bucket - 1 + into);
        return { ms, isAtLeast: false };
      }
      below += count;
    }
    return { ms: boundMs(LONGEST - 1), isAtLeast: true };
  }

  /** The share of durations of at most `ms`, interpolated in its bucket by ratio; `null` where empty. */
  shareUpTo(ms: number): number | null {
    if (this.#count === 0) return null;
    const bucket = histogramBucket(ms);
    let below = 0;
    for (let b = 0; b < bucket; b++) below += this.counts[b] ?? 0;
    const inside = this.counts[bucket] ?? 0;
    const into = ms <= 1 ? 1 : Math.log(ms) * PER_LN - (bucket - 1);
    const part = bucket === LONGEST ? 0 : Math.max(0, Math.min(1, into));
    return (below + inside * part) / this.#count;
  }
}
