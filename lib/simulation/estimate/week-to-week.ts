import { studentLimit } from "./beta-law.ts";

export interface NextWeek {
  readonly mean: number;
  /** Standard deviation between weeks, with W − 1 degrees of freedom. */
  readonly deviation: number;
  /** Half the width of the 90 % interval of the next week's mean. */
  readonly half: number;
  readonly weeks: number;
}

/**
 * What the next week's mean may be, given the means of some weeks: m ± t(W − 1) · s · √(1 + 1/W), 90 %. `null` with
 * fewer than two weeks: one says nothing of how far the next is off.
 */
export function nextWeek(weeklyMeans: readonly number[]): NextWeek | null {
  const weeks = weeklyMeans.length;
  if (weeks < 2) return null;
  const mean = weeklyMeans.reduce((sum, value) => sum + value, 0) / weeks;
  const squares = weeklyMeans.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (weeks - 1));
  const half = studentLimit(0.1, weeks - 1) * deviation * Math.sqrt(1 + 1 / weeks);
  return { mean, deviation, half, weeks };
}
