/** A value that a tape keeps for a while, and the first tick after it; past its end the last value holds for ever. */
export interface Calm {
  from: number;
  to: number;
  /** What is kept of the value, or `null` where too many values are kept already. */
  weights: Float64Array | null;
}

/**
 * Requests whose every attempt falls into one stretch of unchanged acceptance: they differ by their class and ladder
 * alone, so that a weight for each stands for all of them.
 */
export interface CalmRequests {
  /** The stretch around a tick; rows come in order of time, so that a tape is read once. */
  around(tick: number): Calm;
  /** Every value with its weights, class by class and ladder by ladder. */
  readonly kept: ReadonlyMap<number, Float64Array>;
}

/** Values beyond which stretches are not worth keeping. */
const MOST_VALUES = 512;
const MOST_WEIGHTS = 2 ** 20;

/** Nothing kept yet, for so many pairs of class and ladder. */
export function calmRequests(accept: Float32Array, pairs: number): CalmRequests {
  const kept = new Map<number, Float64Array>();
  const current: Calm = { from: 0, to: 0, weights: null };
  const last = accept.length - 1;
  return {
    kept,
    around(tick) {
      if (tick >= current.from && tick < current.to) return current;
      const from = Math.min(tick, last);
      const value = accept[from] ?? 0;
      let to = from + 1;
      while (to <= last && accept[to] === value) to++;
      current.from = tick;
      current.to = to > last ? Infinity : to;
      current.weights = kept.get(value) ?? null;
      const isRoom = kept.size < MOST_VALUES && (kept.size + 1) * pairs <= MOST_WEIGHTS;
      if (current.weights === null && isRoom) {
        current.weights = new Float64Array(pairs);
        kept.set(value, current.weights);
      }
      return current;
    },
  };
}
