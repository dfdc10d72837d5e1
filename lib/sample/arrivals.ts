import { drawExponential, drawLogNormal, drawPoisson } from "../core/distributions.ts";
import type { Random } from "../core/random.ts";
import { US_PER_HOUR, US_PER_S } from "../core/time.ts";
import { dayOfWeek, hourOfDay, type Span } from "./calendar.ts";
import type { Arrivals } from "./profile.ts";

/** One thing that a client wants once; it may take several attempts. */
export interface Operation {
  readonly startUs: number;
  /** Position within its session, from 0. */
  readonly turn: number;
  /** With `index`, its own stream of draws: nothing that happens to others moves it. */
  readonly stream: Random;
  readonly index: number;
}

const MAX_CALLS_PER_SESSION = 5_000;
const STREAMS_PER_HOUR = 2 ** 16;
const HOUR_TO_HOUR = { median: 1, sigma: 0.25 };

function sessionsIn(hourUs: number, arrivals: Arrivals, random: Random): number {
  if (!arrivals.days.includes(dayOfWeek(hourUs))) return 0;
  const mean = arrivals.sessionsPerHour[hourOfDay(hourUs)] ?? 0;
  if (arrivals.scheduled) return Math.round(mean);
  return drawPoisson(random, mean * drawLogNormal(random, HOUR_TO_HOUR));
}

/**
 * The operations that arrivals bring within a window, hour by hour. The draws of an hour depend on the
 * hour alone, so that two windows with the same seed agree where they overlap.
 */
export function drawOperations(random: Random, arrivals: Arrivals, window: Span): Operation[] {
  const operations: Operation[] = [];
  const starts = random.fork("starts");
  const stream = random.fork("operations");
  const firstHour = Math.floor(window.fromUs / US_PER_HOUR);
  for (let hour = firstHour; hour * US_PER_HOUR < window.toUs; hour++) {
    const hourUs = hour * US_PER_HOUR;
    const draws = starts.at(hour);
    let position = 0;
    for (let left = sessionsIn(hourUs, arrivals, draws); left > 0; left--) {
      const offset = arrivals.scheduled ? draws.next() / 40 : draws.next();
      let startUs = hourUs + Math.floor(offset * US_PER_HOUR);
      const calls = Math.max(1, Math.round(drawLogNormal(draws, arrivals.callsPerSession)));
      for (let turn = 0; turn < Math.min(calls, MAX_CALLS_PER_SESSION); turn++) {
        if (startUs >= window.fromUs && startUs < window.toUs) {
          const index = hour * STREAMS_PER_HOUR + position;
          operations.push({ startUs, turn, stream, index });
        }
        position++;
        startUs += Math.ceil(drawExponential(draws, arrivals.gapS) * US_PER_S);
      }
    }
  }
  return operations;
}
