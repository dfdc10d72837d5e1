import { betaQuantile, logBeta } from "./beta-law.ts";
import { solvedSquare } from "./normal-draws.ts";

const HOURS = 168;
const HOURS_PER_DAY = 24;
const FIRST_WEEKEND_HOUR = 5 * HOURS_PER_DAY;

/** What was seen in one hour of the week, from Monday 00:00 UTC. */
export interface SeenHour {
  readonly hour: number;
  /** Independent looks that its attempts are worth, not the attempts. */
  readonly looks: number;
  /** The share of them that was refused. */
  readonly refused: number;
}

export interface PooledHour {
  readonly refusal: number;
  readonly low: number;
  readonly high: number;
  /** 0: nothing was seen in it, and its figure is that of the week's smooth course. */
  readonly looks: number;
}

export interface PooledWeek {
  /** 168 hours from Monday 00:00 UTC. */
  readonly hours: readonly PooledHour[];
  /** How many looks the smooth course is worth in every hour. */
  readonly weight: number;
}

/** Two daily waves and the weekend. */
function courseOf(hour: number): readonly number[] {
  const day = (2 * Math.PI * (hour % HOURS_PER_DAY)) / HOURS_PER_DAY;
  const weekend = hour >= FIRST_WEEKEND_HOUR ? 1 : 0;
  return [1, Math.cos(day), Math.sin(day), Math.cos(2 * day), Math.sin(2 * day), weekend];
}

/** A swing of half on the logit scale is usual, of 1.2 the most; the level itself is free. */
const SPREAD = [10, 0.6, 0.6, 0.4, 0.4, 0.6];
const STEPS = 40;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);

/** Coefficients of the smooth course: a logistic regression on looks, held together by its priors. */
function smoothCourse(seen: readonly SeenHour[]): readonly number[] {
  let at: readonly number[] = [-3.5, 0, 0, 0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    const slope = at.map((value, i) => -(value - (i === 0 ? -3.5 : 0)) / (SPREAD[i] ?? 1) ** 2);
    const bend = at.map((_, i) => at.map((__, j) => (i === j ? 1 / (SPREAD[i] ?? 1) ** 2 : 0)));
    for (const { hour, looks, refused } of seen) {
      const course = courseOf(hour);
      const share = sigmoid(dot(course, at));
      for (const [i, one] of course.entries()) {
        slope[i] = (slope[i] ?? 0) + looks * (refused - share) * one;
        const row = bend[i] ?? [];
        for (const [j, other] of course.entries()) {
          row[j] = (row[j] ?? 0) + looks * share * (1 - share) * one * other;
        }
      }
    }
    const inverse = solvedSquare(bend);
    if (inverse === null) return at;
    const move = inverse.map((row) => dot(row, slope));
    // Far from the top a whole step may overshoot.
    const scale = Math.min(1, 1 / Math.max(...move.map(Math.abs)));
    at = at.map((value, i) => value + scale * (move[i] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-10) break;
  }
  return at;
}

const WEIGHTS = Array.from({ length: 41 }, (_, step) => 10 ** (step / 10));

/** The weight of the course under which what was seen is likeliest: a Beta-Binomial law of every hour. */
function likeliestWeight(seen: readonly SeenHour[], shareOf: (hour: number) => number): number {
  const likelihood = (weight: number): number =>
    seen.reduce((sum, { hour, looks, refused }) => {
      const [a, b] = [weight * shareOf(hour), weight * (1 - shareOf(hour))];
      return sum + logBeta(a + looks * refused, b + looks * (1 - refused)) - logBeta(a, b);
    }, 0);
  let best = WEIGHTS[0] ?? 1;
  for (const weight of WEIGHTS) if (likelihood(weight) > likelihood(best)) best = weight;
  return best;
}

/**
 * Refusals by hour of the week, each hour pooled with the week's smooth course: Beta(κm + n·p, κ(1 − m) + n(1 − p)) on
 * n independent looks. Hours in which nothing was seen lie on the course alone.
 */
export function pooledWeek(seen: readonly SeenHour[]): PooledWeek {
  const course = smoothCourse(seen);
  const shareOf = (hour: number): number => sigmoid(dot(courseOf(hour), course));
  const weight = likeliestWeight(seen, shareOf);
  const byHour = new Map(seen.map((one) => [one.hour, one]));
  const hours = Array.from({ length: HOURS }, (_, hour): PooledHour => {
    const { looks = 0, refused = 0 } = byHour.get(hour) ?? {};
    const a = weight * shareOf(hour) + looks * refused;
    const b = weight * (1 - shareOf(hour)) + looks * (1 - refused);
    return {
      refusal: a / (a + b),
      low: betaQuantile(0.05, a, b),
      high: betaQuantile(0.95, a, b),
      looks,
    };
  });
  return { hours, weight };
}
