const HOURS_OF_DAY = 24;
const HOURS_OF_WEEK = 168;
/** So much of the calls makes up the bulk by which rhythms are judged. */
const BULK = 0.8;
const OFFICE = { fromHour: 8, toHour: 19, days: 5 } as const;
const MOST_RUN_HOURS = 4;
const EDGE = 0.02;

/** What the records of a workload show about how it works. */
export interface Evidence {
  readonly calls: number;
  /** For how many days its rhythm was looked at. */
  readonly days: number;
  /** How much of the hours of its time it takes to hold four fifths of its calls; `null`: not known. */
  readonly bulkHours: number | null;
  /** The share of calls in its busiest stretch of at most four hours of the day, and that stretch. */
  readonly run: { readonly share: number; readonly fromHour: number; readonly toHour: number };
  /** The share of calls from 8 to 19 on working days. */
  readonly officeShare: number;
  /** The share of answers whose time to the first token was measured; `null`: no source tells of any. */
  readonly streamedShare: number | null;
  /** Shares of calls that name a tier, by the tier that they name; empty where none does. */
  readonly asked: Readonly<Record<string, number>>;
  /** The share of calls that were served at batch. */
  readonly batchShare: number;
  readonly deadlineSeconds: number | null;
}

/** The share of the hours that hold four fifths of the calls, busiest first; `null` without calls or hours. */
export function bulkHours(callsByHour: readonly number[], hours: number): number | null {
  const all = callsByHour.reduce((sum, calls) => sum + calls, 0);
  if (all === 0 || hours <= 0) return null;
  const busiest = [...callsByHour].sort((a, b) => b - a);
  let held = 0;
  let taken = 0;
  for (const calls of busiest) {
    if (held >= all * BULK) break;
    held += calls;
    taken += 1;
  }
  return Math.min(1, taken / hours);
}

/**
 * The stretch of up to four hours of the day, over midnight too, that holds the most of the calls; hours at its ends with
 * next to none are left out. Takes calls by hour of the day or of the week.
 */
export function busiestRun(callsByHour: readonly number[]): Evidence["run"] {
  const ofDay = Array.from({ length: HOURS_OF_DAY }, (_, hour) =>
    callsByHour.reduce((sum, calls, at) => (at % HOURS_OF_DAY === hour ? sum + calls : sum), 0),
  );
  const all = ofDay.reduce((sum, calls) => sum + calls, 0);
  const stretch = (from: number): number[] =>
    Array.from({ length: MOST_RUN_HOURS }, (_, n) => ofDay[(from + n) % HOURS_OF_DAY] ?? 0);
  const held = (calls: readonly number[]): number => calls.reduce((sum, one) => sum + one, 0);
  let best = 0;
  for (let from = 1; from < HOURS_OF_DAY; from += 1) {
    if (held(stretch(from)) > held(stretch(best))) best = from;
  }
  const isBusy = (calls: number): boolean => calls > all * EDGE;
  const hours = stretch(best);
  const first = Math.max(0, hours.findIndex(isBusy));
  const last = Math.max(first, hours.findLastIndex(isBusy));
  return {
    share: all === 0 ? 0 : held(hours.slice(first, last + 1)) / all,
    fromHour: (best + first) % HOURS_OF_DAY,
    toHour: (best + last + 1) % HOURS_OF_DAY,
  };
}

/** The share of calls from 8 to 19 on working days of the zone; 0 without calls. */
export function officeShare(hoursOfWeek: readonly number[]): number {
  const all = hoursOfWeek.reduce((sum, calls) => sum + calls, 0);
  if (all === 0) return 0;
  const inOffice = hoursOfWeek.slice(0, HOURS_OF_WEEK).reduce((sum, calls, at) => {
    const hour = at % HOURS_OF_DAY;
    const isWork = Math.floor(at / HOURS_OF_DAY) < OFFICE.days;
    return isWork && hour >= OFFICE.fromHour && hour < OFFICE.toHour ? sum + calls : sum;
  }, 0);
  return inOffice / all;
}
