import { isUndated, US_PER_HOUR } from "../../core/time.ts";
import type { TimeSplit } from "../cost-cell.ts";
import type { OperationCell } from "../operation-cell.ts";
import type { RefusalHour } from "../refusal-interval.ts";
import { calendarStarts, hourOfWeek } from "../zone.ts";

/** Operations of one kind, counted by the hour of UTC in which they began. */
export interface HourlyOperations {
  /** Their names; its bucket is that of the question's cut by time. */
  readonly cell: OperationCell;
  readonly hours: readonly RefusalHour[];
}

/** The bucket in which an hour begins: of a zone that is off by part of an hour, some of the hour lies in the next. */
function placesOf(
  hoursUs: readonly number[],
  split: TimeSplit,
  zone: string,
): (hourUs: number) => number | null {
  if (split === "hour") return (hourUs) => hourUs;
  const places = new Map<number, number>();
  if (split === "hourOfWeek") {
    for (const hourUs of hoursUs) places.set(hourUs, hourOfWeek(hourUs, zone));
    return (hourUs) => places.get(hourUs) ?? null;
  }
  const [fromUs = 0] = hoursUs;
  const starts = calendarStarts({ fromUs, toUs: (hoursUs.at(-1) ?? fromUs) + 1 }, split, zone);
  let place = 0;
  for (const hourUs of hoursUs) {
    while ((starts[place + 1] ?? Number.POSITIVE_INFINITY) <= hourUs) place++;
    places.set(hourUs, starts[place] ?? fromUs);
  }
  return (hourUs) => places.get(hourUs) ?? null;
}

const usOf = ({ hour }: RefusalHour): number => hour * US_PER_HOUR;

/** Each kind once for every bucket of a cut by time, with the hours that begin there; those without a time are left out. */
export function placeHours(
  kinds: readonly HourlyOperations[],
  split: TimeSplit | null,
  zone: string,
): readonly HourlyOperations[] {
  const dated = kinds
    .map(({ cell, hours }) => ({ cell, hours: hours.filter((hour) => !isUndated(usOf(hour))) }))
    .filter(({ hours }) => hours.length > 0);
  if (split === null) return dated;
  const all = new Set<number>();
  for (const { hours } of dated) for (const hour of hours) all.add(usOf(hour));
  const placeOf = placesOf(
    [...all].sort((a, b) => a - b),
    split,
    zone,
  );
  return dated.flatMap(({ cell, hours }) => {
    const byBucket = new Map<number | null, RefusalHour[]>();
    for (const hour of hours) {
      const bucket = placeOf(usOf(hour));
      const there = byBucket.get(bucket);
      if (there) there.push(hour);
      else byBucket.set(bucket, [hour]);
    }
    return [...byBucket].map(([bucket, there]) => ({ cell: { ...cell, bucket }, hours: there }));
  });
}
