import { firstPreviousSeconds, waitBeforeRetry } from "../../retry/backoff.ts";
import type { AttemptPlan } from "./attempt-plan.ts";

/** A Korobov lattice of P. L'Ecuyer and C. Lemieux, "Variance Reduction via Lattice Rules" (2000): point m is m (1, a, a², …) / n. */
const LATTICE_POINTS = 1021;
const LATTICE_STEP = 331;
const GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;

/**
 * Waits between the attempts of operations, `attempts − 1` for each of `points` operations that together stand for all:
 * their jitter is spread evenly rather than drawn. Fewer than 1021 points are spread over the lattice. Neighbours in the
 * list are far apart in it, so that any few in a row are spread evenly too.
 */
export function latticeWaits(plan: AttemptPlan, points: number): Float64Array[] {
  const step = goldenStep(points);
  return Array.from({ length: points }, (_, turn) => {
    const point = (turn * step) % points;
    return waitsAt(plan, Math.floor((point * LATTICE_POINTS) / points));
  });
}

/** A step near the golden section of a circle of so many points that comes to each of them. */
function goldenStep(points: number): number {
  let step = Math.max(1, Math.round(points * GOLDEN_SHARE));
  while (commonDivisor(points, step) > 1) step++;
  return step;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

function waitsAt({ policy }: AttemptPlan, place: number): Float64Array {
  const { backoff, retryAfter } = policy;
  const waits = new Float64Array(policy.maxAttempts - 1);
  let numerator = place;
  let previousSeconds = firstPreviousSeconds(backoff);
  for (let retry = 1; retry < policy.maxAttempts; retry++) {
    const uniform = (numerator + 0.5) / LATTICE_POINTS;
    previousSeconds = waitBeforeRetry(
      { backoff, retryAfter, retry, previousSeconds, retryAfterSeconds: null },
      uniform,
    );
    waits[retry - 1] = previousSeconds;
    numerator = (numerator * LATTICE_STEP) % LATTICE_POINTS;
  }
  return waits;
}

export const MOST_LATTICE_POINTS = LATTICE_POINTS;
