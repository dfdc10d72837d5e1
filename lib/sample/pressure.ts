import { US_PER_S } from "../core/time.ts";

/** How hard a workload presses on its rate limit at one moment. */
export interface Pressure {
  /** Calls begun in the last minute, this one included, over the limit for a minute. */
  readonly load: number;
  /** The last minute's calls over the mean minute of the last quarter of an hour; 15 is a cold start. */
  readonly growth: number;
}

export const NO_PRESSURE: Pressure = { load: 0, growth: 0 };

const MINUTE_US = 60 * US_PER_S;
const MINUTES = 15;

interface Started {
  readonly startUs: number;
}

/** The pressure at each of a list of calls ordered by start, in one pass. */
export function pressuresAt(calls: readonly Started[], limitPerMinute: number): Pressure[] {
  let minuteFrom = 0;
  let quarterFrom = 0;
  const startOf = (position: number) => calls[position]?.startUs ?? Number.POSITIVE_INFINITY;
  return calls.map(({ startUs }, position) => {
    while (startOf(minuteFrom) <= startUs - MINUTE_US) minuteFrom++;
    while (startOf(quarterFrom) <= startUs - MINUTES * MINUTE_US) quarterFrom++;
    const inMinute = position + 1 - minuteFrom;
    const inQuarter = position + 1 - quarterFrom;
    return { load: inMinute / limitPerMinute, growth: (inMinute * MINUTES) / inQuarter };
  });
}
