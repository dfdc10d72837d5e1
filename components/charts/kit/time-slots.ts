import { US_PER_HOUR } from "../../../lib/core/time.ts";
import type { TimeStep } from "../../answers/ask.ts";
import {
  addDays,
  dayInZone,
  daysBetween,
  formatDay,
  formatDayRange,
  formatMoment,
} from "../../format/moment.ts";
import { formatCounted } from "../../format/quantity.ts";
import { bucketEnd } from "./calendar-buckets.ts";

/** A place on an axis of equal steps of time. */
export interface TimeSlot {
  readonly key: string;
  readonly label: string;
  /** Shorter, for the axis. */
  readonly tick: string;
  /** The start of its row; `null`: nothing was recorded then. */
  readonly startUs: number | null;
  /** A long stretch without rows, in one place. */
  readonly isBreak: boolean;
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

/** "14 Nov 2026", "14 Nov 2026, 15:00" */
const withYear = ({ tick, firstDay }: TimeSlot): string =>
  tick.replace(/(,|$)/, ` ${firstDay.slice(0, 4)}$1`);

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

/** Longer empty stretches are one place, where they would take up more than half of the axis. */
const LONGEST_EMPTY = 31;

/** The empty places between two keys with rows. */
function emptyBetween(key: string, next: string, step: TimeStep): number {
  if (step === "hour") return (Number(next) - Number(key)) / US_PER_HOUR - 1;
  if (step !== "month") return (daysBetween(key, next) - 1) / (step === "week" ? 7 : 1) - 1;
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(next) - months(key) - 1;
}

interface Place {
  readonly key: string;
  /** The key after it: the end of an empty stretch. */
  readonly next: string;
  readonly isBreak: boolean;
}

function placesBetween(key: string, next: string, step: TimeStep): Place[] {
  const places: Place[] = [];
  for (let at = nextKey(key, step); at !== next; at = nextKey(at, step)) {
    places.push({ key: at, next: nextKey(at, step), isBreak: false });
  }
  return places;
}

/** Every key from the first to the last; only those with rows, and breaks, where the axis would be too long. */
function placesOf(keys: readonly string[], step: TimeStep): readonly Place[] {
  const empty = keys.map((key, place) => {
    const next = keys[place + 1];
    return next === undefined ? 0 : emptyBetween(key, next, step);
  });
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  const long = empty.filter((count) => count > LONGEST_EMPTY);
  const all = keys.length + sum(empty);
  const mayBreak = sum(long) * 2 > all;
  const isTooLong = (mayBreak ? all - sum(long) : all) > MOST_SLOTS;
  return keys.flatMap((key, place): Place[] => {
    const here = { key, next: nextKey(key, step), isBreak: false };
    const next = keys[place + 1];
    const gap = empty[place] ?? 0;
    if (next === undefined || gap === 0) return [here];
    if (mayBreak && gap > LONGEST_EMPTY) return [here, { key: here.next, next, isBreak: true }];
    return isTooLong ? [here] : [here, ...placesBetween(key, next, step)];
  });
}

/** The days of an empty stretch, both included; the moment after it belongs to the next. */
function breakDays({ key, next }: Place, { step, zone }: TimeAxis) {
  if (step !== "hour") return { firstDay: key, lastDay: addDays(next, -1) };
  return {
    firstDay: dayInZone(Number(key), zone),
    lastDay: dayInZone(Number(next) - US_PER_HOUR, zone),
  };
}

/**
 * The axis under rows that start at these moments: a place for every step between the first and the last, empty ones
 * too, unless that would be more than 400; long empty stretches are one place where they would take up most of it.
 */
export function timeSlots(startsUs: readonly number[], axis: TimeAxis): readonly TimeSlot[] {
  const sorted = [...new Set(startsUs)].sort((a, b) => a - b);
  const startOf = new Map(sorted.map((us) => [keyOf(us, axis), us]));
  const first = sorted[0] ?? 0;
  return placesOf([...startOf.keys()], axis.step).map((place) => {
    const { key, isBreak } = place;
    const startUs = startOf.get(key) ?? null;
    if (isBreak) {
      const days = breakDays(place, axis);
      const label = formatDayRange(days.firstDay, days.lastDay);
      return { key, label, tick: "", startUs, isBreak, unfinished: false, ...days };
    }
    const unfinished = startUs !== null && isUnfinished(startUs, axis);
    const atUs = axis.step === "hour" ? Number(key) : (startUs ?? first);
    const said = words(axis.step, key, atUs, axis.zone);
    return { key, ...said, startUs, isBreak, unfinished, ...daysOf(key, axis) };
  });
}

/** Long empty stretches are not drawn at length, and are told of instead; `null` where there are none. */
export function breakWords(
  slots: readonly Pick<TimeSlot, "isBreak" | "firstDay" | "lastDay">[],
): string | null {
  const breaks = slots.filter(({ isBreak }) => isBreak);
  const [first] = breaks;
  if (!first) return null;
  if (breaks.length > 1) {
    return `${formatCounted(breaks.length, "long stretch", "long stretches")} without records are drawn as breaks.`;
  }
  const days = formatCounted(daysBetween(first.firstDay, first.lastDay), "day");
  return `No records from ${formatDay(first.firstDay)} to ${formatDay(first.lastDay)}: ${days}, drawn as a break.`;
}

const MOST_TICKS = 8;

const HOLDS_YEAR = /\b\d{4}\b/;
const yearOf = (slot: TimeSlot | undefined): string => slot?.firstDay.slice(0, 4) ?? "";

/** The keys of about eight slots, evenly apart; over several years a tick names its own where that before it differs. */
export function slotTicks(slots: readonly TimeSlot[]): readonly { at: string; label: string }[] {
  const places = slots.filter(({ isBreak }) => !isBreak);
  const stride = Math.max(1, Math.ceil(places.length / MOST_TICKS));
  const ticks = places.filter((_, place) => place % stride === 0);
  const isOneYear = yearOf(places[0]) === yearOf(places.at(-1));
  return ticks.map((slot, place) => {
    const isKnown = isOneYear || yearOf(slot) === yearOf(ticks[place - 1]);
    const label = isKnown || HOLDS_YEAR.test(slot.tick) ? slot.tick : withYear(slot);
    return { at: slot.key, label };
  });
}
