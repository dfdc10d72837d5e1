import type { AppliedFilters, DaySpend } from "../../lib/wire/overview.ts";
import { dayInZone, formatDayRange } from "../format/moment.ts";

interface Covering {
  readonly filters: Pick<AppliedFilters, "fromUs" | "toUs" | "zone">;
  readonly days: readonly Pick<DaySpend, "day">[];
}

interface CoveredDays {
  readonly first: string;
  readonly last: string;
}

/** The days that the figures cover, both included, in the zone of the filters: those of the period, where it is open those of the records; `null` where there are none. */
export function coveredDays({
  filters: { fromUs, toUs, zone },
  days,
}: Covering): CoveredDays | null {
  const first = fromUs === null ? days[0]?.day : dayInZone(fromUs, zone);
  const last = toUs === null ? days.at(-1)?.day : dayInZone(toUs - 1, zone);
  return first === undefined || last === undefined || first > last ? null : { first, last };
}

/** For an export's rows: "2026-10-22 to 2026-11-20"; "none" where no day is covered. */
export function isoDaysWords(overview: Covering): string {
  const days = coveredDays(overview);
  return days === null ? "none" : `${days.first} to ${days.last}`;
}

/** A period's name with the days that it means: "All time (22 Oct – 20 Nov 2026)"; one that is named by its days stays as it is. */
export function datedPeriod(period: string, overview: Covering): string {
  const days = coveredDays(overview);
  if (days === null) return period;
  const range = formatDayRange(days.first, days.last);
  return range === period ? period : `${period} (${range})`;
}
