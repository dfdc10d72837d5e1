import { calendarStarts } from "../../analytics/zone.ts";
import { US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import type { Span } from "../hour-spans.ts";
import type { Rebuild } from "./rebuild.ts";
import { sumDays, sumHours } from "./sum-coarse.ts";

/** Makes the coarser sums anew that hold these hours. */
export async function sumTouched(
  tx: TransactionSql,
  rebuild: Rebuild,
  hoursUs: readonly number[],
): Promise<void> {
  const { zone } = rebuild.frame;
  await sumHours(tx, rebuild, hoursUs);
  await sumDays(tx, rebuild, { unit: "utcDay", days: daysOf(hoursUs, "UTC") });
  if (zone === null) return;
  await sumDays(tx, rebuild, { unit: "zoneDay", days: daysOf(hoursUs, zone) });
}

/** The days that the hours touch: each from its start to the next. */
function daysOf(hoursUs: readonly number[], zone: string): readonly Span[] {
  const days = new Map<number, Span>();
  for (const [first, last] of runsOf(hoursUs)) {
    const starts = calendarStarts(
      { fromUs: first, toUs: last + US_PER_HOUR + US_PER_DAY },
      "day",
      zone,
    );
    for (const [place, fromUs] of starts.entries()) {
      const toUs = starts[place + 1];
      if (toUs !== undefined && fromUs < last + US_PER_HOUR) days.set(fromUs, { fromUs, toUs });
    }
  }
  return [...days.values()].sort((a, b) => a.fromUs - b.fromUs);
}

/** First and last of the hours that lie less than a day apart. */
function runsOf(hoursUs: readonly number[]): readonly (readonly [number, number])[] {
  const sorted = [...hoursUs].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const hour of sorted) {
    const run = runs.at(-1);
    if (run && hour - run[1] < US_PER_DAY) run[1] = hour;
    else runs.push([hour, hour]);
  }
  return runs;
}
