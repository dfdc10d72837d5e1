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

/** The finest step that cuts `first` to `last` (both included) into at most `most` buckets. */
export function finestStep(first: string, last: string, most: number): BucketStep {
  const fits = (step: BucketStep): boolean =>
    indexOf(last, step) - indexOf(first, step) + 1 <= most;
  return BUCKET_STEPS.find(fits) ?? "century";
}

/** Every bucket from the one of `first` to the one of `last`, by first day: empty ones too. */
export function bucketsBetween(first: string, last: string, step: BucketStep): string[] {
  const from = indexOf(first, step);
  const length = Math.max(0, indexOf(last, step) - from + 1);
  return Array.from({ length }, (_, i) => startOf(from + i, step));
}
