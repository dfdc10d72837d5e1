import type { Forecast } from "../decide/backtest.ts";
import { studentLimit } from "./beta-law.ts";
import { nextWeek } from "./week-to-week.ts";

/** What a week was like on a scale on which weeks spread evenly, with the variance that its size alone gives it. */
export interface SeenWeek {
  readonly at: number;
  readonly variance: number;
}

/** More say no more: Student's law is the normal one by then. */
const MOST_FREEDOM = 400;

/**
 * Where the next week may lie, 90 %: m ± t · √(s²/W + between + own), where `between` is what weeks differ by beyond
 * their sizes (a random-effects model) and `own` is the variance of the next week's size. t has W − 1 degrees of
 * freedom where weeks differ by much, and more the more of the variance their sizes tell (Satterthwaite). `null` with
 * fewer than two weeks.
 */
export function weekAhead(
  weeks: readonly SeenWeek[],
  own: number,
): { readonly mean: number; readonly half: number } | null {
  const told = nextWeek(weeks.map(({ at }) => at));
  if (told === null) return null;
  const counted = weeks.reduce((sum, { variance }) => sum + variance, 0) / weeks.length;
  const seen = told.deviation ** 2;
  const variance = Math.max(seen, counted) / weeks.length + Math.max(0, seen - counted) + own;
  const ofSpread = seen * (1 + 1 / weeks.length);
  const freedom = (weeks.length - 1) * Math.max(1, (variance / ofSpread) ** 2);
  const limit = studentLimit(0.1, Math.min(MOST_FREEDOM, freedom));
  return { mean: told.mean, half: limit * Math.sqrt(variance) };
}

/** So many of those that were tried; neither need be whole. */
export interface CountedShare {
  readonly tried: number;
  readonly met: number;
}

/** The logit of a share with half a count on either side, so that it is finite, and the variance that goes with it. */
function seenShare({ tried, met }: CountedShare): SeenWeek {
  const [more, less] = [met + 0.5, Math.max(0, tried - met) + 0.5];
  return { at: Math.log(more / less), variance: 1 / more + 1 / less };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The share met in a week of so many tries after some weeks, with its 90 % band; `null` after fewer than two. */
export function shareAhead(earlier: readonly CountedShare[], tried: number): Forecast | null {
  const seen = earlier.map(seenShare);
  const middle = sigmoid(seen.reduce((sum, { at }) => sum + at, 0) / Math.max(1, seen.length));
  const told = weekAhead(seen, seenShare({ tried, met: middle * tried }).variance);
  if (told === null) return null;
  // Back from the logit that half counts were added to: what never happened stays within reach.
  const shareAt = (logit: number): number =>
    Math.min(1, Math.max(0, (sigmoid(logit) * (tried + 1) - 0.5) / tried));
  const { mean, half } = told;
  return { point: shareAt(mean), low: shareAt(mean - half), high: shareAt(mean + half) };
}
