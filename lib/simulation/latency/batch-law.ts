import type { Law } from "../conditions.ts";
import { normalShare } from "../estimate/normal-share.ts";

/** How long batches take, of exact numbers. */
export interface TurnaroundLaw {
  readonly medianSeconds: number;
  readonly sigma: number;
  readonly lateShare: number;
  readonly expiredShare: number;
}

const LATE_FROM = 4 * 3_600;
const DAY_SECONDS = 86_400;
/** An expired batch ends at its window, 24 hours; what it would have taken lies somewhere beyond. */
const EXPIRED_SECONDS = 2 * DAY_SECONDS;

/**
 * Most batches by a log-normal law that ends at a day, some evenly between 4 and 24 hours, the expired ones beyond:
 * the shape that Anthropic's "most within an hour" and Gemini's stuck batches suggest. Nothing of it is measured.
 */
export function batchLaw({ medianSeconds, sigma, lateShare, expiredShare }: TurnaroundLaw): Law {
  const promptShare = Math.max(0, 1 - lateShare - expiredShare);
  const mu = Math.log(medianSeconds);
  const below = (seconds: number): number => {
    if (sigma === 0) return seconds >= medianSeconds ? 1 : 0;
    return normalShare((Math.log(seconds) - mu) / sigma);
  };
  const withinDay = below(DAY_SECONDS);
  const cdf = (seconds: number): number => {
    if (seconds <= 0) return 0;
    if (seconds >= EXPIRED_SECONDS) return 1;
    const prompt =
      withinDay === 0 ? 0 : Math.min(1, below(Math.min(seconds, DAY_SECONDS)) / withinDay);
    const late = Math.max(0, Math.min(1, (seconds - LATE_FROM) / (DAY_SECONDS - LATE_FROM)));
    return promptShare * prompt + lateShare * late;
  };
  return { cdf, quantile: (share) => quantileOf(cdf, share) };
}

function quantileOf(cdf: (seconds: number) => number, share: number): number {
  let [low, high] = [0, EXPIRED_SECONDS];
  if (cdf(high - 1e-6) < share) return high;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
