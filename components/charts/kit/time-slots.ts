import { US_PER_HOUR } from "../../../lib/core/time.ts";
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
  /** Its days, both included; of an hour the one in which it begins. */
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface TimeAxis {
  readonly step: TimeStep;
  readonly zone: string;
  readonly nowUs: number;
}

const MOST_SLOTS = 400;

/** The id of the stretch of a series ("s0") that leads to a place that has not ended. */
export const unfinishedId = (seriesId: string): string => seriesId.replace("s", "u");

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

/** Whether what begins at this moment reaches beyond now. */
export function isUnfinished(startUs: number, { step, zone, nowUs }: TimeAxis): boolean {
  if (step === "hour") return startUs + US_PER_HOUR > nowUs;
  return bucketEnd(dayInZone(startUs, zone), step) >= dayInZone(nowUs, zone);
}

function daysOf(key: string, { step, zone }: TimeAxis) {
  if (step !== "hour") return { firstDay: key, lastDay: bucketEnd(key, step) };
  const day = dayInZone(Number(key), zone);
  return { firstDay: day, lastDay: day };
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
    const unfinished = startUs !== null && isUnfinished(startUs, axis);
    const atUs = axis.step === "hour" ? Number(key) : (startUs ?? first);
    const said = words(axis.step, key, atUs, axis.zone);
    return { key, ...said, startUs, unfinished, ...daysOf(key, axis) };
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
