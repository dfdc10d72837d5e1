import { US_PER_HOUR, US_PER_S } from "../../core/time.ts";
import { hourOfWeekAt } from "../availability/hour-of-week.ts";
import type { HourOfWeek } from "../conditions.ts";
import type { CapacityAttempt } from "./capacity-attempts.ts";
import { effectiveSample } from "./effective-sample.ts";
import { type PooledWeek, pooledWeek, type SeenHour } from "./hour-of-week.ts";

/** An attempt speaks for no longer than this: retries crowd into shortages, and would be heard too often. */
const SPEAKS_SECONDS = 300;
const HOUR_SECONDS = 3_600;

interface Visit {
  readonly hour: number;
  attempts: number;
  seconds: number;
  refusedSeconds: number;
}

/** Hours in which attempts were made, each with the time that they speak for: until the next one, at most five minutes. */
function visitsOf(attempts: readonly CapacityAttempt[]): Visit[] {
  const visits = new Map<number, Visit>();
  for (const [place, { atUs, accepted }] of attempts.entries()) {
    const next = attempts[place + 1]?.atUs ?? Number.POSITIVE_INFINITY;
    const seconds = Math.min(SPEAKS_SECONDS, (next - atUs) / US_PER_S);
    const start = Math.floor(atUs / US_PER_HOUR);
    const visit = visits.get(start) ?? {
      ...{ hour: hourOfWeekAt(atUs), attempts: 0, seconds: 0, refusedSeconds: 0 },
    };
    visits.set(start, visit);
    visit.attempts += 1;
    visit.seconds += seconds;
    if (!accepted) visit.refusedSeconds += seconds;
  }
  return [...visits.values()];
}

/** What attempts say of each hour of the week: time refused of the time that they speak for, on independent looks. */
export function seenHours(
  attempts: readonly CapacityAttempt[],
  memorySeconds: number,
): readonly SeenHour[] {
  const hours = new Map<number, { looks: number; refused: number }>();
  for (const { hour, attempts: made, seconds, refusedSeconds } of visitsOf(attempts)) {
    if (seconds <= 0) continue;
    const watched = Math.min(HOUR_SECONDS, seconds);
    const looks = Math.min(made, effectiveSample(watched, memorySeconds));
    const found = hours.get(hour) ?? { looks: 0, refused: 0 };
    hours.set(hour, {
      looks: found.looks + looks,
      refused: found.refused + (looks * refusedSeconds) / seconds,
    });
  }
  return [...hours].map(([hour, { looks, refused }]) => ({
    ...{ hour, looks, refused: refused / looks },
  }));
}

const acceptLogit = (refusal: number): number => Math.log((1 - refusal) / refusal);

/** The course of a week as what each hour adds to the logit of acceptance; in the mean nothing. */
export function weekCourse({ hours }: PooledWeek): HourOfWeek {
  const logits = hours.map(({ refusal }) => acceptLogit(refusal));
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  return logits.map((logit) => logit - mean);
}

/** The same of attempts. */
export const courseOfAttempts = (
  attempts: readonly CapacityAttempt[],
  memorySeconds: number,
): HourOfWeek => weekCourse(pooledWeek(seenHours(attempts, memorySeconds)));
