import { isUndated, US_PER_HOUR } from "../../core/time.ts";
import type { TimeSplit } from "../cost-cell.ts";
import type { OperationCell } from "../operation-cell.ts";
import { calendarStarts, hourOfWeek } from "../zone.ts";

/** Operations that began in an hour of UTC; the cell's bucket is that of the question's cut by time. */
export interface HourlyOperations {
  /** Hours since 1970 UTC. */
  readonly hour: number;
  readonly cell: OperationCell;
}

/** The bucket in which an hour begins: of a zone that is off by part of an hour, some of the hour lies in the next. */
function placesOf(
  hoursUs: readonly number[],
  split: TimeSplit | null,
  zone: string,
): (hourUs: number) => number | null {
  if (split === null) return () => null;
  if (split === "hour") return (hourUs) => hourUs;
  if (split === "hourOfWeek") return (hourUs) => hourOfWeek(hourUs, zone);
  const fromUs = Math.min(...hoursUs);
  const starts = calendarStarts({ fromUs, toUs: Math.max(...hoursUs) + 1 }, split, zone);
  const places = new Map<number, number>();
  let place = 0;
  for (const hourUs of hoursUs) {
    while ((starts[place + 1] ?? Number.POSITIVE_INFINITY) <= hourUs) place++;
    places.set(hourUs, starts[place] ?? fromUs);
  }
  return (hourUs) => places.get(hourUs) ?? null;
}

/** Cells split by hour, each with its hour and put into the bucket of another cut by time; those without a time are left out. */
export function placeHours(
  cells: readonly OperationCell[],
  split: TimeSplit | null,
  zone: string,
): readonly HourlyOperations[] {
  const dated = cells.flatMap((cell) =>
    cell.bucket === null || isUndated(cell.bucket) ? [] : [{ hourUs: cell.bucket, cell }],
  );
  if (dated.length === 0) return [];
  const hoursUs = [...new Set(dated.map(({ hourUs }) => hourUs))].sort((a, b) => a - b);
  const placeOf = placesOf(hoursUs, split, zone);
  return dated.map(({ hourUs, cell }) => ({
    hour: Math.floor(hourUs / US_PER_HOUR),
    cell: { ...cell, bucket: placeOf(hourUs) },
  }));
}
