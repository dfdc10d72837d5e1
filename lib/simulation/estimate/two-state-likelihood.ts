/** Attempts at one tier in order of time: whether each was let in, and how long after the one before it. */
export interface AttemptSeries {
  /** Seconds since the attempt before; the first one's counts for nothing. */
  readonly gapSeconds: Float64Array;
  /** 1 let in, 0 refused for want of room. */
  readonly accepted: Uint8Array;
}

/** A chain of two states, in each of which attempts are let in independently. */
export interface TwoStateParameters {
  /** The long-run share of time in the state of shortage. */
  readonly shareDown: number;
  /** Seconds after which the chain has forgotten its state by a factor of e. */
  readonly memorySeconds: number;
  readonly upAccept: number;
  readonly downAccept: number;
}

/** What the chain refuses in the long run, of attempts that come whenever they like. */
export const meanRefusal = ({ shareDown, upAccept, downAccept }: TwoStateParameters): number =>
  1 - (1 - shareDown) * upAccept - shareDown * downAccept;

/**
 * Minus the logarithm of the likelihood of a series of attempts under a hidden chain of two states: a forward filter
 * with the exact transition over each gap. When an attempt is made may depend on all attempts before it, so retries do
 * not bias it.
 */
export function twoStateDeviance(
  { gapSeconds, accepted }: AttemptSeries,
  { shareDown, memorySeconds, upAccept, downAccept }: TwoStateParameters,
): number {
  let down = shareDown;
  let logLikelihood = 0;
  let product = 1;
  for (let attempt = 0; attempt < accepted.length; attempt++) {
    if (attempt > 0) {
      const kept = Math.exp(-(gapSeconds[attempt] ?? 0) / memorySeconds);
      down = shareDown + (down - shareDown) * kept;
    }
    const isIn = accepted[attempt] === 1;
    const byDown = down * (isIn ? downAccept : 1 - downAccept);
    const likelihood = byDown + (1 - down) * (isIn ? upAccept : 1 - upAccept);
    product *= likelihood;
    // Logarithms are dear; a product of many shares is cheap until it nears the smallest number.
    if (product < 1e-200) {
      logLikelihood += Math.log(product);
      product = 1;
    }
    down = likelihood > 0 ? byDown / likelihood : shareDown;
  }
  return -(logLikelihood + Math.log(product));
}
