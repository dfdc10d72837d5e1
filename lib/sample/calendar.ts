import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";

export interface Span {
  readonly fromUs: number;
  /** Exclusive. */
  readonly toUs: number;
}

export const WORKING_DAYS = [1, 2, 3, 4, 5] as const;
export const WEEKEND = [0, 6] as const;
export const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The day of the week in UTC, 0 = Sunday; 1970-01-01 was a Thursday. */
export const dayOfWeek = (us: number): number => (Math.floor(us / US_PER_DAY) + 4) % 7;

export const hourOfDay = (us: number): number => Math.floor(us / US_PER_HOUR) % 24;

const isWorkingDay = (us: number): boolean => {
  const day = dayOfWeek(us);
  return day >= 1 && day <= 5;
};

/** Whether a moment lies in the busy hours of the invented team: Monday to Friday, 15:00 to 19:00 UTC. */
export function isBusy(us: number): boolean {
  const hour = hourOfDay(us);
  return hour >= 15 && hour < 19 && isWorkingDay(us);
}

/** The midnights (UTC) of the working days that lie whole within a span, in order. */
export function workingDays({ fromUs, toUs }: Span): number[] {
  const days: number[] = [];
  const first = Math.ceil(fromUs / US_PER_DAY) * US_PER_DAY;
  for (let day = first; day + US_PER_DAY <= toUs; day += US_PER_DAY) {
    if (isWorkingDay(day)) days.push(day);
  }
  return days;
}

/** The span of an ordered, disjoint list that holds a moment; `null` when none does. */
export function spanAt(spans: readonly Span[], us: number): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span && span.toUs <= us) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found && found.fromUs <= us ? found : null;
}
