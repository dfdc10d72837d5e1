import { US_PER_DAY, US_PER_HOUR } from "../../../lib/core/time.ts";
import type { TimeStep } from "../../answers/ask.ts";
import { addDays, dayInZone, formatDay, formatMoment } from "../../format/moment.ts";
import { bucketEnd } from "./calendar-buckets.ts";

/** A place on an axis of equal steps of time. */
export interface TimeSlot {
  readonly key: string;
  readonly label: string;
  /** Shorter, for the axis. */
  readonly tick: string;
  /** The start of its row; `null`: nothing was recorded then. */
  readonly startUs: number | null;
  /** It had not ended when the answer was given. */
  readonly unfinished: boolean;
}

export interface TimeAxis {
  readonly step: TimeStep;
  readonly zone: string;
  readonly nowUs: number;
}

const MOST_SLOTS = 400;
const SHORTEST_US: Readonly<Record<TimeStep, number>> = {
  hour: US_PER_HOUR,
  day: 23 * US_PER_HOUR,
  week: 7 * US_PER_DAY - US_PER_HOUR,
  month: 28 * US_PER_DAY - US_PER_HOUR,
};

const withoutYear = (text: string): string => text.replace(/ \d{4}(,|$)/, "$1");

function words(step: TimeStep, key: string, startUs: number, zone: string) {
  if (step === "hour") {
    const label = formatMoment(startUs, zone);
    return { label, tick: withoutYear(label) };
  }
  const label = formatDay(key);
  if (step === "month")
    return { label: label.replace(/^\d+ /, ""), tick: label.replace(/^\d+ /, "") };
  return { label: step === "week" ? `Week of ${label}` : label, tick: withoutYear(label) };
}

const keyOf = (us: number, { step, zone }: TimeAxis): string =>
  step === "hour" ? String(us) : dayInZone(us, zone);

function nextKey(key: string, step: TimeStep): string {
  if (step === "hour") return String(Number(key) + US_PER_HOUR);
  if (step === "month") return addDays(bucketEnd(key, "month"), 1);
  return addDays(key, step === "week" ? 7 : 1);
}

/** Every key from the first to the last; only those with rows where the axis would be too long. */
function keysBetween(keys: readonly string[], step: TimeStep): readonly string[] {
  const last = keys.at(-1);
  const all: string[] = [];
  for (let key = keys[0]; key !== undefined && last !== undefined; key = nextKey(key, step)) {
    all.push(key);
    if (key === last) return all;
    if (all.length > MOST_SLOTS) return keys;
  }
  return all;
}

/**
 * The axis under rows that start at these moments: a place for every step between the first and the last, empty ones
 * too, unless that would be more than 400.
 */
export function timeSlots(startsUs: readonly number[], axis: TimeAxis): readonly TimeSlot[] {
  const sorted = [...new Set(startsUs)].sort((a, b) => a - b);
  const startOf = new Map(sorted.map((us) => [keyOf(us, axis), us]));
  const first = sorted[0] ?? 0;
  return keysBetween([...startOf.keys()], axis.step).map((key) => {
    const startUs = startOf.get(key) ?? null;
    const unfinished = startUs !== null && startUs + SHORTEST_US[axis.step] > axis.nowUs;
    const atUs = axis.step === "hour" ? Number(key) : (startUs ?? first);
    return { key, ...words(axis.step, key, atUs, axis.zone), startUs, unfinished };
  });
}

const MOST_TICKS = 8;

/** The keys of about eight slots, evenly apart. */
export function slotTicks(slots: readonly TimeSlot[]): readonly { at: string; label: string }[] {
  const stride = Math.max(1, Math.ceil(slots.length / MOST_TICKS));
  return slots
    .filter((_, place) => place % stride === 0)
    .map(({ key, tick }) => ({ at: key, label: tick }));
}
