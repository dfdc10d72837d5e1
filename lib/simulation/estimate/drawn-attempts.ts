import { drawExponential } from "../../core/distributions.ts";
import type { Random } from "../../core/random.ts";
import type { AttemptSeries, TwoStateParameters } from "./two-state-likelihood.ts";

export interface AttemptWish {
  readonly spanSeconds: number;
  /** Between requests, in the mean. */
  readonly meanGapSeconds: number;
  /** Further attempts after a refusal, 1, 2, 4, … seconds apart. */
  readonly retries: number;
}

/**
 * Attempts at a chain of two states that is known, as a client with retries makes them: to see whether an estimate
 * finds it again.
 */
export function drawAttempts(
  { shareDown, memorySeconds, upAccept, downAccept }: TwoStateParameters,
  { spanSeconds, meanGapSeconds, retries }: AttemptWish,
  random: Random,
): AttemptSeries {
  const [gaps, accepted]: [number[], number[]] = [[], []];
  let isDown = random.next() < shareDown;
  let wait = 0;
  let retry = 0;
  for (let at = 0; at < spanSeconds; at += wait) {
    const long = shareDown * (1 - Math.exp(-wait / memorySeconds));
    const toDown = isDown ? long + Math.exp(-wait / memorySeconds) : long;
    isDown = random.next() < toDown;
    const isIn = random.next() < (isDown ? downAccept : upAccept);
    gaps.push(wait);
    accepted.push(isIn ? 1 : 0);
    const again = !isIn && retry < retries;
    wait = again ? 2 ** retry : drawExponential(random, meanGapSeconds);
    retry = again ? retry + 1 : 0;
  }
  return { gapSeconds: Float64Array.from(gaps), accepted: Uint8Array.from(accepted) };
}
