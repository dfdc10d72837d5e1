export const BUCKET_STEPS = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "decade",
  "century",
] as const;
export type BucketStep = (typeof BUCKET_STEPS)[number];

const MONTHS: Readonly<Partial<Record<BucketStep, number>>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
  century: 1_200,
};
const DAY_MS = 86_400_000;
const MONDAY_OFFSET = 3; // 1970-01-01 was a Thursday

const monthIndex = (day: string): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const isoOfDay = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

function isoOfMonth(index: number): string {
  const year = String(Math.floor(index / 12)).padStart(4, "0");
  return `${year}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}

function indexOf(day: string, step: BucketStep): number {
  const months = MONTHS[step];
  if (months) return Math.floor(monthIndex(day) / months);
  if (step === "week") return Math.floor((dayNumber(day) + MONDAY_OFFSET) / 7);
  return dayNumber(day);
}

function startOf(index: number, step: BucketStep): string {
  const months = MONTHS[step];
  if (months) return isoOfMonth(index * months);
  return isoOfDay(step === "week" ? index * 7 - MONDAY_OFFSET : index);
}

/** The first day of the bucket in which an ISO day lies; weeks start on Monday. */
export const bucketStart = (day: string, step: BucketStep): string =>
  startOf(indexOf(day, step), step);

/** The last day of the bucket that starts on `start`. */
export const bucketEnd = (start: string, step: BucketStep): string =>
  isoOfDay(dayNumber(startOf(indexOf(start, step) + 1, step)) - 1);

/** A place on a calendar axis: one bucket, or a long stretch without data drawn as a break. */
export interface AxisSlot {
  /** First and last day, both included. */
  readonly start: string;
  readonly end: string;
  readonly isBreak: boolean;
}

/** Longer empty stretches are broken, where they would take up more than half of the axis. */
const LONGEST_EMPTY = 31;

/** How many buckets lie from the first to the last, and what would be left of them with breaks. */
function axisLengths(indices: readonly number[]): {
  readonly all: number;
  readonly broken: number;
} {
  let empty = 0;
  let breaks = 0;
  indices.forEach((index, place) => {
    const gap = index - (indices[place - 1] ?? index) - 1;
    if (gap <= LONGEST_EMPTY) return;
    empty += gap;
    breaks += 1;
  });
  const all = (indices.at(-1) ?? 0) - (indices[0] ?? 0) + 1;
  return { all, broken: empty * 2 > all ? all - empty + breaks : all };
}

/** Places in time of the buckets that hold one of these days, each once; `null` where they are more than `most`. */
function indicesOf(days: readonly string[], step: BucketStep, most: number): number[] | null {
  const indices: number[] = [];
  for (const day of days) {
    const index = indexOf(day, step);
    if (index === indices.at(-1)) continue;
    if (indices.length === most) return null;
    indices.push(index);
  }
  return indices;
}

/**
 * The axis under these days (in time order): the finest step that needs at most `most` places, with every bucket from
 * the first to the last, empty ones too; long empty stretches are one place where they would take up most of it.
 */
export function axisOf(
  days: readonly string[],
  most: number,
): { readonly step: BucketStep; readonly slots: readonly AxisSlot[] } {
  for (const step of BUCKET_STEPS) {
    const indices = indicesOf(days, step, most);
    if (indices === null) continue;
    const { all, broken } = axisLengths(indices);
    if (broken <= most) return { step, slots: slotsOf(indices, step, broken < all) };
  }
  return { step: "century", slots: [] };
}

function slotsOf(indices: readonly number[], step: BucketStep, mayBreak: boolean): AxisSlot[] {
  const slots: AxisSlot[] = [];
  const add = (from: number, to: number, isBreak: boolean): void => {
    const start = startOf(from, step);
    slots.push({ start, end: bucketEnd(startOf(to, step), step), isBreak });
  };
  indices.forEach((index, place) => {
    const next = (indices[place - 1] ?? index - 1) + 1;
    if (mayBreak && index - next > LONGEST_EMPTY) add(next, index - 1, true);
    else for (let empty = next; empty < index; empty += 1) add(empty, empty, false);
    add(index, index, false);
  });
  return slots;
}
