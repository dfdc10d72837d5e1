import { normalQuantile } from "../core/distributions.ts";

/** First attempts of one hour, and how many of them were refused. */
export interface RefusalHour {
  /** Hours since 1970 UTC. */
  readonly hour: number;
  readonly attempts: number;
  readonly refused: number;
}

export interface RefusalInterval {
  /** Refused first attempts ÷ first attempts. */
  readonly share: number;
  /** Ends of the 90 % interval. */
  readonly low: number;
  readonly high: number;
  readonly attempts: number;
  /** As many independent attempts would say as much: refusals come in stretches. */
  readonly effective: number;
}

/** A shortage is taken to be over after a day. */
const LONGEST_LAG = 24;
/** In fewer hours nobody sees how refusals cluster. */
const FEWEST_HOURS = 72;
const Z_90 = normalQuantile(0.95);

interface Sums {
  readonly attempts: number;
  readonly share: number;
  readonly hoursUsed: number;
}

function sumUp(hours: readonly RefusalHour[]): Sums | null {
  let [attempts, refused, hoursUsed] = [0, 0, 0];
  for (const hour of hours) {
    attempts += hour.attempts;
    refused += hour.refused;
    if (hour.attempts > 0) hoursUsed += 1;
  }
  return attempts === 0 ? null : { attempts, share: refused / attempts, hoursUsed };
}

/**
 * How much wider than z an interval must be whose variance was itself estimated from so many hours, squared: fixed-b
 * critical values of the Bartlett kernel (Kiefer and Vogelsang 2005, table 1, 95 %).
 */
function widening(hours: number): number {
  const b = Math.min(1, (LONGEST_LAG + 1) / hours);
  const critical = Z_90 + 2.1859 * b + 0.3142 * b ** 2 - 0.3427 * b ** 3;
  return (critical / Z_90) ** 2;
}

/** Σe² + 2 Σ(1 − k/25) Σ e(h) e(h + k) of the errors e = refused − share × attempts, of hours one after the other. */
function errorSum(hours: readonly RefusalHour[], share: number): number {
  const inOrder = [...hours].sort((a, b) => a.hour - b.hour);
  const errors = new Float64Array(inOrder.length);
  const at = new Float64Array(inOrder.length);
  for (const [place, { hour, attempts, refused }] of inOrder.entries()) {
    errors[place] = refused - share * attempts;
    at[place] = hour;
  }
  let sum = 0;
  for (let one = 0; one < errors.length; one++) {
    const error = errors[one] ?? 0;
    const hour = at[one] ?? 0;
    let near = 0;
    for (let other = one + 1; other < errors.length; other++) {
      const lag = (at[other] ?? 0) - hour;
      if (lag > LONGEST_LAG) break;
      near += (1 - lag / (LONGEST_LAG + 1)) * (errors[other] ?? 0);
    }
    sum += error * (error + 2 * near);
  }
  return sum;
}

/**
 * How many independent attempts say as much about the share as these: that of a ratio estimator whose hourly errors
 * depend on each other for up to a day (Newey and West 1987, Bartlett weights), at most the attempts. Where nothing or
 * everything was refused, or in less than three days, one for each hour with attempts, or `perHour` of them.
 */
function effectiveAttempts(
  hours: readonly RefusalHour[],
  { attempts, share, hoursUsed }: Sums,
  perHour: number | null,
): number {
  const isPlain = share > 0 && share < 1 && hoursUsed >= FEWEST_HOURS;
  if (!isPlain) return Math.min(attempts, hoursUsed * (perHour ?? 1));
  const binomial = share * (1 - share) * attempts;
  const spread = errorSum(hours, share) * widening(hoursUsed);
  return (attempts * binomial) / Math.max(binomial, spread);
}

/** Ends of Wilson's 90 % interval for a share of n independent attempts. */
function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = Z_90 * Z_90;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_90 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return {
    low: share === 0 ? 0 : Math.max(0, middle - half),
    high: share === 1 ? 1 : Math.min(1, middle + half),
  };
}

/**
 * The share of first attempts that were refused, with a 90 % interval that knows that refusals cluster; `null` without
 * attempts. `perHour`: effective attempts an hour as a longer stretch tells, for spans too short to tell themselves.
 */
export function refusalInterval(
  hours: readonly RefusalHour[],
  perHour: number | null = null,
): RefusalInterval | null {
  const sums = sumUp(hours);
  if (sums === null) return null;
  const { attempts, share } = sums;
  const effective = effectiveAttempts(hours, sums, perHour);
  return { share, ...wilson(share, effective), attempts, effective };
}

/** Effective attempts an hour with attempts, from a stretch long enough to tell; `null` where it is not. */
export function effectivePerHour(hours: readonly RefusalHour[]): number | null {
  const sums = sumUp(hours);
  if (sums === null || sums.hoursUsed < FEWEST_HOURS || sums.share === 0 || sums.share === 1) {
    return null;
  }
  return effectiveAttempts(hours, sums, null) / sums.hoursUsed;
}
