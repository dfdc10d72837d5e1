import { US_PER_HOUR, US_PER_S } from "../../core/time.ts";
import type { HourOfWeek } from "../conditions.ts";
import type { Tape, TapeSpan } from "./tape.ts";

export const HOURS_PER_WEEK = 168;
/** 1970-01-01 was a Thursday. */
const FIRST_HOUR = 3 * 24;

/** The hour of the week in UTC, 0 from Monday 00:00, of a moment in microseconds since 1970. */
export const hourOfWeekAt = (us: number): number =>
  (Math.floor(us / US_PER_HOUR) + FIRST_HOUR) % HOURS_PER_WEEK;

/** A chance moved by so much on the logit scale; 0 and 1 stay what they are. */
export function shiftLogit(chance: number, by: number): number {
  const odds = chance * Math.exp(by);
  return odds === 0 ? 0 : odds / (odds + (1 - chance));
}

/** The tape with every tick's acceptance moved by its hour of the week; as it was where there is no such rhythm. */
export function applyHourOfWeek(tape: Tape, { startUs }: TapeSpan, hours: HourOfWeek | null): Tape {
  if (hours === null) return tape;
  const tickUs = tape.tickSeconds * US_PER_S;
  const accept = tape.accept.map((chance, tick) =>
    shiftLogit(chance, hours[hourOfWeekAt(startUs + tick * tickUs)] ?? 0),
  );
  return { tickSeconds: tape.tickSeconds, accept };
}
