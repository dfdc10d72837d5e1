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

/** Shifts the ticks of one hour: a stretch of like ones is worked out once. */
function shiftAll(
  from: Float32Array,
  into: Float32Array,
  by: number,
  fromTick: number,
  toTick: number,
): void {
  let [known, shifted] = [Number.NaN, 0];
  for (let tick = fromTick; tick < toTick && tick < into.length; tick++) {
    const chance = from[tick] ?? 0;
    if (chance !== known) [known, shifted] = [chance, shiftLogit(chance, by)];
    into[tick] = shifted;
  }
}

/** The tape with every tick's acceptance moved by its hour of the week; as it was where there is no such rhythm. */
export function applyHourOfWeek(tape: Tape, { startUs }: TapeSpan, hours: HourOfWeek | null): Tape {
  if (hours === null) return tape;
  const tickUs = tape.tickSeconds * US_PER_S;
  const accept = new Float32Array(tape.accept.length);
  for (let tick = 0; tick < accept.length; ) {
    const us = startUs + tick * tickUs;
    const nextHourUs = (Math.floor(us / US_PER_HOUR) + 1) * US_PER_HOUR;
    const end = Math.max(tick + 1, Math.ceil((nextHourUs - startUs) / tickUs));
    shiftAll(tape.accept, accept, hours[hourOfWeekAt(us)] ?? 0, tick, end);
    tick = end;
  }
  return { tickSeconds: tape.tickSeconds, accept };
}
