import type { CapacityAttempt } from "../../lib/simulation/estimate/capacity-attempts.ts";
import { backtestRefusals, refusalWeeks } from "../../lib/simulation/estimate/weekly-refusals.ts";

/** The share refused in a week: predicted from the weeks before it, and as it came. */
export interface ForecastWeek {
  readonly startUs: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
  readonly isHit: boolean;
}

/** Every week that the weeks before it could predict: from the third on. */
export function forecastWeeks(attempts: readonly CapacityAttempt[]): readonly ForecastWeek[] {
  const weeks = refusalWeeks(attempts);
  return backtestRefusals(attempts).weeks.flatMap(({ week, low, high, actual, isHit }) => {
    const startUs = weeks[week]?.startUs;
    return startUs === undefined ? [] : [{ startUs, low, high, actual, isHit }];
  });
}
