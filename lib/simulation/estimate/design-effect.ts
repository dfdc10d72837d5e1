import type { CountedShare } from "./week-ahead.ts";

/**
 * How many times more a share varies between days than it would if its `looks` were independent (ratio estimator over
 * days; Kish's design effect): at least 1, and 1 where nothing or everything was met.
 */
export function designEffect(days: readonly CountedShare[], looks: number): number {
  const tried = days.reduce((sum, day) => sum + day.tried, 0);
  const share = days.reduce((sum, day) => sum + day.met, 0) / tried;
  const even = (share * (1 - share)) / looks;
  if (days.length < 2 || !(even > 0)) return 1;
  const squares = days.reduce((sum, day) => sum + (day.met - share * day.tried) ** 2, 0);
  const variance = (squares * days.length) / (days.length - 1) / tried ** 2;
  return Math.max(1, variance / even);
}

/** The mean of what several weeks say of it; 1 where there are none. */
export const meanEffect = (weeks: readonly { readonly effect: number }[]): number =>
  weeks.length === 0 ? 1 : weeks.reduce((sum, { effect }) => sum + effect, 0) / weeks.length;
