import type { Fragment } from "postgres";
import { TIME_SPLITS, type TimeSplit } from "../../analytics/cost-cell.ts";
import { calendarStarts, hourOfWeek } from "../../analytics/zone.ts";
import { US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import { arrayText, momentsText } from "../sum-facts.ts";

/** How rows are placed in the buckets of a time split. */
interface TimePlace {
  readonly split: TimeSplit;
  readonly column: string;
  /** The number of a row's bucket, from its `hour`. Lists are read once, not for every row. */
  number(): Fragment;
  /** What the number stands for: see `CostCell.bucket`. */
  bucketOf(number: number): number | null;
}

export interface TimePlaces {
  readonly all: readonly TimePlace[];
  /** Where the buckets begin: sums must not lie on both sides of one. */
  readonly momentsUs: readonly number[];
}

const COLUMN = {
  hour: "in_hour",
  day: "in_day",
  week: "in_week",
  month: "in_month",
  hourOfWeek: "in_hour_of_week",
} as const satisfies Record<TimeSplit, string>;

export const isTimeSplit = (split: string): split is TimeSplit =>
  TIME_SPLITS.some((known) => known === split);

/** For each time split among those asked for, over the part of a range in which records have a time. */
export function timePlaces(
  { sql }: Database,
  {
    splits,
    dated,
    zone,
  }: { readonly splits: readonly string[]; readonly dated: Span; readonly zone: string },
): TimePlaces {
  const hourNumber = (): Fragment => sql`floor(date_part('epoch', hour) / 3600)::int`;
  const momentsUs: number[] = [];
  const all = TIME_SPLITS.filter((split) => splits.includes(split)).map((split): TimePlace => {
    const column = COLUMN[split];
    if (split === "hour") {
      return { split, column, number: hourNumber, bucketOf: (hours) => hours * US_PER_HOUR };
    }
    if (split === "hourOfWeek") {
      const first = Math.floor(dated.fromUs / US_PER_HOUR);
      const hours = hoursOfWeek(dated, zone);
      const number = (): Fragment =>
        sql`(select ${arrayText(hours)}::text::int[])[${hourNumber()} - ${first - 1}::int]`;
      return { split, column, number, bucketOf: (hour) => hour };
    }
    const starts = calendarStarts(dated, split, zone);
    momentsUs.push(...starts);
    return {
      split,
      column,
      number: () => sql`width_bucket(hour, (select ${momentsText(starts)}::text::timestamptz[]))`,
      bucketOf: (place) => starts[place - 1] ?? null,
    };
  });
  return { all, momentsUs };
}

/** The local hour of the week of every hour of UTC that a range touches. */
function hoursOfWeek({ fromUs, toUs }: Span, zone: string): readonly number[] {
  const hours: number[] = [];
  const days = calendarStarts({ fromUs: fromUs - (fromUs % US_PER_HOUR), toUs }, "day", zone);
  for (const [place, start] of days.entries()) {
    const end = days[place + 1] ?? toUs;
    const isEven = place + 1 < days.length && end - start === 24 * US_PER_HOUR;
    const ofFirst = hourOfWeek(start, zone);
    const firstHour = Math.ceil(Math.max(start, fromUs - (fromUs % US_PER_HOUR)) / US_PER_HOUR);
    for (let us = firstHour * US_PER_HOUR; us < end; us += US_PER_HOUR) {
      hours.push(isEven ? ofFirst + Math.floor((us - start) / US_PER_HOUR) : hourOfWeek(us, zone));
    }
  }
  return hours;
}
